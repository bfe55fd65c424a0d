package io.sales360.pipelines.forecast;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Partial sum of one series in one period. Points of equal key and period add up in any order.
 *
 * @param isLeaf whether the point belongs to the finest cells, which carry the structure and are
 *     published only where the plan names their level
 * @param period first day of the period
 * @param units units sold, which decide whether the series is large enough for a model of its own
 */
@DefaultSchema(RecordSchema.class)
record SeriesPoint(
    SeriesKey key, boolean isLeaf, LocalDate period, BigDecimal value, BigDecimal units)
    implements Serializable {

  /** What adds up. */
  record Slot(SeriesKey key, boolean isLeaf, LocalDate period) {}

  Slot slot() {
    return new Slot(key, isLeaf, period);
  }

  SeriesPoint plus(SeriesPoint other) {
    return new SeriesPoint(key, isLeaf, period, value.add(other.value), units.add(other.units));
  }
}
