package io.sales360.planner.demo.dialect;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a source file before it becomes bytes.
 *
 * @param file the file it belongs to, relative to the directory of the sources
 * @param fields the fields, null where missing; none at all for a blank line
 * @param charset the charset of this record if it differs from that of its file
 */
public record Row(String file, List<@Nullable String> fields, @Nullable Charset charset) {
  public Row {
    fields = Collections.unmodifiableList(new ArrayList<>(fields));
  }

  /** A record in the charset of its file. */
  public static Row of(String file, List<@Nullable String> fields) {
    return new Row(file, fields, null);
  }

  boolean isBlank() {
    return fields.isEmpty();
  }

  /** A copy with one field changed. */
  Row with(int column, @Nullable String value) {
    List<@Nullable String> changed = new ArrayList<>(fields);
    changed.set(column, value);
    return new Row(file, changed, charset);
  }
}
