package io.sales360.common.product;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The dialect of delimited text, and how its values are written.
 *
 * @param delimiter one or more characters between fields
 * @param quote character around a field that holds a delimiter, a quote or a line end; 0 for none
 * @param charset name of the charset; a byte order mark wins over it
 * @param lineEnd text before the line end that belongs to it ({@code &|} in some exports); empty
 *     for none
 * @param columns column names where the file has no header row; empty where it has one
 * @param skipLines physical lines before the header or the first row
 * @param trim whether blanks around values are dropped
 * @param nulls words that mean "no value" (the empty value always does)
 * @param decimalMark character before the decimals
 * @param groupingMark character between thousands; 0 for none
 * @param currencySigns texts dropped from numbers
 * @param datePatterns java.time patterns tried in turn for dates
 * @param timestampPatterns java.time patterns tried in turn for instants; date patterns follow
 * @param zone zone of timestamps that name none; empty for the reporting zone
 * @param maxFieldChars a longer field refuses its row
 */
public record CsvFormat(
    String delimiter,
    char quote,
    String charset,
    String lineEnd,
    List<String> columns,
    int skipLines,
    boolean trim,
    Set<String> nulls,
    char decimalMark,
    char groupingMark,
    List<String> currencySigns,
    List<String> datePatterns,
    List<String> timestampPatterns,
    String zone,
    int maxFieldChars)
    implements Serializable {

  public static final int MAX_FIELD_CHARS = 1 << 20;

  /** RFC 4180 with a header, UTF-8, ISO dates and decimal points. */
  public static final CsvFormat DEFAULT =
      new CsvFormat(
          ",",
          '"',
          "UTF-8",
          "",
          List.of(),
          0,
          true,
          Set.of(),
          '.',
          (char) 0,
          List.of(),
          List.of("yyyy-MM-dd"),
          List.of("yyyy-MM-dd'T'HH:mm:ssX", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"),
          "",
          MAX_FIELD_CHARS);

  public CsvFormat {
    columns = List.copyOf(columns);
    nulls = Collections.unmodifiableSet(new LinkedHashSet<>(nulls));
    currencySigns = List.copyOf(currencySigns);
    datePatterns = List.copyOf(datePatterns);
    timestampPatterns = List.copyOf(timestampPatterns);
  }
}
