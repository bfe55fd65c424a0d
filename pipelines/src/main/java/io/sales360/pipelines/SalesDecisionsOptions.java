package io.sales360.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Options of {@link SalesDecisionsPipeline}. */
@TemplateJob(
    name = "Sales360_Decisions_Flex",
    displayName = "Sales 360: decision tables",
    description =
        "Turns sales marts and forecasts into tables that answer what earns, who sells, who buys"
            + " and what a campaign was worth, and publishes them.")
public interface SalesDecisionsOptions extends SalesJobOptions {
  @TemplateParameter(label = "Staged tables", order = 7)
  @Description(
      "Attempt whose staged marts and forecasts are decided from."
          + " Defaults to those that are published.")
  @Default.String("")
  String getTables();

  void setTables(String tables);
}
