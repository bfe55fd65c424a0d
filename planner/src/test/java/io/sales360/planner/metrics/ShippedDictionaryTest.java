package io.sales360.planner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.metrics.Metric.Measure;
import io.sales360.planner.metrics.query.MetricLayer;
import io.sales360.planner.metrics.query.Question;
import io.sales360.planner.testing.MartTypes;
import io.sales360.planner.testing.MemoryTables;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedDictionaryTest {
  private static final MetricDictionary SHIPPED = DictionaryParser.shipped();

  /** What the reference's semantic model names, table by table. */
  private static final Map<String, List<String>> REFERENCE =
      Map.of(
          "customer",
          List.of(
              "customer_id",
              "first_name",
              "last_name",
              "full_name",
              "gender",
              "phone_number",
              "email_id",
              "birth_date",
              "age",
              "age_group",
              "education_level",
              "marital_status",
              "number_of_children",
              "register_date",
              "occupation",
              "annual_income",
              "hobbies",
              "degree_of_loyalty",
              "social_class",
              "mailing_street",
              "city",
              "state",
              "country",
              "zip_code",
              "total_customers",
              "average_age",
              "purchase_frequency",
              "total_spending"),
          "product",
          List.of(
              "productid",
              "skuid",
              "productname",
              "productcategory",
              "subcategory",
              "gender",
              "price",
              "cost",
              "launchdate",
              "designername",
              "color",
              "size",
              "model",
              "brand_name",
              "total_products",
              "average_price",
              "total_cost",
              "average_margin"),
          "transaction",
          List.of(
              "transaction_id",
              "customer_id",
              "transaction_date",
              "order_id",
              "payment_method",
              "transaction_type",
              "transaction_status",
              "order_date",
              "order_delivery_date",
              "discount_percentage",
              "shipping_address",
              "billing_address",
              "promo_code",
              "shipping_method",
              "order_status",
              "skuid",
              "store_id",
              "full_address",
              "transaction_year",
              "transaction_month",
              "transaction_day",
              "order_delivery_duration",
              "discount_applied",
              "shipping_cost_category",
              "total_transactions",
              "total_revenue",
              "average_transaction_amount",
              "total_discounted_amount",
              "total_shipping_amount",
              "total_order_amount",
              "transaction_percentage_with_discount",
              "ups_delivered_percentage",
              "canceled_order_percentage",
              "monthly_revenue_curr",
              "monthly_revenue_prev"),
          "channel",
          List.of(
              "store_id",
              "store_name",
              "store_address",
              "store_contact_email",
              "store_contact_phone",
              "platform_name",
              "platform_url",
              "country",
              "currency",
              "channel_type",
              "nearest_offline_store",
              "total_stores"),
          "metrics",
          List.of(
              "gross_profit_margin",
              "ext_discount",
              "total_campaigns",
              "total_ext_participation",
              "total_revenue"));

  @Test
  void everyMeasureAndDimensionOfTheReferenceIsThere() {
    Set<String> there =
        Stream.concat(
                SHIPPED.metrics().values().stream().flatMap(m -> m.reference().stream()),
                SHIPPED.dimensions().values().stream().flatMap(d -> d.reference().stream()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> wanted = new ArrayList<>();
    REFERENCE.forEach((table, names) -> names.forEach(n -> wanted.add(table + "." + n)));
    assertThat(there).containsAll(wanted);
  }

  static Stream<String> metrics() {
    return SHIPPED.metrics().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theWorkedExampleComesOut(String name) throws SQLException {
    Metric.Example example = SHIPPED.metric(name).example();
    try (MemoryTables tables = MemoryTables.empty()) {
      if (example.asOf() != null) {
        tables.asOf(example.asOf());
      }
      for (String table : SHIPPED.tables().keySet()) {
        boolean isRollup = table.startsWith("agg_daily_");
        if (!isRollup) {
          fill(tables, table, example.rows().getOrDefault(table, List.of()));
        }
      }
      MemoryTables.Rows rows = new MemoryTables.Rows();
      MetricLayer.over(tables, SHIPPED).run(Question.of(name), rows);
      assertThat(rows.all()).hasSize(1);
      Object value = rows.all().get(0).get(name);
      if (example.value() == null) {
        assertThat(value).isNull();
      } else {
        assertThat(new BigDecimal(String.valueOf(value))).isEqualByComparingTo(example.value());
      }
    }
  }

  private static void fill(MemoryTables tables, String table, List<Map<String, String>> rows)
      throws SQLException {
    Map<String, String> types = MartTypes.of(table);
    List<String> literals = new ArrayList<>();
    for (Map<String, String> row : rows) {
      assertThat(types.keySet()).as(table).containsAll(row.keySet());
      literals.add(
          types.keySet().stream()
              .map(c -> row.containsKey(c) ? "'" + row.get(c) + "'" : "NULL")
              .collect(Collectors.joining(", ", "(", ")")));
    }
    tables.table(table, types, literals);
  }

  @Test
  void everyColumnThatTheDictionaryNamesExists() {
    for (Metric metric : SHIPPED.metrics().values()) {
      if (metric.definition() instanceof Measure measure) {
        for (Metric.Source source : measure.sources()) {
          assertThat(MartTypes.of(source.table()).keySet())
              .as(metric.name())
              .containsAll(source.aggregate().columns());
        }
      }
    }
    for (Dimension dimension : SHIPPED.dimensions().values()) {
      dimension
          .of()
          .forEach(
              (table, value) ->
                  assertThat(MartTypes.of(table).keySet())
                      .as(dimension.name())
                      .containsAll(value.columns()));
    }
    for (TableModel table : SHIPPED.tables().values()) {
      Set<String> columns = MartTypes.of(table.name()).keySet();
      assertThat(columns).as(table.name()).containsAll(table.key());
      assertThat(columns).as(table.name()).containsAll(table.joins().keySet());
    }
  }

  /** Personal columns of the model, by their names; none may be shown without a role. */
  @Test
  void everyPersonalDimensionIsMarked() {
    Set<String> personal =
        Set.of(
            "first_name",
            "last_name",
            "phone_number",
            "email",
            "born_on",
            "annual_income",
            "mailing_street",
            "zip_code",
            "shipping_address",
            "billing_address");
    for (Dimension dimension : SHIPPED.dimensions().values()) {
      boolean reads =
          dimension.of().entrySet().stream()
              .filter(e -> e.getKey().equals("dim_customers") || e.getKey().equals("fct_orders"))
              .anyMatch(e -> e.getValue().columns().stream().anyMatch(personal::contains));
      assertThat(dimension.isPersonal()).as(dimension.name()).isEqualTo(reads);
    }
  }

  @Test
  void theDocumentationIsTheDictionary() throws Exception {
    Path docs = Path.of("..", "docs", "metrics.md");
    String text = Files.readString(docs);
    String table = DictionaryPage.of(SHIPPED);
    if (Boolean.getBoolean("sales360.rewrite")) {
      int marker = text.indexOf(DictionaryPage.MARKER);
      text = text.substring(0, marker) + DictionaryPage.MARKER + "\n\n" + table;
      Files.writeString(docs, text);
    }
    assertThat(text)
        .as("docs/metrics.md; the part after its marker is generated by DictionaryPage")
        .endsWith(DictionaryPage.MARKER + "\n\n" + table);
  }
}
