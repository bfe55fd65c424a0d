package io.sales360.common.feed;

import io.sales360.common.product.CsvFormat;
import java.util.List;

/** Says whether a file has the columns that its feed is made of. */
final class HeaderCheck {
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "+|", "|", ":");

  private HeaderCheck() {}

  static void check(List<String> header, FeedColumns columns, CsvFormat format, String file)
      throws FileRefusal {
    List<String> missing =
        columns.required().stream().filter(name -> !header.contains(name)).toList();
    if (missing.isEmpty()) {
      return;
    }
    String message =
        "The file "
            + file
            + " has no column "
            + String.join(", ", missing)
            + "; its header is: "
            + shown(String.join(format.delimiter(), header))
            + "\n";
    throw new FileRefusal("missing_column", message + hint(header, missing.get(0), format));
  }

  private static String hint(List<String> header, String missing, CsvFormat format) {
    if (header.size() == 1) {
      for (String each : DELIMITERS) {
        if (!each.equals(format.delimiter()) && header.get(0).contains(each)) {
          return "Maybe the delimiter is '"
              + named(each)
              + "', not '"
              + named(format.delimiter())
              + "': set delimiter in the feed's format.";
        }
      }
    }
    return FeedColumns.hint(missing, header);
  }

  private static String named(String delimiter) {
    return delimiter.replace("\t", "\\t");
  }

  private static String shown(String header) {
    return header.length() > 400 ? header.substring(0, 400) + "…" : header;
  }
}
