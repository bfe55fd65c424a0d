package io.sales360.common.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the first row of a file says: names of its columns, which its feed may need. */
final class Header {
  /** No file of sales has more; one that claims more is damaged. */
  static final int MAX_COLUMNS = 10_000;

  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "+|", "|", ":");

  private Header() {}

  /**
   * Names for all columns: a column without one is called by its place.
   *
   * @param remedy what helps where a name comes twice
   * @throws FileRefusal if a name comes twice, or there are too many
   */
  static List<String> names(List<? extends @Nullable String> written, String file, String remedy)
      throws FileRefusal {
    if (written.size() > MAX_COLUMNS) {
      throw new FileRefusal(
          "too_many_columns",
          "The file " + file + " has more than " + MAX_COLUMNS + " columns: it may be damaged.");
    }
    Set<String> names = new LinkedHashSet<>();
    for (String name : written) {
      String stripped = name == null ? "" : name.strip();
      String unique = stripped.isEmpty() ? "column_" + (names.size() + 1) : stripped;
      if (!names.add(unique)) {
        throw new FileRefusal(
            "duplicate_column",
            "The header of the file "
                + file
                + " names the column "
                + unique
                + " twice.\n"
                + remedy);
      }
    }
    return List.copyOf(names);
  }

  /** Refuses a file without a column of which something is made. */
  static void check(List<String> header, FeedColumns columns, String delimiter, String file)
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
            + shown(String.join(delimiter.isEmpty() ? ", " : delimiter, header))
            + "\n";
    throw new FileRefusal("missing_column", message + hint(header, missing.get(0), delimiter));
  }

  private static String hint(List<String> header, String missing, String delimiter) {
    if (header.size() == 1 && !delimiter.isEmpty()) {
      for (String each : DELIMITERS) {
        if (!each.equals(delimiter) && header.get(0).contains(each)) {
          return "Maybe the delimiter is '"
              + named(each)
              + "', not '"
              + named(delimiter)
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
