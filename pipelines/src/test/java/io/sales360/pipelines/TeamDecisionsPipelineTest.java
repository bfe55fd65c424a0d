package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Salespeople and teams against their targets; expected numbers are worked out by hand. */
class TeamDecisionsPipelineTest {
  private static final String FEEDS =
      """
        - name: sold
          depot: files
          files: sold.csv
          types: {price: decimal, quantity: decimal}
          entity: order_line
          map:
            order_id: id
            line_id: line
            ordered_at: day
            product_id: {value: P1}
            quantity: quantity
            unit_price: price
            salesperson_id: person
            currency_code: {value: USD}
            order_status: {value: completed}
        - name: back
          depot: files
          files: back.csv
          types: {refund: decimal}
          entity: return_line
          map:
            return_id: id
            order_id: order
            salesperson_id: person
            product_id: {value: P1}
            returned_at: day
            quantity: {value: 1}
            refund_amount: refund
        - name: people
          depot: files
          files: people.csv
          entity: salesperson
          map: {salesperson_id: id, team_id: team}
        - name: crews
          depot: files
          files: teams.csv
          entity: team
          map: {team_id: id}
        - name: plans
          depot: files
          files: plans.csv
          types: {amount: decimal}
          entity: sales_target
          map:
            target_id: id
            owner_type: type
            owner_id: owner
            measure: measure
            product_category: category
            starts_on: start
            ends_on: finish
            target_amount: amount
            currency_code: currency
            version: {value: plan}
      """;
  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample =
        SampleProduct.in(directory)
            .with(FEEDS)
            .file("people.csv", "id,team\nA,T1\nB,T1\nC,T1\nD,T2\nE,\nF,T1\n")
            .file("teams.csv", "id\nT1\nT2\n")
            .file(
                "back.csv",
                "id,order,day,refund,person\nR1,A1,2024-02-10,30,A\nR2,B1,2024-03-01,60,B\n")
            .file(
                "plans.csv",
                """
                id,type,owner,measure,category,start,finish,amount,currency
                1,salesperson,A,net_sales,,2024-01-01,2024-03-31,150,USD
                2,salesperson,A,net_sales,,2024-01-01,2024-03-31,50,
                3,salesperson,B,net_sales,,2024-01-01,2024-03-31,100,USD
                4,salesperson,C,net_sales,,2024-01-01,2024-03-31,0,USD
                5,salesperson,D,net_sales,,2024-03-25,2024-04-03,90,USD
                6,salesperson,F,net_sales,,2024-04-01,2024-06-30,182,USD
                7,team,T1,net_sales,,2024-01-01,2024-03-31,500,USD
                8,salesperson,A,units,,2024-01-01,2024-03-31,8,
                9,salesperson,A,orders,,2024-03-25,2024-04-03,4,
                10,salesperson,A,visits,,2024-01-01,2024-03-31,7,
                11,salesperson,A,net_sales,Footwear,2024-01-01,2024-03-31,11,USD
                12,salesperson,A,net_sales,,2024-01-01,2024-03-31,12,EUR
                13,territory,west,net_sales,,2024-01-01,2024-03-31,13,USD
                14,salesperson,C,orders,,2024-01-01,2024-12-31,4,
                """)
            .file("sold.csv", sold());
    run(sample, "a1");
  }

  /** D sells 10 every day from 24 February on. */
  private static String sold() {
    StringBuilder lines =
        new StringBuilder(
            """
            id,line,day,quantity,price,person
            A1,1,2024-01-10,2,50,A
            A1,2,2024-01-10,1,50,A
            A2,1,2024-02-05,1,50,A
            B1,1,2024-02-01,1,40,B
            C1,1,2024-01-02,1,10,C
            E1,1,2024-02-20,1,25,E
            """);
    for (int i = 0; i < 37; i++) {
      lines.append("D%d,1,%s,1,10,D\n".formatted(i, LocalDate.of(2024, 2, 24).plusDays(i)));
    }
    return lines.toString();
  }

  @Test
  void attainmentIsNetSalesOverTarget() throws Exception {
    assertThat(
            ask(
                """
                SELECT owner_id, team_id, order_count, units, sold_amount, returns, net_sales,
                       target_amount, target_count, attainment, attainment_state, gap_amount
                FROM agg_salesperson_performance
                WHERE period_state = 'finished' AND measure = 'net_sales' AND target_count > 0
                ORDER BY owner_id
                """))
        .containsExactly(
            "A|T1|2|4|200|30|170|200|2|0.85|known|30",
            "B|T1|1|1|40|60|-20|100|1|-0.2|known|120",
            "C|T1|1|1|10|0|10|0|1|null|target_not_positive|-10");
  }

  @Test
  void otherMeasuresHaveTheirOwnTargets() throws Exception {
    assertThat(
            ask(
                """
                SELECT measure, actual_amount, target_amount, attainment, period_state
                FROM agg_salesperson_performance
                WHERE owner_id = 'A' AND measure <> 'net_sales' ORDER BY measure
                """))
        .containsExactly("orders|0|4|0|running", "units|4|8|0.5|finished");
  }

  @Test
  void pacingFollowsOwnHistoryElseThatOfAllElseDays() throws Exception {
    assertThat(
            ask(
                """
                SELECT owner_id, days_elapsed, days_total, expected_rate, pace_basis,
                       expected_amount, pace, required_per_day, projected_p10, projected_p50,
                       projected_p90, hit_probability, projection_basis,
                       projection_state
                FROM agg_salesperson_performance
                WHERE target_count > 0 AND period_state <> 'finished' AND measure = 'net_sales'
                ORDER BY owner_id
                """))
        .containsExactly(
            "D|7|10|0.7|own_history|63|1.111111111|6.666666667|100|100|100|1|pace|known",
            "F|0|91|0|null|0|null|2|null|null|null|null|null|not_running");
    assertThat(
            ask(
                """
                SELECT owner_id, pace_basis,
                       CASE pace_basis WHEN 'days' THEN expected_rate END, pace,
                       required_per_day, projection_state, projected_p50
                FROM agg_salesperson_performance WHERE measure = 'orders' ORDER BY owner_id
                """))
        .containsExactly(
            "A|company_history|null|0|1.333333333|short_history|null",
            "C|days|0.24863388|1.005494505|0.010909091|short_history|null");
  }

  @Test
  void peopleWithoutTargetHaveMonths() throws Exception {
    assertThat(
            ask(
                """
                SELECT starts_on, ends_on, version, net_sales, target_amount, attainment_state, rank
                FROM agg_salesperson_performance WHERE owner_id = 'E' ORDER BY starts_on
                """))
        .containsExactly(
            "2024-02-01|2024-02-29|null|25|null|no_target|null",
            "2024-03-01|2024-03-31|null|0|null|no_target|null");
  }

  @Test
  void peopleOfOnePeriodAreRanked() throws Exception {
    assertThat(
            ask(
                """
                SELECT owner_id, round(attainment_error, 3), shrunk_attainment, compared_count, rank
                FROM agg_salesperson_performance
                WHERE starts_on = '2024-01-01' AND measure = 'net_sales' ORDER BY owner_id
                """))
        .containsExactly("A|0.804|0.85|2|1", "B|0.725|-0.2|2|2", "C|null|null|2|null");
  }

  @Test
  void teamsHaveTheirOwnTargetOrThatOfTheirMembers() throws Exception {
    assertThat(
            ask(
                """
                SELECT owner_type, owner_id, member_count, starts_on, net_sales, target_amount,
                       is_target_of_members, attainment, attainment_state
                FROM agg_team_performance WHERE measure = 'net_sales' ORDER BY owner_id, starts_on
                """))
        .containsExactly(
            "team|T1|4|2024-01-01|160|500|false|0.32|known",
            "team|T1|4|2024-04-01|0|182|true|null|not_started",
            "team|T2|1|2024-03-25|70|90|true|0.777777778|known");
  }

  @Test
  void everyLineReturnAndTargetIsAccountedFor() throws Exception {
    assertThat(ledger("decision:fct_credited_sales"))
        .containsExactly(
            "filtered|no sale|1|30",
            "filtered|no salesperson|3|230.01",
            "read||47|905.01",
            "written|fct_credited_sales|43|645");
    assertThat(ledger("decision:fct_credited_sales:returns"))
        .containsExactly("read||2|90", "written|fct_credited_sales|2|90");
    assertThat(ledger("decision:agg_salesperson_performance"))
        .containsExactly(
            "filtered|in no period of a target|30|300",
            "read||43|645",
            "written|agg_salesperson_performance|13|345");
    assertThat(ledger("decision:agg_salesperson_performance:returns"))
        .containsExactly("read||2|90", "written|agg_salesperson_performance|2|90");
    assertThat(ledger("decision:agg_salesperson_performance:targets"))
        .containsExactly(
            "filtered|for a product category|1|11",
            "filtered|in another currency|1|12",
            "filtered|measure is visits|1|7",
            "filtered|owner is team|1|500",
            "filtered|owner is territory|1|13",
            "read||14|1131",
            "written|agg_salesperson_performance|9|588");
    assertThat(ledger("decision:agg_team_performance"))
        .contains("filtered|no team|1|25", "written|agg_team_performance|12|320");
    assertThat(ledger("decision:agg_team_performance:targets"))
        .contains(
            "filtered|team has a target of its own|4|300", "written|agg_team_performance|6|788");
  }

  @Test
  void secondRunChangesNothing() throws Exception {
    Lake lake = Lake.at(sample.lake());
    String hash = lake.current().orElseThrow().manifest().contentHash();

    run(sample, "a2");

    assertThat(lake.current().orElseThrow().manifest().contentHash()).isEqualTo(hash);
  }

  /**
   * G sells 10 a day for months, so ten days end at 100; with 10 less than that it is a certain
   * hit.
   */
  @Test
  void longHistoriesHaveSamplePaths(@TempDir Path other) throws Exception {
    StringBuilder lines = new StringBuilder("id,line,day,quantity,price,person\n");
    for (int i = 0; i < 200; i++) {
      lines.append("G%d,1,%s,1,10,G\n".formatted(i, LocalDate.of(2024, 3, 31).minusDays(i)));
    }
    SampleProduct steady =
        withFeeds(
            other,
            "id,team\nG,T1\nH,T1\n",
            lines.toString(),
            """
            1,salesperson,G,net_sales,,2024-03-25,2024-04-03,90,USD
            2,salesperson,G,units,,2024-03-25,2024-04-03,11,
            3,salesperson,G,orders,,2024-03-25,2024-04-03,0,
            4,salesperson,H,net_sales,,2024-03-25,2024-04-03,50,USD
            """);

    run(steady, "c1");

    String sql =
        """
        SELECT owner_id, measure, actual_amount, projected_p10, projected_p50, projected_p90,
               CASE WHEN hit_probability > 0.99 THEN 'hit' WHEN hit_probability < 0.01 THEN 'miss'
                    WHEN hit_probability IS NOT NULL THEN 'open' END,
               projection_basis, projection_state
        FROM %s WHERE ends_on = '2024-04-03' ORDER BY ALL
        """;
    assertThat(LakeQueries.ask(steady.lake(), sql.formatted("agg_salesperson_performance")))
        .containsExactly(
            "G|net_sales|70|100|100|100|hit|sample_paths|known",
            "G|orders|7|10|10|10|null|sample_paths|known",
            "G|units|7|10|10|10|miss|sample_paths|known",
            "H|net_sales|0|null|null|null|null|null|short_history");
    assertThat(LakeQueries.ask(steady.lake(), sql.formatted("agg_team_performance")))
        .contains("T1|net_sales|70|100|100|100|miss|sample_paths|known");
  }

  /** Each April four times as much as else, for two years: 70 in March, then 40 a day. */
  @Test
  void theSeasonOfTwoYearsIsForeseen(@TempDir Path other) throws Exception {
    StringBuilder lines = new StringBuilder("id,line,day,quantity,price,person\n");
    for (int i = 0; i < 1_000; i++) {
      LocalDate day = LocalDate.of(2024, 3, 31).minusDays(i);
      int quantity = day.getMonthValue() == 4 ? 4 : 1;
      lines.append("G%d,1,%s,%d,10,G\n".formatted(i, day, quantity));
    }
    SampleProduct seasonal =
        withFeeds(
            other,
            "id,team\nG,T1\n",
            lines.toString(),
            "1,salesperson,G,net_sales,,2024-03-25,2024-04-24,700,USD\n");

    run(seasonal, "c2");

    assertThat(
            LakeQueries.ask(
                seasonal.lake(),
                """
                SELECT projection_basis, projected_p50 BETWEEN 850 AND 1150,
                       hit_probability > 0.5
                FROM agg_salesperson_performance WHERE ends_on = '2024-04-24'
                """))
        .containsExactly("seasonal_paths|true|true");
  }

  @Test
  void targetsOfPeopleWhomNoSaleNames(@TempDir Path other) throws Exception {
    SampleProduct unnamed =
        withFeeds(
            other,
            "id,team\nG,T1\n",
            "id,line,day,quantity,price,person\nX1,1,2024-03-01,1,10,\n",
            "1,salesperson,G,net_sales,,2024-03-01,2024-04-30,90,USD\n");

    run(unnamed, "d1");

    assertThat(
            LakeQueries.ask(
                unnamed.lake(),
                """
                SELECT owner_id, actual_amount, attainment, gap_amount, projected_p50,
                       hit_probability, projection_basis, projection_state
                FROM agg_salesperson_performance
                """))
        .containsExactly("G|0|0|90|null|null|null|short_history");
  }

  private static SampleProduct withFeeds(Path place, String people, String sold, String plans)
      throws IOException {
    return SampleProduct.in(place)
        .with(FEEDS)
        .file("people.csv", people)
        .file("teams.csv", "id\nT1\n")
        .file("back.csv", "id,order,day,refund,person\n")
        .file("plans.csv", "id,type,owner,measure,category,start,finish,amount,currency\n" + plans)
        .file("sold.csv", sold);
  }

  @Test
  void withoutTargetsTheTablesAreAbsentAndTheRestWorks(@TempDir Path other) throws Exception {
    SampleProduct small = SampleProduct.in(other);

    run(small, "b1");

    Manifest manifest = Lake.at(small.lake()).current().orElseThrow().manifest();
    assertThat(manifest.absent())
        .filteredOn(gone -> gone.name().endsWith("_performance"))
        .extracting(gone -> gone.name() + ": " + gone.reason())
        .containsExactlyInAnyOrder(
            "agg_salesperson_performance: it needs fct_sales_targets, and no feed of this"
                + " deployment fills the entity sales_target.",
            "agg_team_performance: it needs fct_sales_targets, and no feed of this deployment"
                + " fills the entity sales_target.");
    assertThat(manifest.findTable("fct_margins")).isPresent();
  }

  private static List<String> ledger(String feed) throws Exception {
    return ask(
        "SELECT kind, outcome, \"rows\", amount FROM ops_ledger WHERE feed = '%s' ORDER BY ALL"
            .formatted(feed));
  }

  private static List<String> ask(String sql) throws Exception {
    return LakeQueries.ask(sample.lake(), sql);
  }

  private static void run(SampleProduct product, String attempt) throws IOException {
    RunPlan plan = product.plan(attempt);
    Pipeline marts = pipeline();
    SalesMartsPipeline.assemble(marts, plan, false);
    marts.run().waitUntilFinish();
    Manifest staged = Lake.at(product.lake()).staged(attempt).orElseThrow();
    Pipeline decisions = pipeline();
    SalesDecisionsPipeline.assemble(decisions, plan, staged, true);
    decisions.run().waitUntilFinish();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
