package io.sales360.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Options of {@link SalesForecastPipeline}. */
@TemplateJob(
    name = "Sales360_Forecast_Flex",
    displayName = "Sales 360: forecast the sales",
    description =
        "Forecasts net sales, units and orders of the sales marts over the planned hierarchy,"
            + " reconciles them to the minor unit, and publishes the forecast tables.")
public interface SalesForecastOptions extends SalesJobOptions {
  @TemplateParameter(label = "Staged marts", order = 7)
  @Description("Attempt whose staged marts are forecast. Defaults to the marts that are published.")
  @Default.String("")
  String getMarts();

  void setMarts(String marts);
}
