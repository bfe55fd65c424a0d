package io.sales360.common.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import io.sales360.common.product.DelimitedFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits the text of one row into its fields, without their quotes. */
final class RowSplitter {
  private final String delimiter;
  private final char quote;
  private final CsvReaderBuilder parser;

  RowSplitter(DelimitedFormat format, boolean trim) {
    delimiter = format.delimiter();
    quote = format.quote();
    parser =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .trimWhitespacesAroundQuotes(trim)
            .detectBomHeader(false);
    if (quote != 0) {
      parser.quoteCharacter(quote);
    }
  }

  /** The fields; null where the parser and the framing see different ones, so neither is right. */
  @Nullable List<@Nullable String> split(RowFrame frame) {
    String text = frame.text();
    if (quote == 0 || text.indexOf(quote) < 0) {
      return plain(text, frame.fields());
    }
    try {
      List<String> fields = parser.ofSingleCsvRecord(text).getFields();
      return fields.size() == frame.fields() ? new ArrayList<>(fields) : null;
    } catch (CsvParseException e) {
      return null;
    }
  }

  private List<@Nullable String> plain(String text, int count) {
    List<@Nullable String> fields = new ArrayList<>(count);
    int from = 0;
    int to = text.indexOf(delimiter);
    while (to >= 0) {
      fields.add(text.substring(from, to));
      from = to + delimiter.length();
      to = text.indexOf(delimiter, from);
    }
    fields.add(text.substring(from));
    return fields;
  }
}
