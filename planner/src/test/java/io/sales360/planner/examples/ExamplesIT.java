package io.sales360.planner.examples;

import static io.sales360.planner.examples.Example.ADVENTUREWORKS;
import static io.sales360.planner.examples.Example.ADVENTUREWORKS_LITERAL;
import static io.sales360.planner.examples.Example.ONLINE_RETAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sales360.planner.examples.Figures.Figure;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the examples with the real command on the real data; skipped where the data is not named.
 */
class ExamplesIT {
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
  void adventureworksSourcesHoldWhatIsKnownOfThem() throws SQLException {
    Figures figures = Figures.of(ADVENTUREWORKS.oracle(data));

    assertThat(figures.byName())
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
  void adventureworksLabelsTakenLiterallyGiveTheKnownSum() throws SQLException {
    Figures figures = Figures.of(ADVENTUREWORKS_LITERAL.oracle(data));

    assertThat(figures.byName()).containsEntry("dollars", figure(60_398, "26054827.45"));
  }

  @Test
  void onlineRetailSourceHoldsWhatIsKnownOfIt() throws SQLException {
    Figures figures = Figures.of(ONLINE_RETAIL.oracle(data));

    assertThat(figures.byName())
        .containsEntry("ledger/invoices/READ", figure(541_909, "9747747.934"))
        .containsEntry("ledger/invoices/DEDUPLICATED", figure(5_268, "21740.98"))
        .containsEntry("ledger/invoices/FILTERED/price_not_positive", figure(2_512, "-22124.12"))
        .containsEntry("ledger/invoices/FILTERED/adjustment", figure(1, "11062.06"))
        .containsEntry("ledger/invoices/WRITTEN/return", figure(9_251, "-893979.73"))
        .containsEntry("ledger/invoices/WRITTEN/anonymous_sale", figure(132_185, "1743839.85"))
        .containsEntry("ledger/invoices/WRITTEN/known_sale", figure(392_692, "8887208.894"));
  }

  @ParameterizedTest
  @EnumSource
  void publishesWhatTheSourcesHold(Example example) throws Exception {
    Path lake = lakes.resolve(example + "-direct");

    String hash = S360.run(example, data, lake, "direct");

    Path csv = lakes.resolve(example + ".csv");
    Files.writeString(csv, S360.query(lake, example.published()));
    assertThat(Figures.of(example.oracle(data)).differencesTo(Figures.ofCsv(csv))).isEmpty();
    assertThat(S360.run(example, data, lakes.resolve(example + "-flink"), "flink"))
        .as("on Flink")
        .isEqualTo(hash);
  }

  private static Figure figure(long rows, String amount) {
    return new Figure(rows, new BigDecimal(amount));
  }
}
