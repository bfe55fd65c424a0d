package io.sales360.pipelines.decisions.teams;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.model.SalesAssignment;
import io.sales360.common.model.Salesperson;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableSpec;
import io.sales360.common.table.WriteTable;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Who sells: the tables of this use case. */
public final class TeamDecisions {
  private static final String PEOPLE = "agg_salesperson_performance";
  private static final String TEAMS = "agg_team_performance";
  private static final TableSpec<FctCreditedSale> CREDITED =
      TableSpec.of(CreditSales.TABLE, Layer.DECISIONS, FctCreditedSale.class)
          .grain("one row per sold line or return and salesperson credited")
          .sortedBy("credited_on", "order_id", "line_id", "return_id", "salesperson_id");
  private static final String NO_SELLERS =
      "no feed of this deployment fills the entity salesperson, and no sale names one.";

  private TeamDecisions() {}

  /** Adds the tables of this use case to a job, or says why the deployment cannot have them. */
  public static void assemble(MartReader marts, Shelf shelf, Accounts accounts) {
    Optional<String> noPeople = marts.whyAbsent("dim_salespeople", "fct_sales_targets");
    Optional<String> noTeams = marts.whyAbsent("dim_salespeople", "fct_sales_targets", "dim_teams");
    boolean hasSellers = marts.hasRows("dim_salespeople");
    noPeople.ifPresent(reason -> shelf.absent(PEOPLE, reason));
    noTeams.ifPresent(reason -> shelf.absent(TEAMS, reason));
    if (!hasSellers) {
      shelf.absent(CreditSales.TABLE, NO_SELLERS);
    }
    if (!hasSellers && noPeople.isPresent()) {
      return;
    }
    CrewView crews = new CrewView(crews(marts), marts.plan().asOf());
    List<BundleStep<FctCreditedSale>> steps = new ArrayList<>();
    if (hasSellers) {
      steps.add(WriteTable.pack(CREDITED));
    }
    if (noPeople.isEmpty()) {
      steps.add(MeasureOwners.step(PerformanceOwner.SALESPERSON, PEOPLE, marts.buckets()));
    }
    if (noTeams.isEmpty()) {
      steps.add(MeasureOwners.step(PerformanceOwner.TEAM, TEAMS, marts.buckets()));
    }
    BundleStep<FctCreditedSale> all =
        steps.stream().reduce((first, next) -> first.and(next)).orElseThrow();
    PCollectionTuple credited =
        accounts.take(marts.pipeline().apply("CreditSales", CreditSales.of(marts, crews, all)));
    if (hasSellers) {
      shelf.writePacked(CREDITED, credited);
    }
    if (noPeople.isEmpty()) {
      measure(PEOPLE, PerformanceOwner.SALESPERSON, credited, crews, marts, shelf, accounts);
    }
    if (noTeams.isEmpty()) {
      measure(TEAMS, PerformanceOwner.TEAM, credited, crews, marts, shelf, accounts);
    }
  }

  private static PCollectionView<List<Crew>> crews(MartReader marts) {
    return PCollectionList.of(
            marts
                .rows("dim_salespeople", Salesperson.class)
                .apply(
                    "CrewOfSalesperson",
                    MapElements.into(TypeDescriptor.of(Crew.class))
                        .via((Salesperson one) -> Crew.of(one)))
                .setCoder(RecordCoder.of(Crew.class)))
        .and(
            marts
                .rows("dim_sales_assignments", SalesAssignment.class)
                .apply(
                    "CrewOfAssignment",
                    MapElements.into(TypeDescriptor.of(Crew.class))
                        .via((SalesAssignment one) -> Crew.of(one)))
                .setCoder(RecordCoder.of(Crew.class)))
        .apply("FlattenCrews", Flatten.pCollections())
        .apply("ViewCrews", View.asList());
  }

  private static void measure(
      String table,
      PerformanceOwner owner,
      PCollectionTuple credited,
      CrewView crews,
      MartReader marts,
      Shelf shelf,
      Accounts accounts) {
    TableSpec<AggPerformance> spec =
        TableSpec.of(table, Layer.DECISIONS, AggPerformance.class)
            .grain("one row per owner, measure, period and version of a target")
            .sortedBy("starts_on", "ends_on", "measure", "version", "owner_id");
    shelf.write(
        spec,
        accounts
            .take(
                credited
                    .get(MeasureOwners.days(table))
                    .apply("Measure_" + table, MeasureOwners.of(marts, crews, owner, table)))
            .get(MeasureOwners.ROWS));
  }
}
