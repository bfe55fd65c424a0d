package io.sales360.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Options of {@link SalesForecastPipeline}. */
public interface SalesForecastOptions extends SalesJobOptions {
  @Description(
      "Attempt whose staged marts are forecast. Defaults to the marts that are published.")
  @Default.String("")
  String getMarts();

  void setMarts(String marts);
}
