package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.model.Salesperson;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableSpec;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Who sells: the tables of this use case. */
public final class TeamDecisions {
  private static final String PEOPLE = "agg_salesperson_performance";
  private static final String TEAMS = "agg_team_performance";

  private TeamDecisions() {}

  /** Adds the tables of this use case to a job, or says why the deployment cannot have them. */
  public static void assemble(MartReader marts, Shelf shelf, Accounts accounts) {
    Optional<String> noPeople = marts.whyAbsent("dim_salespeople", "fct_sales_targets");
    Optional<String> noTeams = marts.whyAbsent("dim_salespeople", "fct_sales_targets", "dim_teams");
    noPeople.ifPresent(reason -> shelf.absent(PEOPLE, reason));
    noTeams.ifPresent(reason -> shelf.absent(TEAMS, reason));
    if (noPeople.isPresent()) {
      return;
    }
    PCollectionView<List<Crew>> crews = crews(marts);
    measure(PEOPLE, new CrewView(crews, PerformanceOwner.SALESPERSON), marts, shelf, accounts);
    if (noTeams.isEmpty()) {
      measure(TEAMS, new CrewView(crews, PerformanceOwner.TEAM), marts, shelf, accounts);
    }
  }

  private static PCollectionView<List<Crew>> crews(MartReader marts) {
    return marts
        .rows("dim_salespeople", Salesperson.class)
        .apply(
            "CrewOfSalesperson",
            MapElements.into(TypeDescriptor.of(Crew.class))
                .via((Salesperson one) -> new Crew(one.salespersonId(), one.teamId())))
        .setCoder(RecordCoder.of(Crew.class))
        .apply("ViewCrews", View.asList());
  }

  private static void measure(
      String table, CrewView crews, MartReader marts, Shelf shelf, Accounts accounts) {
    TableSpec<AggPerformance> spec =
        TableSpec.of(table, Layer.DECISIONS, AggPerformance.class)
            .grain("one row per owner, measure, period and version of a target")
            .sortedBy("starts_on", "ends_on", "measure", "version", "owner_id");
    shelf.write(
        spec,
        accounts
            .take(
                marts.orderLines().apply("Measure_" + table, MeasureOwners.of(marts, crews, table)))
            .get(MeasureOwners.ROWS));
  }
}
