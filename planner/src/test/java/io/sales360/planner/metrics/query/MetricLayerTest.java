package io.sales360.planner.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.planner.bench.QueryLake;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.DictionaryParser;
import io.sales360.planner.metrics.Role;
import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.Span;
import io.sales360.planner.metrics.time.TimeGrain;
import io.sales360.planner.query.Values;
import io.sales360.planner.testing.MemoryTables.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The layer on a published lake, against SQL written by hand and against itself without rollups.
 */
class MetricLayerTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

  @TempDir private static Path directory;
  private static LakeSession session;
  private static MetricLayer layer;

  @BeforeAll
  static void publish() throws Exception {
    QueryLake.publish(directory.resolve("lake"), 8_000, table -> {});
    session = LakeSession.open(new LakeDirectory(directory.resolve("lake")).open());
    layer =
        MetricLayer.over(
            session, DictionaryParser.shipped(), Map.of("S360_MASK_KEY", KEY), directory);
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static List<Map<String, @Nullable Object>> ask(Question question) {
    Rows rows = new Rows();
    layer.run(question, rows);
    return rows.all();
  }

  private static List<List<String>> texts(List<Map<String, @Nullable Object>> rows) {
    return rows.stream().map(r -> r.values().stream().map(MetricLayerTest::text).toList()).toList();
  }

  /** Exact for decimals; quotients to six decimals. */
  private static String text(@Nullable Object value) {
    return value instanceof Double d
        ? Values.text(BigDecimal.valueOf(d).setScale(6, RoundingMode.HALF_EVEN))
        : Values.text(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gross_sales | SELECT sum(reporting_gross_amount) FROM fct_order_lines WHERE is_sale",
        "net_sales | SELECT (SELECT sum(reporting_gross_amount - reporting_discount_amount) FROM fct_order_lines WHERE is_sale) - (SELECT sum(reporting_refund_amount) FROM fct_returns)",
        "orders | SELECT count(DISTINCT order_id) FROM fct_order_lines WHERE is_sale",
        "customers | SELECT count(DISTINCT customer_id) FROM fct_order_lines WHERE is_sale",
        "units | SELECT sum(quantity) FROM fct_order_lines WHERE is_sale",
        "cancel_rate | SELECT count(*) FILTER (WHERE order_status = 'cancelled') / count(*) FROM fct_orders",
        "gross_profit_margin | SELECT sum(CAST(reporting_net_amount - reporting_cost_amount AS DOUBLE)) / sum(CAST(reporting_net_amount AS DOUBLE)) FROM fct_order_lines WHERE is_sale AND reporting_cost_amount IS NOT NULL",
        "total_revenue | SELECT sum(reporting_payment_amount) FROM fct_payments WHERE payment_status = 'completed'",
        "order_delivery_duration | SELECT avg(delivered_on - ordered_on) FROM fct_orders",
        "average_age | SELECT avg(age) FROM dim_customers",
        "total_stores | SELECT count(*) FROM dim_channels",
        "monthly_revenue_prev | SELECT sum(reporting_payment_amount) FROM fct_payments WHERE payment_status = 'completed' AND paid_on BETWEEN '2024-11-01' AND '2024-11-30'",
      })
  void aMetricEqualsSqlWrittenByHand(String metric, String sql) {
    Rows expected = new Rows();
    session.query(sql, List.of(), expected);
    // One payment is made on the day after the as-of date; the month asked for is December.
    Question question =
        metric.startsWith("monthly")
            ? Question.of(metric).between(LocalDate.of(2024, 12, 1), LAST)
            : Question.of(metric);
    assertThat(texts(ask(question))).isEqualTo(texts(expected.all()));
  }

  static List<Question> questionsOfDashboards() {
    List<String> additive = List.of("net_sales", "gross_sales", "discounts", "returns");
    Question all =
        Question.of(
            "net_sales",
            "gross_sales",
            "discounts",
            "returns",
            "shipping",
            "tax",
            "total_sales",
            "units",
            "returned_units",
            "orders",
            "order_lines",
            "aov",
            "total_cost",
            "gross_margin",
            "gross_profit_margin",
            "return_rate");
    Question some = Question.of(additive.toArray(String[]::new));
    return List.of(
        all,
        all.by("channel_name"),
        all.by("territory", "channel_id").between(LocalDate.of(2024, 1, 1), LAST),
        all.by("category"),
        all.per(TimeGrain.MONTH),
        all.per(TimeGrain.FISCAL_QUARTER).by("region"),
        some.per(TimeGrain.WEEK).by("brand").sparse(),
        Question.of("gross_sales").per(TimeGrain.DAY).by("product_id").sparse(),
        Question.of("returns").by("product_id", "territory_id"),
        some.per(TimeGrain.MONTH)
            .where(List.of(Condition.parse("category != Footwear")))
            .with(
                List.of(new Span.ToDate(TimeGrain.YEAR), new Span.Rolling(3, true)),
                List.of(Comparison.PREVIOUS_PERIOD, Comparison.PREVIOUS_YEAR)),
        all.by("product_id").top(7, "units"));
  }

  @ParameterizedTest
  @MethodSource("questionsOfDashboards")
  void rollupsGiveTheSameAsTheFacts(Question question) {
    CompiledQuery quick = layer.compile(question);
    CompiledQuery slow = layer.withoutRollups().compile(question);
    assertThat(quick.tables()).anyMatch(t -> t.startsWith("agg_"));
    assertThat(slow.tables()).noneMatch(t -> t.startsWith("agg_"));
    Rows expected = new Rows();
    layer.run(slow, expected);
    assertThat(expected.all()).isNotEmpty();
    assertThat(texts(ask(question))).isEqualTo(texts(expected.all()));
  }

  @Test
  void monthsAddUpToTheYearAndCustomersDoNot() {
    Question year = Question.of("net_sales", "customers").per(TimeGrain.YEAR);
    BigDecimal sum = BigDecimal.ZERO;
    long customers = 0;
    for (Map<String, @Nullable Object> month :
        ask(Question.of("net_sales", "customers").per(TimeGrain.MONTH))) {
      sum = sum.add((BigDecimal) month.get("net_sales"));
      customers += ((Number) month.get("customers")).longValue();
    }
    BigDecimal years = BigDecimal.ZERO;
    long yearly = 0;
    for (Map<String, @Nullable Object> row : ask(year)) {
      years = years.add((BigDecimal) row.get("net_sales"));
      yearly += ((Number) row.get("customers")).longValue();
    }
    assertThat(sum).isEqualByComparingTo(years);
    assertThat(customers).isGreaterThan(yearly);
  }

  @Test
  void periodsWithoutRowsAppear() {
    Question none =
        Question.of("net_sales", "aov")
            .per(TimeGrain.MONTH)
            .between(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 31));
    assertThat(texts(ask(none)))
        .containsExactly(
            List.of("2020-01-01", "true", "0", ""),
            List.of("2020-02-01", "true", "0", ""),
            List.of("2020-03-01", "true", "0", ""));
  }

  @Test
  void aMissingMemberIsARowOfItsOwn() {
    assertThat(ask(Question.of("orders").by("country")).stream().map(r -> r.get("country")))
        .containsExactly("DE", "FR", "GB", "US", null);
  }

  @Test
  void whatWouldBeCountedTwiceIsRefusedWithAReason() {
    assertThatThrownBy(() -> layer.compile(Question.of("cancel_rate").by("category")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("one row of fct_orders meets many of fct_order_lines")
        .hasMessageContaining("Maybe by ");
  }

  @Test
  void aMetricWithoutItsTableSaysWhy() {
    assertThat(layer.reasonWithout("campaign_touches"))
        .contains("fct_campaign_touches is absent: the benchmark has no campaigns");
    assertThat(layer.reasonWithout("net_sales")).isEmpty();
    assertThatThrownBy(() -> layer.compile(Question.of("campaign_touches")))
        .hasMessageContaining("the benchmark has no campaigns");
  }

  @Test
  void periodsNeedADay() {
    assertThatThrownBy(() -> layer.compile(Question.of("total_stores").per(TimeGrain.MONTH)))
        .hasMessageContaining("dim_channels (one row per store or platform) has no day");
  }

  @ParameterizedTest
  @CsvSource({"order, There is no metric", "net_sale, Maybe you mean net_sales"})
  void unknownMetricsAreTold(String name, String message) {
    assertThatThrownBy(() -> layer.compile(Question.of(name))).hasMessageContaining(message);
  }

  @Test
  void valuesAreDataNeverSql() {
    String attack = "x' OR 1=1; DROP TABLE dim_products --";
    Question question =
        Question.of("orders").where(List.of(Condition.parse("category = " + attack)));
    CompiledQuery query = layer.compile(question);
    assertThat(query.sql()).doesNotContain("DROP");
    assertThat(query.values()).contains(attack);
    assertThat(texts(ask(question))).containsExactly(List.of("0"));
    // What is printed can be run as it is.
    Rows printed = new Rows();
    session.queryFromUser(query.printed(), printed);
    assertThat(texts(printed.all())).containsExactly(List.of("0"));
  }

  @Test
  void personsAreRedactedWithoutARole() throws Exception {
    Role nobody = Role.NOBODY;
    String yaml =
        """
        dimensions:
          who: {description: A person., personal: true, of: {dim_customers: customer_id}}
        roles:
          keyed: {description: Pseudonyms., masks: {who: hmac env:S360_MASK_KEY}, filters: ["country = DE"]}
          clear: {description: All., clear: [who]}
          unset: {description: No key., masks: {who: hmac env:NOT_THERE}}
        """;
    MetricLayer own =
        MetricLayer.over(
            session,
            DictionaryParser.parse(yaml, "own.yaml", DictionaryParser.shipped()),
            Map.of("S360_MASK_KEY", KEY),
            directory);
    Question question = Question.of("orders").by("who");
    Rows redacted = new Rows();
    own.run(question.as(nobody), redacted);
    assertThat(redacted.all()).hasSize(1);
    assertThat(redacted.all().get(0)).containsEntry("who", "***");

    Rows clear = new Rows();
    own.run(
        question.as(own.dictionary().role("clear")).where(List.of(Condition.parse("country = DE"))),
        clear);
    Rows keyed = new Rows();
    CompiledQuery query = own.run(question.as(own.dictionary().role("keyed")), keyed);
    assertThat(query.printed()).contains("<inner pad of the key env:S360_MASK_KEY>");
    assertThat(keyed.all()).hasSameSizeAs(clear.all());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    List<String> expected =
        clear.all().stream()
            .map(r -> String.valueOf(r.get("who")))
            .map(w -> HexFormat.of().formatHex(mac.doFinal(w.getBytes(StandardCharsets.UTF_8))))
            .sorted()
            .toList();
    assertThat(keyed.all().stream().map(r -> String.valueOf(r.get("who"))))
        .containsExactlyElementsOf(expected);

    assertThatThrownBy(() -> own.compile(question.as(own.dictionary().role("unset"))))
        .hasMessageContaining("The key env:NOT_THERE of a mask is not there");
    assertThatThrownBy(
            () -> own.compile(Question.of("orders").where(List.of(Condition.parse("who = K1")))))
        .hasMessageContaining("who is masked");
    // A figure that the role's rows cannot be told for is refused.
    assertThatThrownBy(
            () -> own.compile(Question.of("total_stores").as(own.dictionary().role("keyed"))))
        .hasMessageContaining("cannot be grouped or filtered by country");
  }

  @Test
  void topIsWithinEachPeriod() {
    List<Map<String, @Nullable Object>> rows =
        ask(
            Question.of("net_sales")
                .by("brand")
                .per(TimeGrain.QUARTER)
                .between(LocalDate.of(2024, 1, 1), LAST)
                .top(2, null));
    assertThat(rows).hasSize(8);
    for (int i = 0; i < rows.size(); i += 2) {
      assertThat((BigDecimal) rows.get(i).get("net_sales"))
          .isGreaterThanOrEqualTo((BigDecimal) rows.get(i + 1).get("net_sales"));
    }
  }
}
