package io.sales360.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sales360.common.ledger.LedgerEntry.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final List<LedgerEntry> BALANCED =
      List.of(
          entry("shop", Kind.READ, "", 600, "100.10"),
          entry("shop", Kind.READ, "", 400, "23.456"),
          entry("shop", Kind.WRITTEN, "sale", 980, "120"),
          entry("shop", Kind.REFUSED, "required", 3, "1.5"),
          entry("shop", Kind.FILTERED, "price_not_positive", 10, "-2.444"),
          entry("shop", Kind.DEDUPLICATED, "exact", 7, "4.50"),
          entry("web", Kind.READ, "", 1, "0"),
          entry("web", Kind.WRITTEN, "sale", 1, "0.00"),
          entry("(inferred)", Kind.INFERRED, "product", 5, "0"),
          entry("(inferred)", Kind.WRITTEN, "product", 5, "0"));

  @Test
  void rowsAndAmountsBalance() {
    LedgerReport report = new Ledger().addAll(BALANCED).report();

    assertThat(report.balanced()).isTrue();
    assertThat(report.differences()).isEmpty();
    assertThat(report.total().read().rows()).isEqualTo(1001);
    assertThat(report.total().read().amount()).isEqualTo("123.556");
  }

  @Test
  void oneMissingRowIsNamed() {
    LedgerReport report =
        new Ledger().addAll(BALANCED).add(entry("web", Kind.READ, "", 1, "9.99")).report();

    assertThat(report.balanced()).isFalse();
    assertThat(report.differences())
        .singleElement()
        .asString()
        .contains("web", "1 rows with 9.99", "read 2, written 1");
  }

  @Test
  void amountsAloneMayBeOffByTheLastDecimal() {
    LedgerReport report =
        new Ledger()
            .addAll(BALANCED)
            .add(entry("shop", Kind.WRITTEN, "sale", 0, "0.000000001"))
            .report();

    assertThat(report.balanced()).isFalse();
    assertThat(report.text()).contains("OFF BY -0.000000001");
  }

  @Test
  void orderOfAddingAndMergingDoesNotMatter() {
    List<LedgerEntry> shuffled = new ArrayList<>(BALANCED);
    Ledger whole = new Ledger().addAll(BALANCED);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      int cut = seed % shuffled.size();
      Ledger left = new Ledger().addAll(shuffled.subList(0, cut));
      Ledger right = new Ledger().addAll(shuffled.subList(cut, shuffled.size()));
      assertThat(right.merge(left)).isEqualTo(whole);
    }
    assertThat(whole.entries()).hasSize(9);
  }

  @Test
  void textIsAligned() {
    assertThat(new Ledger().addAll(BALANCED).report().text())
        .isEqualTo(
            """
            feed           read  written  refused  filtered  deduplicated
            (inferred)        5        5        0         0             0  balanced
            shop          1,000      980        3        10             7  balanced
              amount    123.556      120      1.5    -2.444           4.5  balanced
            web               1        1        0         0             0  balanced
            total         1,001      981        3        10             7  balanced
              amount    123.556      120      1.5    -2.444           4.5  balanced
            """);
  }

  @Test
  void jsonKeepsAmountsAsText() throws IOException {
    JsonNode json =
        JsonMapper.builder().build().readTree(new Ledger().addAll(BALANCED).report().json());

    assertThat(json.path("balanced").asBoolean()).isTrue();
    assertThat(json.path("feeds").path(1).path("read").path("amount").textValue())
        .isEqualTo("123.556");
    assertThat(json.path("feeds").path(1).path("filtered").path("rows").asLong()).isEqualTo(10);
  }

  private static LedgerEntry entry(
      String feed, Kind kind, String outcome, long rows, String amount) {
    String table = kind == Kind.WRITTEN ? "fct_order_lines" : "";
    return new LedgerEntry(feed, kind, outcome, table, rows, new BigDecimal(amount));
  }
}
