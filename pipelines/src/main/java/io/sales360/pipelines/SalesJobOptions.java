package io.sales360.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** What every job of Sales 360 is told. Text for people; each job turns it into its typed config. */
public interface SalesJobOptions extends PipelineOptions {
  @Description("Product file (sales360.yaml) of the deployment: a local path or gs://bucket/path.")
  @Validation.Required
  String getConfig();

  void setConfig(String config);

  @Description(
      "Directory or gs:// prefix that relative depot paths start at."
          + " Defaults to the directory of the product file.")
  @Default.String("")
  String getData();

  void setData(String data);

  @Description(
      "Directory or gs:// prefix of the lake the tables are published in."
          + " Defaults to the product file's lake.path.")
  @Default.String("")
  String getLake();

  void setLake(String lake);

  @Description(
      "Last day the data is complete for (yyyy-MM-dd)."
          + " Defaults to the product file's reporting.as_of.")
  @Default.String("")
  String getAsOf();

  void setAsOf(String asOf);

  @Description(
      "Unique name of this attempt; part of file paths only."
          + " Defaults to a name made of the start time.")
  @Default.String("")
  String getAttempt();

  void setAttempt(String attempt);

  @Description("Whether this job is the last of its run and publishes what the run has staged.")
  @Default.Boolean(true)
  boolean isPublish();

  void setPublish(boolean publish);
}
