package io.sales360.pipelines.forecast;

import io.sales360.common.mart.FctForecastDriver.Driver;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per series that is forecast by models of its own.
 *
 * @param explained per step of the horizon what each driver adds to the mean of the explanatory
 *     fit; empty where there is no such fit
 */
@DefaultSchema(RecordSchema.class)
record ExplainedSeries(SeriesHistory history, List<Map<Driver, Double>> explained)
    implements Serializable {
  ExplainedSeries {
    explained = explained.stream().map(Map::copyOf).toList();
  }
}
