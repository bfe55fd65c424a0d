package io.sales360.planner.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Layer;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.query.SqlSheet;
import io.sales360.planner.testing.LakeWriter;
import io.sales360.planner.testing.MartTypes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityCheckTest {
  private static final LocalDate AS_OF = LocalDate.of(2024, 3, 31);

  @TempDir private Path lake;

  @Test
  void everyIdentityFitsThePublishedTablesAndHoldsOverNothing() throws Exception {
    List<SqlSheet> identities = SqlSheet.all(IdentityCheck.class, "identities.sql");
    TreeSet<String> tables = new TreeSet<>();
    identities.forEach(identity -> tables.addAll(identity.list("needs")));
    try (LakeWriter writer = LakeWriter.into(lake, "a1", AS_OF)) {
      for (String table : tables) {
        writer.table(table, Layer.MARTS, "one row", 1, empty(table), "");
      }
      writer.publish();
    }

    assertThat(checks())
        .hasSameSizeAs(identities)
        .allSatisfy(check -> assertThat(check.absent()).as(check.name()).isEmpty())
        .noneMatch(Check::differs);
  }

  @Test
  void driversThatDoNotMakeTheMeanAreFound() throws Exception {
    try (LakeWriter writer = LakeWriter.into(lake, "a1", AS_OF)) {
      String key =
          "'r' AS run_id, 's' AS series_id, 'units' AS measure, 'month' AS grain, 1 AS h, ";
      writer
          .table(
              "fct_sales_forecasts",
              Layer.FORECAST,
              "one row per step",
              1,
              "SELECT " + key + "10.50::DECIMAL(38, 9) AS mean",
              "")
          .table(
              "fct_forecast_drivers",
              Layer.FORECAST,
              "one row per step and driver",
              1,
              "SELECT " + key + "a::DECIMAL(38, 9) AS amount FROM (VALUES (7.25), (3.24)) t(a)",
              "")
          .publish();
    }

    assertThat(checks().stream().filter(Check::differs).map(Check::toString))
        .containsExactly(
            "identities forecasts: drivers make the mean: expected 1 rows, 10.5, actual 1 rows, 10.49");
  }

  @Test
  void salesAfterTheAsOfDateAreNoPartOfMargins() throws Exception {
    try (LakeWriter writer = LakeWriter.into(lake, "a1", AS_OF)) {
      writer
          .table(
              "fct_order_lines",
              Layer.MARTS,
              "one row per order line",
              1,
              """
              SELECT d::DATE AS ordered_on, true AS is_sale, 5::DECIMAL(38, 9) AS gross_amount,
                     0::DECIMAL(38, 9) AS discount_amount, 5::DECIMAL(38, 9) AS net_amount,
                     5::DECIMAL(38, 9) AS reporting_net_amount
              FROM (VALUES ('2024-03-31'), ('2024-04-01')) t(d)""",
              "")
          .table(
              "fct_margins",
              Layer.MARTS,
              "one row per sold line",
              1,
              """
              SELECT 5::DECIMAL(38, 9) AS net_amount, 0::DECIMAL(38, 9) AS return_amount,
                     2::DECIMAL(38, 9) AS sold_cost_amount, 0::DECIMAL(38, 9) AS returned_cost_amount,
                     3::DECIMAL(38, 9) AS contribution_margin1, NULL::DECIMAL(38, 9) AS payment_fee_amount,
                     3::DECIMAL(38, 9) AS contribution_margin2, NULL::DECIMAL(38, 9) AS campaign_spend_amount,
                     1::DECIMAL(38, 9) AS commission_amount, 2.01::DECIMAL(38, 9) AS contribution_margin3""",
              "")
          .publish();
    }

    assertThat(checks().stream().filter(Check::differs).map(Check::name))
        .containsExactly("margins: margin 2 less campaign spend less commission is margin 3");
  }

  private List<Check> checks() throws Exception {
    try (LakeSession session = LakeSession.open(new LakeDirectory(lake).open())) {
      return new IdentityCheck(session).all();
    }
  }

  private static String empty(String table) {
    return MartTypes.of(table).entrySet().stream()
        .map(c -> "NULL::" + c.getValue() + " AS \"" + c.getKey() + '"')
        .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }
}
