package io.sales360.common.deadletter;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per source row (or whole file) that was refused, with all that is needed to mend
 * and replay it.
 *
 * @param stage step that refused it
 * @param feed feed of the row
 * @param file path of the file below the depot
 * @param line physical line, from 1, on which the row starts; 0 for a whole file
 * @param rule rule that was broken, a stable name such as {@code required} or {@code unique}
 * @param column column of the source or of the entity; null where the rule is about the whole row
 * @param value the offending value; null where there is none
 * @param message value, what is wrong and, on a second line, what may help
 * @param original the untouched text of the row
 * @param controlAmount amount the row is accounted for with; null where it cannot be known
 */
@DefaultSchema(RecordSchema.class)
public record DeadLetter(
    String stage,
    String feed,
    String file,
    long line,
    String rule,
    @Nullable String column,
    @Nullable String value,
    String message,
    String original,
    @Nullable BigDecimal controlAmount)
    implements Serializable {

  /** True where a whole file, not a row, was refused: no limit allows that. */
  public boolean isWholeFile() {
    return line == 0;
  }
}
