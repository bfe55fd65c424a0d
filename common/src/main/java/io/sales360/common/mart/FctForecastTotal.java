package io.sales360.common.mart;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per run, series and window: what is forecast for several periods together. Its
 * mean is exactly the sum of the published means of its steps, so that totals of a measure that
 * sums add up to their parent's as the steps do. Its quantiles are those of the sum: narrower than
 * the sums of the steps' quantiles, because errors cancel out, and wider than those of independent
 * steps. A window of one step has the quantiles of the step.
 *
 * @param hierarchyLevel level of the series
 * @param cutoff last day the history holds
 * @param windowKind which kind of window
 * @param firstH first step in it, from 1
 * @param lastH last step in it
 * @param startsOn first day of its first period
 * @param endsOn last day of its last period
 * @param isComplete whether all periods that start in the calendar quarter or year are forecast; if
 *     not, what is missing is history or beyond the horizon. True for the other kinds
 * @param mean expected value, in minor units of the reporting currency for money
 * @param reasonCode why another way than a model of its own was taken; null for none
 */
@DefaultSchema(RecordSchema.class)
public record FctForecastTotal(
    String runId,
    String seriesId,
    String hierarchyLevel,
    Measure measure,
    Grain grain,
    LocalDate cutoff,
    Window windowKind,
    int firstH,
    int lastH,
    LocalDate startsOn,
    LocalDate endsOn,
    boolean isComplete,
    BigDecimal mean,
    double q0_025,
    double q0_05,
    double q0_1,
    double q0_15,
    double q0_2,
    double q0_25,
    double q0_3,
    double q0_35,
    double q0_4,
    double q0_45,
    double q0_5,
    double q0_55,
    double q0_6,
    double q0_65,
    double q0_7,
    double q0_75,
    double q0_8,
    double q0_85,
    double q0_9,
    double q0_95,
    double q0_975,
    String model,
    String modelVersion,
    @Nullable String reasonCode)
    implements Serializable {

  /** What a total is made for. */
  public enum Window {
    /** The steps whose periods start in one calendar quarter. */
    QUARTER,
    /** The steps whose periods start in one calendar year. */
    YEAR,
    /** All steps. */
    HORIZON,
    /** The steps from 1 to {@code lastH}. */
    CUMULATIVE
  }
}
