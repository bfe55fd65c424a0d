package io.sales360.pipelines.forecast;

import io.sales360.common.schema.RecordSchema;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per series of a panel. Periods without sales hold zero; the last period is the
 * last complete one before the cutoff.
 *
 * @param isLeaf whether it is a finest cell of the structure
 * @param isPublished whether the plan names its level
 * @param start first day of the first period
 * @param values one per period
 * @param meanUnits mean units per period
 * @param examination what is odd about it; null before it was looked at
 */
@DefaultSchema(RecordSchema.class)
record SeriesHistory(
    SeriesKey key,
    boolean isLeaf,
    boolean isPublished,
    LocalDate start,
    List<BigDecimal> values,
    double meanUnits,
    @Nullable Examination examination)
    implements Serializable {
  SeriesHistory {
    values = List.copyOf(values);
  }

  /** Before it was looked at. */
  SeriesHistory(
      SeriesKey key,
      boolean isLeaf,
      boolean isPublished,
      LocalDate start,
      List<BigDecimal> values,
      double meanUnits) {
    this(key, isLeaf, isPublished, start, values, meanUnits, null);
  }

  SeriesHistory examined(Examination found) {
    return new SeriesHistory(key, isLeaf, isPublished, start, values, meanUnits, found);
  }

  /** The values on their calendar. */
  TimeSeries series() {
    return TimeSeries.of(key.seriesId(), new Periods(key.grain()).frequency(), start, asDoubles());
  }

  BigDecimal total() {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  double[] asDoubles() {
    return values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }
}
