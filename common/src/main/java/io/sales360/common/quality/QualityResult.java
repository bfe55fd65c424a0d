package io.sales360.common.quality;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per check of a run.
 *
 * @param check stable name, such as {@code customer.email.pattern}
 * @param category what the check is about
 * @param dataset entity or table checked
 * @param column column checked; null for the whole table
 * @param outcome how it came out
 * @param measured what was measured, a count or a share; null where nothing could be
 * @param limitValue what it was held against; null where there is none
 * @param message one sentence for people
 */
@DefaultSchema(RecordSchema.class)
public record QualityResult(
    String check,
    Category category,
    String dataset,
    @Nullable String column,
    Outcome outcome,
    @Nullable BigDecimal measured,
    @Nullable BigDecimal limitValue,
    String message)
    implements Serializable {

  /** What a check is about. */
  public enum Category {
    FRESHNESS,
    SCHEMA,
    VALIDITY,
    COMPLETENESS,
    UNIQUENESS,
    ACCURACY
  }

  /** How a check came out, best first. */
  public enum Outcome {
    PASS,
    WARN,
    FAIL
  }
}
