package io.sales360.common.feed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as its file has it, before any type is known.
 *
 * @param feed name of the feed
 * @param file path of the file below the depot
 * @param line physical line, from 1, on which the row starts
 * @param text the untouched text of the row, for the dead letter
 * @param values one per column of the header, null where the value is missing
 */
public record SourceRow(
    String feed, String file, long line, String text, List<@Nullable String> values)
    implements Serializable {
  public SourceRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
