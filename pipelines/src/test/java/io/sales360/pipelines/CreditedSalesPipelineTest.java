package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Split credits and moves between teams; expected numbers are worked out by hand. */
class CreditedSalesPipelineTest {
  private static final String FEEDS =
      """
        - name: sold
          depot: files
          files: sold.csv
          types: {price: decimal}
          entity: order_line
          map:
            order_id: id
            line_id: line
            ordered_at: day
            product_id: {value: P1}
            quantity: {value: 1}
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
            line_id: line
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
        - name: splits
          depot: files
          files: splits.csv
          entity: sales_credit
          map: {order_id: order, line_id: line, salesperson_id: person, credit_share: share}
        - name: moves
          depot: files
          files: moves.csv
          entity: sales_assignment
          map: {salesperson_id: person, team_id: team, territory_id: area, valid_from: start, valid_to: finish}
        - name: plans
          depot: files
          files: plans.csv
          entity: sales_target
          map:
            target_id: id
            owner_type: type
            owner_id: owner
            measure: {value: net_sales}
            starts_on: start
            ends_on: finish
            target_amount: amount
            version: {value: plan}
      contracts:
        sales_credit: {refused_limit: 50%}
        sales_assignment: {refused_limit: 50%}
      """;
  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample =
        SampleProduct.in(directory)
            .with(FEEDS)
            .file("people.csv", "id,team\nA,T2\nB,T1\nC,T1\n")
            .file("teams.csv", "id\nT1\nT2\n")
            .file(
                "sold.csv",
                """
                id,line,day,price,person
                A1,1,2024-01-10,100.00,A
                A1,2,2024-01-10,0.05,A
                A2,1,2024-02-20,100,A
                X1,1,2024-01-05,30,A
                X2,1,2024-01-06,40,B
                N1,1,2024-01-07,50,
                G1,1,2024-02-14,60,A
                """)
            .file("back.csv", "id,order,line,day,refund\nR1,A1,1,2024-03-02,10.01\n")
            .file(
                "splits.csv",
                """
                order,line,person,share
                A1,,A,0.333
                A1,,B,0.333
                A1,,C,0.334
                A1,2,B,50%
                A1,2,C,50%
                N1,,C,1
                X1,,A,0.5
                X1,,B,0.4
                X2,,A,0.5
                X2,,nobody,0.5
                gone,,A,1
                """)
            .file(
                "moves.csv",
                """
                person,team,area,start,finish
                A,T1,east,2024-01-01,2024-02-10
                A,T2,west,2024-02-15,
                A,T1,east,2024-03-01,2024-03-31
                B,,south,2023-01-01,
                nobody,T1,,2024-01-01,
                """)
            .file(
                "plans.csv",
                """
                id,type,owner,start,finish,amount
                1,salesperson,A,2024-01-01,2024-03-31,100
                2,salesperson,B,2024-01-01,2024-03-31,100
                3,salesperson,C,2024-01-01,2024-03-31,100
                4,team,T2,2024-01-01,2024-03-31,100
                """);
    run(sample);
  }

  @Test
  void linesAreSharedToTheCentAndReturnsFollowThem() throws Exception {
    assertThat(
            ask(
                """
                SELECT order_id, line_id, return_id, salesperson_id, credit_share, net_amount,
                       refund_amount
                FROM fct_credited_sales WHERE order_id IN ('A1', 'N1')
                ORDER BY order_id, line_id, return_id NULLS FIRST, salesperson_id
                """))
        .containsExactly(
            "A1|1|null|A|0.333|33.3|0",
            "A1|1|null|B|0.333|33.3|0",
            "A1|1|null|C|0.334|33.4|0",
            "A1|1|R1|A|0.333|0|3.33",
            "A1|1|R1|B|0.333|0|3.33",
            "A1|1|R1|C|0.334|0|3.35",
            "A1|2|null|B|0.5|0.03|0",
            "A1|2|null|C|0.5|0.02|0",
            "N1|1|null|C|1|50|0");
  }

  @Test
  void salesCountForTheTeamOfTheirDay() throws Exception {
    assertThat(
            ask(
                """
                SELECT DISTINCT credited_on, owned_on, team_id, territory_id
                FROM fct_credited_sales WHERE salesperson_id = 'A' ORDER BY credited_on
                """))
        .containsExactly(
            "2024-01-05|2024-01-05|T1|east",
            "2024-01-10|2024-01-10|T1|east",
            "2024-02-14|2024-02-14|null|null",
            "2024-02-20|2024-02-20|T2|west",
            "2024-03-02|2024-01-10|T1|east");
    // B's assignment tells no team: today's counts.
    assertThat(
            ask(
                "SELECT DISTINCT team_id, territory_id FROM fct_credited_sales"
                    + " WHERE salesperson_id = 'B'"))
        .containsExactly("T1|south");
  }

  @Test
  void peopleAndTeamsHonourBoth() throws Exception {
    assertThat(
            ask(
                """
                SELECT owner_id, team_id, order_count, sold_amount, returns, net_sales
                FROM agg_salesperson_performance WHERE target_count > 0 ORDER BY owner_id
                """))
        .containsExactly(
            "A|T2|4|223.3|3.33|219.97", "B|T1|2|73.33|3.33|70", "C|T1|2|83.42|3.35|80.07");
    assertThat(
            ask(
                """
                SELECT owner_id, member_count, order_count, sold_amount, returns, target_amount
                FROM agg_team_performance ORDER BY owner_id
                """))
        .containsExactly("T1|2|4|220.05|10.01|300", "T2|1|1|100|0|100");
  }

  @Test
  void badCreditsAndAssignmentsAreRefusedAndSaidWhy() throws Exception {
    assertThat(
            ask(
                """
                SELECT feed, line, rule, split_part(message, chr(10), 1) FROM ops_dead_letters
                WHERE feed IN ('splits', 'moves') ORDER BY ALL
                """))
        .containsExactlyInAnyOrder(
            "moves|4|overlap|The assignment of (A) from (2024-03-01) begins before the one from"
                + " 2024-02-15, moves.csv line 3, has ended (it has no end).",
            "moves|6|unknown_key|The assignment is of the salesperson (nobody), whom no feed knows.",
            "splits|10|unknown_key|A credit of the same order (X2) is of the salesperson (nobody),"
                + " whom no feed knows.",
            "splits|11|unknown_key|The credit is of the salesperson (nobody), whom no feed knows.",
            "splits|8|shares|The share (0.5) is one of order (X1) whose shares sum to 0.9 instead"
                + " of 1.",
            "splits|9|shares|The share (0.4) is one of order (X1) whose shares sum to 0.9 instead"
                + " of 1.");
    // What they were about stays with the salesperson of the line.
    assertThat(
            ask(
                "SELECT order_id, salesperson_id, net_amount FROM fct_credited_sales"
                    + " WHERE order_id LIKE 'X%' ORDER BY ALL"))
        .containsExactly("X1|A|30", "X2|B|40");
  }

  @Test
  void everyRowIsAccountedFor() throws Exception {
    assertThat(ledger("splits"))
        .containsExactly(
            "read||11|0",
            "refused|shares|2|0",
            "refused|unknown_key|2|0",
            "written|sales_credit|7|0");
    assertThat(ledger("decision:fct_credited_sales:shares"))
        .containsExactly(
            "filtered|no sale has the order and line|1|0",
            "read||7|0",
            "written|fct_credited_sales|6|0");
    assertThat(ledger("decision:fct_credited_sales"))
        .contains("written|fct_credited_sales|7|380.05");
    assertThat(ledger("decision:agg_team_performance"))
        .containsExactly(
            "filtered|no team|1|60", "read||10|380.05", "written|agg_team_performance|9|320.05");
  }

  private static List<String> ledger(String feed) throws Exception {
    return ask(
        "SELECT kind, outcome, \"rows\", amount FROM ops_ledger WHERE feed = '%s' ORDER BY ALL"
            .formatted(feed));
  }

  private static List<String> ask(String sql) throws Exception {
    return LakeQueries.ask(sample.lake(), sql);
  }

  private static void run(SampleProduct product) throws IOException {
    RunPlan plan = product.plan("a1");
    Pipeline marts = pipeline();
    SalesMartsPipeline.assemble(marts, plan, false);
    marts.run().waitUntilFinish();
    Manifest staged = Lake.at(product.lake()).staged("a1").orElseThrow();
    Pipeline decisions = pipeline();
    SalesDecisionsPipeline.assemble(decisions, plan, staged, true);
    decisions.run().waitUntilFinish();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
