package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * A target row of an owner, or of a member of the owner. Those of one period add up in any order.
 *
 * @param rows target rows summed
 */
@DefaultSchema(RecordSchema.class)
record TargetPart(
    String ownerId,
    boolean isOfMember,
    PerformanceMeasure measure,
    LocalDate startsOn,
    LocalDate endsOn,
    @Nullable String version,
    BigDecimal amount,
    int rows)
    implements Serializable {
  /** Sorts and joins targets of one owner; those of equal text are one. */
  String periodKey() {
    return "%s\u001f%s\u001f%s\u001f%s".formatted(startsOn, endsOn, measure, version);
  }

  TargetPart plus(TargetPart other) {
    return new TargetPart(
        ownerId,
        isOfMember,
        measure,
        startsOn,
        endsOn,
        version,
        amount.add(other.amount),
        rows + other.rows);
  }
}
