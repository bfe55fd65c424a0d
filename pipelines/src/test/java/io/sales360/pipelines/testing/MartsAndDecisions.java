package io.sales360.pipelines.testing;

import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import io.sales360.pipelines.SalesDecisionsPipeline;
import io.sales360.pipelines.SalesMartsPipeline;
import io.sales360.pipelines.run.RunPlan;
import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** A run without forecasts: the job of the marts, then that of the decisions, published. */
public final class MartsAndDecisions {
  private MartsAndDecisions() {}

  public static void run(SampleProduct sample, String attempt) throws IOException {
    RunPlan plan = sample.plan(attempt);
    Pipeline marts = pipeline();
    SalesMartsPipeline.assemble(marts, plan, false);
    marts.run().waitUntilFinish();
    Manifest staged = Lake.at(sample.lake()).staged(attempt).orElseThrow();
    Pipeline decisions = pipeline();
    SalesDecisionsPipeline.assemble(decisions, plan, staged, true);
    decisions.run().waitUntilFinish();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
