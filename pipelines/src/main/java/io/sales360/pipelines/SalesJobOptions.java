package io.sales360.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/**
 * What every job of Sales 360 is told. Text for people; each job turns it into its typed config.
 */
public interface SalesJobOptions extends PipelineOptions {
  @TemplateParameter(
      label = "Product file",
      order = 1,
      type = TemplateParameter.Type.GCS_READ_FILE,
      regex = ".+\\.ya?ml")
  @Description("Product file (sales360.yaml) of the deployment.")
  @Validation.Required
  String getConfig();

  void setConfig(String config);

  @TemplateParameter(
      label = "Data directory",
      order = 2,
      type = TemplateParameter.Type.GCS_READ_FOLDER)
  @Description(
      "Directory that relative depot paths start at."
          + " Defaults to the directory of the product file.")
  @Default.String("")
  String getData();

  void setData(String data);

  @TemplateParameter(label = "Lake", order = 3, type = TemplateParameter.Type.GCS_WRITE_FOLDER)
  @Description(
      "Directory of the lake the tables are published in."
          + " Defaults to the product file's lake.path.")
  @Default.String("")
  String getLake();

  void setLake(String lake);

  @TemplateParameter(label = "As-of date", order = 4, regex = "([0-9]{4}-[0-9]{2}-[0-9]{2})?")
  @Description(
      "Last day the data is complete for (yyyy-MM-dd)."
          + " Defaults to the product file's reporting.as_of.")
  @Default.String("")
  String getAsOf();

  void setAsOf(String asOf);

  @TemplateParameter(label = "Attempt", order = 5, regex = "([A-Za-z0-9][A-Za-z0-9_-]{0,127})?")
  @Description(
      "Unique name of this attempt; part of file paths only."
          + " Defaults to a name made of the start time.")
  @Default.String("")
  String getAttempt();

  void setAttempt(String attempt);

  @TemplateParameter(label = "Publish", order = 6, type = TemplateParameter.Type.BOOLEAN)
  @Description("Whether this job is the last of its run and publishes what the run has staged.")
  @Default.Boolean(true)
  boolean isPublish();

  void setPublish(boolean publish);
}
