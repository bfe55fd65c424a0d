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

/** What a company that records every cost earns; expected numbers are worked out by hand. */
class ProfitDecisionsPipelineTest {
  private static final String FEEDS =
      """
        - name: goods
          depot: files
          files: goods.csv
          types: {cost: decimal}
          entity: product
          map: {product_id: sku, category: category, unit_cost: cost, is_service: service, launched_on: launched}
        - name: sold
          depot: files
          files: sold.csv
          types: {price: decimal, discount: decimal, quantity: decimal, cost: decimal}
          entity: order_line
          map:
            order_id: id
            line_id: line
            ordered_at: day
            product_id: sku
            quantity: quantity
            unit_price: price
            discount_amount: discount
            cost_amount: cost
            salesperson_id: person
            campaign_id: campaign
            channel_id: channel
            currency_code: currency
            customer_id: customer
            order_status: {value: completed}
        - name: prices
          depot: files
          files: prices.csv
          types: {price: decimal, cost: decimal}
          entity: price_list
          map:
            price_id: id
            product_id: sku
            channel_id: channel
            unit_price: price
            unit_cost: cost
            currency_code: currency
            valid_from: start
            valid_to: finish
        - name: paid
          depot: files
          files: paid.csv
          types: {amount: decimal, fee: decimal}
          entity: payment
          map: {payment_id: id, order_id: order, paid_at: day, payment_amount: amount, currency_code: currency, fee_amount: fee}
        - name: back
          depot: files
          files: back.csv
          types: {quantity: decimal, refund: decimal}
          entity: return_line
          map:
            return_id: id
            order_id: order
            line_id: line
            product_id: sku
            customer_id: customer
            channel_id: channel
            returned_at: day
            quantity: quantity
            refund_amount: refund
        - name: people
          depot: files
          files: people.csv
          types: {rate: decimal}
          entity: salesperson
          map: {salesperson_id: id, commission_rate: rate}
        - name: spends
          depot: files
          files: spends.csv
          types: {amount: decimal}
          entity: campaign_spend
          map: {spend_id: id, campaign_id: campaign, spent_on: day, spend_amount: amount, currency_code: currency}
      """;

  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample =
        SampleProduct.in(directory)
            .with(FEEDS)
            .file("products.csv", "sku,name,category\nP1,Runner,Footwear\nP2,Shirt,Apparel\n")
            .file(
                "goods.csv",
                """
                sku,category,cost,service,launched
                P3,Repair,30,true,
                P4,Footwear,4,false,2024-02-11
                P5,Gifts,,,
                """)
            .file(
                "orders.csv",
                """
                id,day,customer,channel,currency,shipping,status,changed
                o3,2024-02-02,C2,SHOP,USD,,void,2024-02-02
                """)
            .file("lines.csv", "id,sku,quantity,price\nO3,P2,1,30.00\n")
            .file(
                "sold.csv",
                """
                id,line,day,sku,quantity,price,discount,cost,person,campaign,channel,currency,customer
                S1,1,2024-01-10,P1,2,50.00,0,,A,K1,WEB,USD,C1
                S1,2,2024-01-10,P2,1,20.00,2.00,9.00,A,K1,WEB,USD,C1
                S2,1,2024-02-05,P1,4,50.00,0,,B,,SHOP,USD,C2
                S3,1,2024-02-10,P3,1,80.00,0,,,K1,WEB,USD,C1
                S4,1,2024-03-03,P4,3,10.00,0,,A,,WEB,EUR,C3
                S5,1,2024-03-04,P5,1,0.00,0,,,,WEB,USD,
                S6,1,2024-03-05,P1,1,50.00,60.00,,,,WEB,USD,C1
                S7,1,2024-04-02,P1,1,50.00,0,,,,WEB,USD,C1
                """)
            .file(
                "prices.csv",
                """
                id,sku,channel,price,cost,currency,start,finish
                L1,P1,,50,20,USD,2023-01-01,2024-01-31
                L2,P1,,50,25,USD,2024-02-01,
                L3,P1,SHOP,50,22,EUR,2024-02-01,2024-02-29
                L4,P1,SHOP,50,99,EUR,2024-02-06,2024-02-29
                """)
            .file(
                "paid.csv",
                """
                id,order,day,amount,currency,fee
                T1,S1,2024-01-10,118.00,USD,3.01
                T2,S2,2024-02-05,200.00,USD,
                T3,S3,2024-02-10,72.00,EUR,1.10
                T4,,2024-02-10,72.00,USD,0.50
                T5,O3,2024-02-02,30.00,USD,0.70
                """)
            .file(
                "back.csv",
                """
                id,order,line,sku,customer,channel,day,quantity,refund
                R1,S1,1,P1,C1,WEB,2024-02-01,1,50.00
                R2,S3,,P3,C1,WEB,2024-02-20,1,80.00
                R3,,,P1,,WEB,2024-03-10,1,12.00
                R4,S9,,P2,,WEB,2024-03-11,1,5.00
                R5,S2,,P1,C2,SHOP,2024-04-01,1,50.00
                """)
            .file("people.csv", "id,rate\nA,0.10\nB,\n")
            .file(
                "spends.csv",
                """
                id,campaign,day,amount,currency
                1,K1,2024-01-05,30.00,USD
                2,K1,2024-01-20,10.00,EUR
                3,K1,2024-04-02,99.00,USD
                4,K2,2024-02-02,7.00,USD
                """)
            .file(
                "rates.csv",
                """
                base,day,rate
                EUR,2024-01-19,1.10
                EUR,2024-02-04,1.10
                EUR,2024-02-09,1.10
                EUR,2024-03-02,1.10
                """);
    run("a1");
  }

  @Test
  void marginsEqualHandwork() throws Exception {
    assertThat(
            ask(
                """
                SELECT order_id, line_id, net_amount, return_amount, cost_source, sold_cost_amount,
                       returned_cost_amount, contribution_margin1, payment_fee_amount,
                       contribution_margin2, campaign_spend_amount, commission_amount,
                       contribution_margin3, unknown_parts
                FROM fct_margins ORDER BY order_id, line_id
                """))
        .containsExactly(
            "S1|1|100|50|price_list|40|20|30|2.55|27.45|34.745762712|5|-12.295762712|",
            "S1|2|18|0|line|9|0|9|0.46|8.54|6.254237288|1.8|0.485762712|",
            "S2|1|200|0|price_list|96.8|0|103.2|null|null|0|null|null|payment_fee,commission",
            "S3|1|80|80|product|30|0|-30|1.21|-31.21|0|0|-31.21|",
            "S4|1|33|0|product|12|0|21|0|21|0|3.3|17.7|",
            "S5|1|0|0|unknown|null|null|null|0|null|0|0|null|cost",
            "S6|1|-10|0|price_list|25|0|-35|0|-35|0|0|-35|");
  }

  @Test
  void booksBalance() throws Exception {
    assertThat(
            ask(
                """
                SELECT feed, kind, outcome, "rows", amount FROM ops_ledger
                WHERE feed LIKE 'decision:fct_margins%' OR feed LIKE '%profitability'
                   OR feed LIKE '%drivers'
                ORDER BY ALL
                """))
        .containsExactly(
            "decision:agg_product_profitability|read||7|421",
            "decision:agg_product_profitability|written|agg_product_profitability|7|421",
            "decision:agg_sales_drivers|filtered|after as-of date|1|0",
            "decision:agg_sales_drivers|read||8|274",
            "decision:agg_sales_drivers|written|agg_sales_drivers|7|274",
            "decision:fct_margins|filtered|after as-of date|1|50",
            "decision:fct_margins|filtered|no sale|1|30",
            "decision:fct_margins|read||9|501",
            "decision:fct_margins|written|fct_margins|7|421",
            "decision:fct_margins:fees|filtered|no order|1|0.5",
            "decision:fct_margins:fees|filtered|no sale|1|0.7",
            "decision:fct_margins:fees|read||4|5.42",
            "decision:fct_margins:fees|written|fct_margins|2|4.22",
            "decision:fct_margins:returns|filtered|after as-of date|1|50",
            "decision:fct_margins:returns|filtered|no line of a sale|2|17",
            "decision:fct_margins:returns|read||5|197",
            "decision:fct_margins:returns|written|fct_margins|2|130",
            "decision:fct_margins:spend|filtered|after as-of date|1|99",
            "decision:fct_margins:spend|filtered|no line of the campaign|1|7",
            "decision:fct_margins:spend|read||4|147",
            "decision:fct_margins:spend|written|fct_margins|2|41");
  }

  @Test
  void productsSumTheirLinesAndUnmatchedReturns() throws Exception {
    assertThat(
            ask(
                """
                SELECT product_id, is_service, line_count, units, gross_sales, returns,
                       unmatched_returns, net_sales, costed_rate, cost_amount,
                       contribution_margin1, contribution_margin3, net_sales_rank,
                       abc_by_net_sales, abc_by_margin, demand_variation, xyz, is_loss_maker
                FROM agg_product_profitability WHERE period_grain = 'history' ORDER BY product_id
                """))
        .containsExactly(
            // 2, 4 and 1 units: mean 7/3, deviation sqrt(14)/3.
            "P1|false|3|7|350|62|12|228|1|141.8|86.2|-59.295762712|1|a|a|0.534522484|y|null",
            "P2|false|1|1|20|5|5|13|1|9|4|-4.514237288|3|c|c|1.414213562|z|true",
            "P3|true|1|1|80|80|0|0|null|30|-30|-31.21|4|c|c|null|null|true",
            "P4|false|1|3|33|0|0|33|1|12|21|17.7|2|b|a|null|null|false",
            "P5|false|1|1|0|0|0|0|null|null|null|null|5|c|null|null|null|null");
    assertThat(
            ask(
                """
                SELECT starts_on, product_id, net_sales, launch_month
                FROM agg_product_profitability WHERE period_grain = 'month' AND product_id < 'P5'
                ORDER BY ALL
                """))
        .containsExactly(
            "2024-01-01|P1|50|0",
            "2024-01-01|P2|18|0",
            "2024-02-01|P1|200|1",
            "2024-02-01|P3|0|0",
            "2024-03-01|P1|-22|2",
            "2024-03-01|P2|-5|2",
            "2024-03-01|P4|33|1");
  }

  @Test
  void effectsExplainTheChange() throws Exception {
    assertThat(
            ask(
                """
                SELECT starts_on, product_id, change_amount, volume_effect, mix_effect, price_effect,
                       promotion_effect, returns_effect, new_effect, lost_effect, other_effect
                FROM agg_price_volume_mix
                WHERE comparison = 'month_to_previous_month' AND measure = 'net_sales'
                  AND starts_on < '2024-04-01'
                ORDER BY ALL
                """))
        .containsExactly(
            "2024-02-01|P1|50|100|0|0|0|-50|0|0|0",
            "2024-02-01|P2|-18|0|0|0|0|0|0|-18|0",
            "2024-02-01|P3|0|0|0|0|0|-80|80|0|0",
            // Four units at 50 without discount become one at 50 with 120 percent off.
            "2024-03-01|P1|-172|-60|0|0|-150|38|0|0|0",
            "2024-03-01|P2|-5|0|0|0|0|-5|0|0|0",
            "2024-03-01|P3|0|0|0|0|0|80|0|-80|0",
            "2024-03-01|P4|33|0|0|0|0|0|33|0|0",
            "2024-03-01|P5|0|0|0|0|0|0|0|0|0");
    assertThat(
            ask(
                """
                SELECT count(*) > 0, max(abs(change_amount - volume_effect - mix_effect - price_effect
                       - promotion_effect - exchange_effect - cost_effect - returns_effect - new_effect
                       - lost_effect - other_effect - rounding_effect))
                FROM agg_price_volume_mix
                """))
        .containsExactly("true|0");
    assertThat(
            ask(
                """
                SELECT starts_on, previous_amount, current_amount, volume_effect, cost_effect
                FROM agg_price_volume_mix
                WHERE measure = 'sold_margin' AND product_id = 'P1' ORDER BY starts_on
                """))
        .containsExactly(
            // The unit costs 20 and then 24.20: two more at 27.90 of margin, 4.20 more on three.
            "2024-02-01|60|103.2|55.8|-12.6",
            // Then 25.00: the discount alone turns 25.80 into -35.
            "2024-03-01|103.2|-35|13.8|-2");
  }

  @Test
  void driversSumToTheWhole() throws Exception {
    assertThat(
            ask(
                """
                SELECT dimension, starts_on, sum(previous_amount), sum(current_amount),
                       sum(change_amount)
                FROM agg_sales_drivers
                WHERE comparison = 'month_to_previous_month' AND starts_on < '2024-04-01'
                GROUP BY ALL HAVING dimension IN ('total', 'channel', 'customer_group', 'product')
                ORDER BY ALL
                """))
        .containsExactly(
            "channel|2024-02-01|118|150|32",
            "channel|2024-03-01|150|6|-144",
            "customer_group|2024-02-01|118|150|32",
            "customer_group|2024-03-01|150|6|-144",
            "product|2024-02-01|118|150|32",
            "product|2024-03-01|150|6|-144",
            "total|2024-02-01|118|150|32",
            "total|2024-03-01|150|6|-144");
    assertThat(
            ask(
                """
                SELECT starts_on, member, previous_amount, current_amount, is_complete
                FROM agg_sales_drivers
                WHERE comparison = 'month_to_previous_month' AND dimension = 'customer_group'
                ORDER BY ALL
                """))
        .containsExactly(
            "2024-02-01|existing|0|-50|false",
            "2024-02-01|new|118|200|false",
            "2024-03-01|existing|-50|-10|true",
            "2024-03-01|new|200|33|true",
            "2024-03-01|unknown|0|-17|true");
    assertThat(ask("SELECT count(*) FROM agg_sales_drivers WHERE starts_on > '2024-03-31'"))
        .containsExactly("0");
  }

  @Test
  void bridgeViewLeadsFromTheEarlierToTheLaterAmount() throws Exception {
    assertThat(
            ask(
                """
                SELECT starts_on, previous_amount, volume_effect, returns_effect, new_effect,
                       lost_effect, current_amount, has_ended
                FROM sales_bridge
                WHERE comparison = 'month_to_previous_month' AND measure = 'net_sales'
                ORDER BY starts_on
                """))
        .containsExactly(
            "2024-02-01|118|100|-130|80|-18|150|true", "2024-03-01|150|-60|113|33|-80|6|true");
  }

  @Test
  void secondRunChangesNothing() throws Exception {
    Lake lake = Lake.at(sample.lake());
    String hash = lake.current().orElseThrow().manifest().contentHash();

    run("a2");

    assertThat(lake.current().orElseThrow().manifest().contentHash()).isEqualTo(hash);
  }

  private static List<String> ask(String sql) throws Exception {
    return LakeQueries.ask(sample.lake(), sql);
  }

  private static void run(String attempt) throws IOException {
    RunPlan plan = sample.plan(attempt);
    Pipeline marts = pipeline();
    SalesMartsPipeline.assemble(marts, plan, false);
    marts.run().waitUntilFinish();
    Manifest staged = Lake.at(sample.lake()).staged(attempt).orElseThrow();
    Pipeline decisions = pipeline();
    SalesDecisionsPipeline.assemble(decisions, plan, staged, true);
    decisions.run().waitUntilFinish();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
