package io.sales360.common.mart;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per run, series and model tried in the backtest.
 *
 * @param origins how many origins the backtest rolled over
 * @param bias mean error over mean actual; positive means too high
 * @param isSelected whether the model takes part in the published forecast
 */
@DefaultSchema(RecordSchema.class)
public record FctForecastScore(
    String runId,
    String seriesId,
    Measure measure,
    Grain grain,
    String model,
    int origins,
    int horizon,
    @Nullable Double wape,
    @Nullable Double mase,
    @Nullable Double bias,
    @Nullable Double coverage80,
    @Nullable Double coverage95,
    boolean isSelected)
    implements Serializable {}
