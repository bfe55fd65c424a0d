package io.sales360.pipelines.forecast;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per series of a panel. Periods without sales hold zero; the last period is the
 * last complete one before the cutoff.
 *
 * @param isLeaf whether it is a finest cell of the structure
 * @param isPublished whether the plan names its level
 * @param start first day of the first period
 * @param values one per period
 * @param meanUnits mean units per period
 */
@DefaultSchema(RecordSchema.class)
record SeriesHistory(
    SeriesKey key,
    boolean isLeaf,
    boolean isPublished,
    LocalDate start,
    List<BigDecimal> values,
    double meanUnits)
    implements Serializable {
  SeriesHistory {
    values = List.copyOf(values);
  }

  BigDecimal total() {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  double[] asDoubles() {
    return values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }
}
