package io.sales360.common.mart;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per run, published series and odd thing about its history.
 *
 * @param kind what is odd
 * @param fromPeriod first day of the first period concerned
 * @param toPeriod first day of the last period concerned
 * @param size of outliers the value less what was expected, of level shifts the new level less the
 *     old one, of stock-outs what is usual there, in the measure's units; of another season its
 *     length; of the others the number of periods
 * @param action what was done about it before models learned
 */
@DefaultSchema(RecordSchema.class)
public record FctSeriesFinding(
    String runId,
    String seriesId,
    Measure measure,
    Grain grain,
    Kind kind,
    LocalDate fromPeriod,
    LocalDate toPeriod,
    double size,
    Action action)
    implements Serializable {

  /** What can be odd about a series. */
  public enum Kind {
    EMPTY,
    SHORT,
    CONSTANT,
    NEGATIVE,
    SPARSE,
    GAP,
    LEADING_ZEROS,
    TRAILING_ZEROS,
    STOCK_OUT,
    OUTLIER,
    LEVEL_SHIFT,
    OTHER_SEASON
  }

  /** What was done about a finding. */
  public enum Action {
    /** Nothing. */
    REPORTED,
    /** Models learned what was expected in place of the value. */
    REPLACED,
    /** Models learned without these periods. */
    MADE_MISSING,
    /** Nothing, though it would have been replaced: a promotion ran. */
    KEPT_FOR_PROMOTION,
    /**
     * Nothing, though it would have been replaced: it is too recent to be told from a new level.
     */
    KEPT_AT_END
  }
}
