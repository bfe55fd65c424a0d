package io.sales360.common.product;

import java.util.List;

/**
 * The dialect of delimited text.
 *
 * @param delimiter one or more characters between fields
 * @param quote character around a field that holds a delimiter, a quote or a line end; 0 for none
 * @param charset name of the charset; a byte order mark wins over it
 * @param lineEnd text before the line end that belongs to it ({@code &|} in some exports); empty
 *     for none
 * @param columns column names where the file has no header row; empty where it has one
 * @param skipLines physical lines before the header or the first row
 * @param maxFieldChars a longer field refuses its row
 */
public record DelimitedFormat(
    String delimiter,
    char quote,
    String charset,
    String lineEnd,
    List<String> columns,
    int skipLines,
    int maxFieldChars)
    implements FileFormat {

  public static final int MAX_FIELD_CHARS = 1 << 20;

  /** RFC 4180 with a header and UTF-8. */
  public static final DelimitedFormat STANDARD =
      new DelimitedFormat(",", '"', "UTF-8", "", List.of(), 0, MAX_FIELD_CHARS);

  public DelimitedFormat {
    columns = List.copyOf(columns);
  }

  @Override
  public Kind kind() {
    return Kind.CSV;
  }
}
