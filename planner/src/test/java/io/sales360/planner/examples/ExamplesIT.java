package io.sales360.planner.examples;

import static io.sales360.planner.examples.Example.ADVENTUREWORKS;
import static io.sales360.planner.examples.Example.ADVENTUREWORKS_LITERAL;
import static io.sales360.planner.examples.Example.COMPLETE_JOURNEY;
import static io.sales360.planner.examples.Example.ONLINE_RETAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sales360.planner.verify.Figure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the examples with the real command on the real data; skipped where the data is not named.
 */
class ExamplesIT {
  private static final String METRIC = "metric/";

  @TempDir private static Path lakes;
  private static Path data = Path.of("");

  @BeforeAll
  static void findData() {
    String directory = System.getProperty("sales360.data", "");
    assumeFalse(
        directory.isEmpty(),
        "The examples' data is not named: -Dsales360.data=DIR (with DIR/sales) runs this test.");
    data = Path.of(directory, "sales").toAbsolutePath().normalize();
    assertThat(data.resolve("online_retail")).isDirectory();
  }

  @Test
  void adventureworksSourcesHoldWhatIsKnownOfThem() {
    SortedMap<String, Figure> figures = ADVENTUREWORKS.oracle(data);

    assertThat(figures)
        .hasSizeGreaterThan(700)
        .containsEntry("sales/channel=internet", figure(60_398, "29358677.2207"))
        .containsEntry("sales/channel=reseller", figure(60_855, "80977720.21"))
        .containsEntry("orders/channel=internet", figure(27_659, "29358677.2207"))
        .containsEntry("orders/channel=reseller", figure(3_616 + 180, "80977720.21"))
        .containsEntry("ledger/reseller_sales/READ", figure(57_851, "77548570.20"))
        .containsEntry("ledger/reseller_sales_202006/READ", figure(3_004, "3429150.01"))
        .containsEntry("ledger/quotas/WRITTEN", figure(163, "95714000"));
  }

  @Test
  void adventureworksLabelsTakenLiterallyGiveTheKnownSum() {
    SortedMap<String, Figure> figures = ADVENTUREWORKS_LITERAL.oracle(data);

    assertThat(figures).containsEntry("dollars", figure(60_398, "26054827.45"));
  }

  @Test
  void onlineRetailSourceHoldsWhatIsKnownOfIt() {
    SortedMap<String, Figure> figures = ONLINE_RETAIL.oracle(data);

    assertThat(figures)
        .containsEntry("ledger/invoices/READ", figure(541_909, "9747747.934"))
        .containsEntry("ledger/invoices/DEDUPLICATED", figure(5_268, "21740.98"))
        .containsEntry("ledger/invoices/FILTERED/price_not_positive", figure(2_512, "-22124.12"))
        .containsEntry("ledger/invoices/FILTERED/adjustment", figure(1, "11062.06"))
        .containsEntry("ledger/invoices/WRITTEN/return", figure(9_251, "-893979.73"))
        .containsEntry("ledger/invoices/WRITTEN/anonymous_sale", figure(132_185, "1743839.85"))
        .containsEntry("ledger/invoices/WRITTEN/known_sale", figure(392_692, "8887208.894"));
  }

  @Test
  void completeJourneySourcesHoldWhatIsKnownOfThem() {
    SortedMap<String, Figure> figures = COMPLETE_JOURNEY.oracle(data);

    assertThat(figures)
        .containsEntry("ledger/transactions/READ", figure(75_000, "233935.24"))
        .containsEntry("ledger/transactions/FILTERED/no_units", figure(416, "0"))
        .containsEntry("ledger/products/READ", figure(92_331, "0"))
        .containsEntry("ledger/households/READ", figure(801, "0"))
        .containsEntry("ledger/campaigns/WRITTEN", figure(27, "0"))
        .containsEntry("ledger/campaign_households/WRITTEN", figure(6_589, "0"))
        .containsEntry("ledger/redemptions/WRITTEN", figure(2_102, "0"))
        .containsEntry("ledger/coupon_products/READ", figure(116_204, "0"))
        .containsEntry("ledger/coupon_products/DEDUPLICATED", figure(4_872, "0"))
        .containsEntry("ledger/placement_products/WRITTEN", figure(360_535, "0"));
  }

  @ParameterizedTest
  @EnumSource
  void publishesWhatTheSourcesHold(Example example) throws Exception {
    Path lake = lakes.resolve(example + "-direct");

    String hash = S360.run(example, data, lake, "direct");

    assertThat(S360.verify(example, data, lake).lines())
        .as("every part compares something")
        .anyMatch(line -> line.startsWith("sources,") && line.endsWith(",equal"))
        .anyMatch(line -> line.startsWith("ledger,") && line.endsWith(",equal"))
        .anyMatch(line -> line.startsWith("tables,fct_order_lines,") && line.endsWith(",equal"))
        .anyMatch(line -> line.startsWith("identities,") && line.endsWith(",equal"))
        .hasSizeGreaterThan(example.oracle(data).size());
    if (example != ADVENTUREWORKS_LITERAL) {
      metricLayerSaysWhatTheSourcesHold(example, lake);
    }
    assertThat(S360.run(example, data, lakes.resolve(example + "-flink"), "flink"))
        .as("on Flink")
        .isEqualTo(hash);
  }

  private static void metricLayerSaysWhatTheSourcesHold(Example example, Path lake)
      throws Exception {
    SortedMap<String, Figure> expected = new TreeMap<>(example.oracle(data));
    expected.keySet().removeIf(name -> !name.startsWith(METRIC));
    List<String> metrics =
        expected.keySet().stream()
            .map(n -> n.substring(METRIC.length(), n.indexOf("/month=")))
            .distinct()
            .toList();
    List<String> rows = S360.metrics(lake, String.join(",", metrics)).lines().toList();
    SortedMap<String, Figure> actual = new TreeMap<>();
    List<String> columns = List.of(rows.get(0).split(",", -1));
    for (String row : rows.subList(1, rows.size())) {
      String[] values = row.split(",", -1);
      String month = values[columns.indexOf("month")].substring(0, 7);
      for (String metric : metrics) {
        actual.put(METRIC + metric + "/month=" + month, figure(1, values[columns.indexOf(metric)]));
      }
    }
    assertThat(actual).hasSizeGreaterThanOrEqualTo(12 * metrics.size()).isEqualTo(expected);
  }

  private static Figure figure(long rows, String amount) {
    return new Figure(rows, new BigDecimal(amount));
  }
}
