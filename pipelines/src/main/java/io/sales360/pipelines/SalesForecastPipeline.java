package io.sales360.pipelines;

import io.sales360.common.table.Manifest;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.forecast.ForecastSales;
import io.sales360.pipelines.forecast.ForecastTables;
import io.sales360.pipelines.run.CloseRun;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.run.Shelf;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Forecasts the sales of the marts. Bounded; equal marts and cutoff give equal forecasts on every
 * runner. See docs/architecture.md for the way of the data.
 */
public final class SalesForecastPipeline {
  private SalesForecastPipeline() {}

  /**
   * Puts the graph of the job together.
   *
   * @param plan as-of date and names of the run; its product file has a forecast plan
   * @param marts the tables to forecast: staged by this run, or published
   * @param isLast whether this job publishes the run; else it leaves its tables staged
   */
  public static void assemble(Pipeline pipeline, RunPlan plan, Manifest marts, boolean isLast) {
    Accounts accounts = new Accounts();
    Shelf shelf = new Shelf(plan);
    PCollectionTuple forecasts =
        accounts.take(pipeline.apply("ForecastSales", ForecastSales.of(plan, marts)));
    shelf.write(ForecastTables.FORECASTS, forecasts.get(ForecastSales.FORECASTS));
    shelf.write(ForecastTables.DRIVERS, forecasts.get(ForecastSales.DRIVERS));
    shelf.write(ForecastTables.SCORES, forecasts.get(ForecastSales.SCORES));
    shelf.write(ForecastTables.HISTORY, forecasts.get(ForecastSales.HISTORY));
    shelf.write(ForecastTables.SERIES, forecasts.get(ForecastSales.SERIES));
    shelf.write(ForecastTables.RUNS, forecasts.get(ForecastSales.RUNS));
    ForecastTables.views().forEach(shelf::view);
    CloseRun.after(pipeline, plan, shelf, accounts, accounts.refused(pipeline), isLast);
  }
}
