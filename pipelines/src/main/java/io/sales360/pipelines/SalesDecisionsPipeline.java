package io.sales360.pipelines;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.decisions.campaigns.CampaignDecisions;
import io.sales360.pipelines.decisions.customers.CustomerDecisions;
import io.sales360.pipelines.decisions.prices.PriceDecisions;
import io.sales360.pipelines.decisions.profit.ProfitDecisions;
import io.sales360.pipelines.decisions.stock.StockDecisions;
import io.sales360.pipelines.decisions.teams.TeamDecisions;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.CloseRun;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.run.Shelf;
import org.apache.beam.sdk.Pipeline;

/**
 * Turns marts and forecasts into decision tables: what earns, who sells, who buys, what a campaign
 * was worth. Bounded; equal tables and as-of date give equal decisions on every runner. See
 * docs/decisions.md for the way of the data.
 */
public final class SalesDecisionsPipeline {
  private SalesDecisionsPipeline() {}

  /**
   * Puts the graph of the job together.
   *
   * @param plan as-of date and names of the run
   * @param tables the marts and forecasts to decide from: staged by this run, or published
   * @param isLast whether this job publishes the run; else it leaves its tables staged
   */
  public static void assemble(Pipeline pipeline, RunPlan plan, Manifest tables, boolean isLast) {
    Accounts accounts = new Accounts();
    Shelf shelf = new Shelf(plan);
    MartReader marts = new MartReader(pipeline, plan, tables);
    CustomerDecisions.assemble(marts, shelf, accounts);
    TableScan<FctMargin> margins = ProfitDecisions.assemble(marts, shelf, accounts);
    PriceDecisions.assemble(marts, margins, shelf, accounts);
    StockDecisions.assemble(marts, margins, shelf, accounts);
    CampaignDecisions.assemble(marts, margins, shelf, accounts);
    TeamDecisions.assemble(marts, shelf, accounts);
    CloseRun.after(pipeline, plan, shelf, accounts, accounts.refused(pipeline), isLast);
  }
}
