package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.MartsAndDecisions;
import io.sales360.pipelines.testing.SampleProduct;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stock of a company in two places, counted at the end of each month: one product that sells one a
 * day and is out of stock for ten days, one without any cost, one that hardly moves, one whose cost
 * only price lists know.
 */
class StockDecisionsPipelineTest {
  private static final String SOLD =
      """
        - name: sold
          depot: files
          files: sold.csv
          types: {price: decimal, quantity: decimal, cost: decimal}
          entity: order_line
          map:
            order_id: id
            line_id: {value: "1"}
            ordered_at: day
            product_id: sku
            quantity: quantity
            unit_price: price
            cost_amount: cost
            channel_id: {value: WEB}
            currency_code: {value: USD}
            order_status: {value: completed}
      """;
  private static final String STOCK =
      """
        - name: stock
          depot: files
          files: stock.csv
          types: {on_hand: decimal, cost: decimal}
          entity: inventory_snapshot
          map:
            snapshot_id: {expr: "day + '/' + place + '/' + sku"}
            product_id: sku
            channel_id: place
            counted_on: day
            on_hand_quantity: on_hand
            unit_cost: cost
            currency_code: {value: USD}
      """;
  private static final String PRICES =
      """
        - name: prices
          depot: files
          files: prices.csv
          types: {price: decimal, cost: decimal}
          entity: price_list
          map:
            price_id: id
            product_id: sku
            channel_id: place
            price_type: {value: list}
            unit_price: price
            unit_cost: cost
            currency_code: {value: USD}
            valid_from: begins
            valid_to: ends
      """;
  private static final LocalDate FIRST = LocalDate.parse("2023-01-01");
  private static final LocalDate AS_OF = LocalDate.parse("2024-03-31");

  /** The independent reckoning, from the source files only. */
  private static final String ORACLE =
      """
      WITH prices AS (
        SELECT sku, place, cost, begins, coalesce(ends, DATE '9999-12-31') AS ends
        FROM read_csv('prices.csv', types = {'place': 'VARCHAR', 'cost': 'DECIMAL(18,2)'})),
      lines AS (
        SELECT sku AS product_id, day, quantity, quantity * price AS net,
               coalesce(cost, quantity * (SELECT p.cost FROM prices p WHERE p.sku = s.sku
                 AND s.day BETWEEN p.begins AND p.ends AND p.place IS NULL)) AS cost
        FROM read_csv('sold.csv', types = {'price': 'DECIMAL(18,2)', 'cost': 'DECIMAL(18,2)'}) s),
      sold AS (
        SELECT product_id, day, sum(quantity) AS q, sum(net) AS net, sum(net - cost) AS margin,
               count(*) FILTER (cost IS NULL) AS uncosted
        FROM lines GROUP BY ALL),
      counts AS (
        SELECT sku AS product_id, place AS channel_id, day AS counted_on, on_hand AS on_hand_quantity,
               coalesce(cost,
                 (SELECT p.cost FROM prices p WHERE p.sku = c.sku AND p.place = c.place
                  AND c.day BETWEEN p.begins AND p.ends),
                 (SELECT p.cost FROM prices p WHERE p.sku = c.sku AND p.place IS NULL
                  AND c.day BETWEEN p.begins AND p.ends)) AS unit_cost
        FROM read_csv('stock.csv', types = {'cost': 'DECIMAL(18,2)'}) c),
      closing AS (
        SELECT product_id, date_trunc('month', counted_on)::DATE AS m, max(counted_on) AS counted,
               count(*) AS places, sum(greatest(on_hand_quantity, 0)) AS hand,
               CASE WHEN count(*) FILTER (on_hand_quantity > 0 AND unit_cost IS NULL) = 0
                 THEN sum(CASE WHEN on_hand_quantity > 0 THEN on_hand_quantity * unit_cost ELSE 0 END)
               END AS cost
        FROM (SELECT * FROM counts
              QUALIFY row_number() OVER (
                PARTITION BY product_id, channel_id, date_trunc('month', counted_on)
                ORDER BY counted_on DESC) = 1)
        GROUP BY ALL),
      year AS (
        SELECT c.product_id, c.m, count(*) AS months, count(x.cost) AS costed, avg(x.cost) AS cost
        FROM closing c JOIN closing x
          ON x.product_id = c.product_id AND x.m BETWEEN c.m - INTERVAL 11 MONTH AND c.m
        GROUP BY ALL)
      SELECT c.product_id, c.m, c.counted, c.places, c.hand, c.cost,
        coalesce(sum(s.q) FILTER (s.day BETWEEN c.m AND last_day(c.m)), 0) AS units,
        coalesce(sum(s.net) FILTER (s.day BETWEEN c.m AND last_day(c.m)), 0) AS net,
        round(coalesce(sum(s.q) FILTER (s.day BETWEEN c.m AND last_day(c.m)), 0)
          / nullif(coalesce(sum(s.q) FILTER (s.day BETWEEN c.m AND last_day(c.m)), 0) + c.hand, 0), 6)
          AS sell_through,
        round(c.hand * 8 / nullif(sum(s.q) FILTER (s.day BETWEEN last_day(c.m) - 55 AND last_day(c.m)), 0), 6)
          AS cover,
        max(s.day) FILTER (s.day <= last_day(c.m)) AS last_sold,
        CASE WHEN max(y.months) = 12 AND max(y.costed) = 12
              AND coalesce(sum(s.uncosted) FILTER (s.day BETWEEN c.m - INTERVAL 11 MONTH AND last_day(c.m)), 0) = 0
             THEN round(coalesce(sum(s.margin) FILTER (s.day BETWEEN c.m - INTERVAL 11 MONTH AND last_day(c.m)), 0)
               / max(y.cost), 6)
        END AS gmroi
      FROM closing c JOIN year y USING (product_id, m) LEFT JOIN sold s USING (product_id)
      GROUP BY c.product_id, c.m, c.counted, c.places, c.hand, c.cost ORDER BY 1, 2
      """;

  @TempDir private Path directory;

  @Test
  void stockEqualsAnIndependentQueryAndThePlantedTruth() throws Exception {
    SampleProduct sample =
        sample().with(STOCK).with(PRICES).file("stock.csv", stock()).file("prices.csv", prices());
    MartsAndDecisions.run(sample, "a1");

    assertThat(
            ask(
                sample,
                """
                SELECT product_id, starts_on, counted_on, place_count, on_hand_units, stock_cost, units,
                       net_sales, round(sell_through, 6)::DOUBLE, round(weeks_of_cover, 6)::DOUBLE,
                       last_sold_on, round(gmroi, 6)::DOUBLE
                FROM agg_product_stock ORDER BY 1, 2
                """))
        .isEqualTo(ask(sample, ofFiles(ORACLE)))
        .hasSize(60);
    plantedStockOutIsFound(sample);
    slowMoversAreThoseThatHardlyMove(sample);
    costsThatAreMissingAreNull(sample);
    booksBalance(sample);
  }

  /** Out from 31 May to 9 June: one day before the month's end has passed, nine after it. */
  private static void plantedStockOutIsFound(SampleProduct sample) throws Exception {
    assertThat(
            ask(
                sample,
                """
                SELECT starts_on, stock_out_days, daily_rate, lost_units, lost_sales
                FROM agg_product_stock WHERE stock_out_days > 0 ORDER BY ALL
                """))
        .containsExactly("2023-05-01|1|1|1|10", "2023-06-01|9|1|9|90");
  }

  private static void slowMoversAreThoseThatHardlyMove(SampleProduct sample) throws Exception {
    assertThat(
            ask(
                sample,
                """
                SELECT product_id, min(starts_on), max(days_since_sale) FROM agg_product_stock
                WHERE is_slow_mover GROUP BY ALL
                """))
        .containsExactly("SLOW|2023-03-01|451");
  }

  private static void costsThatAreMissingAreNull(SampleProduct sample) throws Exception {
    assertThat(
            ask(
                sample,
                """
                SELECT product_id, gmroi_reason, count(*), count(gmroi), count(stock_cost)
                FROM agg_product_stock GROUP BY ALL ORDER BY ALL
                """))
        .containsExactly(
            "BARE|cost of stock unknown|4|0|0",
            "BARE|fewer than twelve whole months counted|11|0|0",
            "GOOD||4|4|4",
            "GOOD|fewer than twelve whole months counted|11|0|11",
            "LISTED||4|4|4",
            "LISTED|fewer than twelve whole months counted|11|0|11",
            "SLOW||4|4|4",
            "SLOW|fewer than twelve whole months counted|11|0|11");
  }

  private static void booksBalance(SampleProduct sample) throws Exception {
    assertThat(
            ask(
                sample,
                """
                SELECT feed, sum("rows") FILTER (kind = 'read') = sum("rows") FILTER (kind <> 'read'),
                       sum(amount) FILTER (kind = 'read') = sum(amount) FILTER (kind <> 'read'),
                       string_agg(DISTINCT outcome, ',' ORDER BY outcome)
                FROM ops_ledger WHERE feed LIKE 'decision:agg_product_stock%'
                GROUP BY ALL ORDER BY ALL
                """))
        .containsExactly(
            "decision:agg_product_stock|true|true|,agg_product_stock",
            "decision:agg_product_stock:sales|true|true|"
                + ",agg_product_stock,in a month without a count");
  }

  @Test
  void withoutCountsTheTableIsAbsentWithAReason() throws Exception {
    SampleProduct sample = sample();
    MartsAndDecisions.run(sample, "a1");

    assertThat(Lake.at(sample.lake()).current().orElseThrow().manifest().absent())
        .filteredOn(absent -> absent.name().equals("agg_product_stock"))
        .singleElement()
        .satisfies(
            absent ->
                assertThat(absent.reason())
                    .startsWith("it needs fct_inventory_snapshots, and ")
                    .contains("inventory_snapshot"));
  }

  private SampleProduct sample() {
    return SampleProduct.in(directory)
        .with(SOLD)
        .file(
            "products.csv",
            "sku,name,category\nGOOD,Good,A\nBARE,Bare,A\nSLOW,Slow,A\nLISTED,Listed,A\n")
        .file("sold.csv", sold());
  }

  private static String sold() {
    StringBuilder text = new StringBuilder("id,day,sku,quantity,price,cost\n");
    text.append("S-slow,2023-01-05,SLOW,1,30.00,12.00\n");
    for (LocalDate day = FIRST; !day.isAfter(AS_OF); day = day.plusDays(1)) {
      text.append("S-b-%s,%s,BARE,2,5.00,\n".formatted(day, day));
      text.append("S-l-%s,%s,LISTED,1,8.00,\n".formatted(day, day));
      boolean isOut =
          !day.isBefore(LocalDate.parse("2023-05-31"))
              && day.isBefore(LocalDate.parse("2023-06-10"));
      if (!isOut) {
        text.append("S-g-%s,%s,GOOD,1,10.00,6.00\n".formatted(day, day));
      }
    }
    return text.toString();
  }

  private static String stock() {
    StringBuilder text = new StringBuilder("day,place,sku,on_hand,cost\n");
    for (YearMonth month = YearMonth.from(FIRST);
        !month.atEndOfMonth().isAfter(AS_OF);
        month = month.plusMonths(1)) {
      LocalDate day = month.atEndOfMonth();
      int good = month.equals(YearMonth.parse("2023-05")) ? 0 : 10 + month.getMonthValue();
      text.append("%s,NORTH,GOOD,%d,6.00\n".formatted(day, good));
      text.append("%s,SOUTH,GOOD,%d,6.50\n".formatted(day, good == 0 ? -2 : 5));
      text.append("%s,NORTH,BARE,40,\n".formatted(day));
      text.append("%s,NORTH,SLOW,25,12.00\n".formatted(day));
      text.append("%s,NORTH,LISTED,20,\n".formatted(day));
      text.append("%s,SOUTH,LISTED,7,\n".formatted(day));
    }
    return text.toString();
  }

  /** One cost for all places, which rises, and one of its own for the south while it lasts. */
  private static String prices() {
    return """
    id,sku,place,price,cost,begins,ends
    L1,LISTED,,8.00,4.00,2022-12-01,2023-07-30
    L2,LISTED,,8.00,5.00,2023-07-31,
    L3,LISTED,SOUTH,8.50,4.25,2023-02-28,2023-11-30
    """;
  }

  private String ofFiles(String query) {
    return query.replaceAll("read_csv\\('", "read_csv('" + directory + "/");
  }

  private static List<String> ask(SampleProduct sample, String query) throws Exception {
    return LakeQueries.ask(sample.lake(), query);
  }
}
