package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.table.Lake;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.run.RunRecord;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole marts job over real files, on the local runner with its checks for pipeline bugs on.
 */
class SalesMartsPipelineTest {
  @TempDir Path directory;

  @Test
  void everyRowEndsInExactlyOnePlace() throws Exception {
    SampleProduct sample = SampleProduct.in(directory);
    sample.file("lines_2.csv", "id,sku,quantity,price\nO2,P1,1,100.00\nO2,P2,3,0\n");

    RunRecord record = run(sample.plan("a1"));

    assertThat(record.status()).isEqualTo("published");
    assertThat(ledger(record))
        .contains(
            "lines READ 6 350.01",
            "lines DEDUPLICATED exact_duplicate 1 100",
            "lines FILTERED free_of_charge 1 0",
            "lines WRITTEN sale fct_order_lines 4 250.01",
            "orders READ 4 0",
            "orders DEDUPLICATED older_version 1 0",
            "orders WRITTEN sales_order fct_orders 3 0",
            "(inferred) INFERRED product 1 0");
  }

  @Test
  void orderAmountsAreAllocatedToLinesAndConverted() throws Exception {
    SampleProduct sample = SampleProduct.in(directory);

    run(sample.plan("a1"));

    assertThat(
            LakeQueries.ask(
                sample.lake(),
                """
                SELECT order_id, line_id, ordered_on, is_sale, currency_code, gross_amount,
                       shipping_amount, exchange_rate, reporting_net_amount
                FROM fct_order_lines ORDER BY order_id, line_id
                """))
        .containsExactly(
            "O1|1|2024-01-15|true|USD|100|8.33|1|100",
            "O1|2|2024-01-15|true|USD|20.01|1.67|1|20.01",
            "O2|1|2024-02-01|true|EUR|100|0|1.1|110",
            "O3|1|2024-02-02|false|USD|30|0|1|30");
  }

  @Test
  void aggregatesCountSalesOnly() throws Exception {
    SampleProduct sample = SampleProduct.in(directory);

    run(sample.plan("a1"));

    assertThat(
            LakeQueries.ask(
                sample.lake(),
                "SELECT day, product_id, channel_id, order_count, units, net_sales"
                    + " FROM agg_daily_sales ORDER BY ALL"))
        .containsExactly(
            "2024-01-15|P1|WEB|1|2|100",
            "2024-01-15|P2|WEB|1|1|20.01",
            "2024-02-01|P1|SHOP|1|1|110");
    assertThat(
            LakeQueries.ask(
                sample.lake(),
                "SELECT day, channel_id, order_count FROM agg_daily_orders ORDER BY 1"))
        .containsExactly("2024-01-15|WEB|1", "2024-02-01|SHOP|1");
  }

  @Test
  void compatibilityViewHasTheReferencesColumnsAndSums() throws Exception {
    SampleProduct sample = SampleProduct.in(directory);

    run(sample.plan("a1"));

    assertThat(
            LakeQueries.ask(
                sample.lake(), "SELECT column_name FROM (DESCRIBE SELECT * FROM order_enriched)"))
        .containsExactly(
            "order_id",
            "customer_id",
            "productsku",
            "order_date",
            "order_delivery_date",
            "order_total_amount",
            "shipping_method",
            "order_status",
            "transaction_id",
            "transaction_date",
            "transaction_amount",
            "payment_method",
            "product_category",
            "model_name",
            "brand_name",
            "product_name",
            "product_size",
            "first_name",
            "last_name",
            "gender",
            "phone_number",
            "email_id",
            "age",
            "city",
            "state",
            "country",
            "zip_code");
    assertThat(
            LakeQueries.ask(
                sample.lake(),
                "SELECT order_id, sum(order_total_amount) FROM order_enriched GROUP BY 1 ORDER BY 1"))
        .as("an order's total is shared by its lines, not repeated")
        .containsExactly("O1|130.01", "O2|100", "O3|30");
    assertThat(
            LakeQueries.ask(
                sample.lake(),
                "SELECT DISTINCT typeof(order_total_amount), typeof(transaction_amount)"
                    + " FROM order_enriched"))
        .as("money is a decimal")
        .containsExactly("DECIMAL(38,9)|DECIMAL(38,9)");
  }

  @Test
  void equalInputGivesEqualContentAndNoNewVersion() throws Exception {
    SampleProduct sample = SampleProduct.in(directory);

    RunRecord first = run(sample.plan("a1"));
    RunRecord second = run(sample.plan("a2"));

    assertThat(second.manifestHash()).isEqualTo(first.manifestHash());
    assertThat(second.status()).isEqualTo("unchanged");
    assertThat(second.version()).isEqualTo(1);
  }

  @Test
  void dirtyRowsAreRefusedEachWithItsRule() throws Exception {
    SampleProduct sample =
        SampleProduct.in(directory)
            .with(
                "contracts:\n  order_line: {refused_limit: 100%}\n  sales_order: {refused_limit: 100%}\n  product: {refused_limit: 100%}\n");
    sample.file("products.csv", "sku,name,category\nP1,Runner,Footwear\nP1,Again,Footwear\n");
    sample.file(
        "orders.csv",
        """
        id,day,customer,channel,currency,shipping,status,changed
        o1,2024-01-15,C1,WEB,USD,5.00,ok,2024-01-15
        o2,2024-13-45,C1,WEB,USD,5.00,ok,2024-01-15
        o4,2024-01-15,C1,WEB,GBP,5.00,ok,2024-01-15
        o5,2024-01-15,C1,WEB,USD,5.00,lost,2024-01-15
        """);
    byte[] lines =
        """
        id,sku,quantity,price
        o1,P1,1,10.00
        o1,P1,one,10.00
        o1,P1,1,-10.00
        o7,P1,1,10.00
        o1,P1,1
        o4,P1,1,10.00
        o1,,1,10.00
        o1,P\u00e9,1,10.00
        """
            .getBytes(StandardCharsets.ISO_8859_1);
    sample.file("lines.csv", lines);

    RunRecord record = run(sample.plan("a1"));

    assertThat(
            LakeQueries.ask(
                sample.lake(),
                "SELECT feed, line, rule, \"column\" FROM ops_dead_letters ORDER BY ALL"))
        .containsExactly(
            "lines|3|bad_number|quantity",
            "lines|4|minimum|unit_price",
            "lines|5|unknown_key|order_id",
            "lines|6|ragged_row|null",
            "lines|7|exchange_rate|currency_code",
            "lines|8|required|product_id",
            "lines|9|charset|null",
            "orders|3|bad_timestamp|ordered_at",
            "orders|5|unknown_value|order_status",
            "products|3|unique|product_id");
    assertThat(record.exitCode()).isZero();
  }

  @Test
  void moreRefusedRowsThanAllowedPublishNothing() throws Exception {
    SampleProduct sample = SampleProduct.in(directory);
    run(sample.plan("a1"));
    sample.file("lines_2.csv", "id,sku,quantity,price\nO1,P1,many,100.00\n");

    RunPlan plan = sample.plan("a2");
    assertThatThrownBy(() -> run(plan)).hasStackTraceContaining("1 refused rows of 5 read");

    assertThat(record(sample, "a2").exitCode()).isEqualTo(5);
    assertThat(record(sample, "a2").messages())
        .anySatisfy(m -> assertThat(m).contains("lines_2.csv:2", "many"));
    assertThat(Lake.at(sample.lake()).current().orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void damagedFilesAreRefusedAsAWhole() throws Exception {
    SampleProduct sample = SampleProduct.in(directory);
    sample.file("lines_2.csv.gz", truncatedGzip());
    sample.file("lines_3.csv", "");
    sample.file("lines_4.csv", "id;sku;quantity;price\nO1;P1;1;1\n");
    sample.file("lines_5.csv", "id,sku,price\nO1,P1,1\n");

    RunPlan plan = sample.plan("a1");
    assertThatThrownBy(() -> run(plan)).hasStackTraceContaining("lines_2.csv.gz");

    RunRecord record = record(sample, "a1");
    assertThat(record.exitCode()).isEqualTo(5);
    assertThat(record.messages())
        .anySatisfy(m -> assertThat(m).contains("lines_2.csv.gz", "truncated_gzip"))
        .anySatisfy(m -> assertThat(m).contains("lines_3.csv", "empty_file"))
        .anySatisfy(m -> assertThat(m).contains("lines_4.csv", "missing_column"))
        .anySatisfy(m -> assertThat(m).contains("lines_5.csv", "missing_column", "quantity"));
    assertThat(Lake.at(sample.lake()).current()).isEmpty();
  }

  @Test
  void hugeFieldsAreRefusedAndTheRestIsRead() throws Exception {
    SampleProduct sample =
        SampleProduct.in(directory).with("contracts:\n  order_line: {refused_limit: 50%}\n");
    sample.file(
        "lines_2.csv",
        "id,sku,quantity,price\nO1," + "x".repeat(10 << 20) + ",1,1\nO1,P1,5,1.00\n");

    RunRecord record = run(sample.plan("a1"));

    assertThat(ledger(record))
        .contains(
            "lines REFUSED field_too_long 1 0", "lines WRITTEN sale fct_order_lines 5 255.01");
  }

  private static byte[] truncatedGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          ("id,sku,quantity,price\n" + "O1,P1,1,1.00\n".repeat(1000))
              .getBytes(StandardCharsets.UTF_8));
    }
    return Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
  }

  private static RunRecord run(RunPlan plan) throws IOException {
    Pipeline pipeline =
        Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
    SalesMartsPipeline.assemble(pipeline, plan, true);
    pipeline.run().waitUntilFinish();
    return RunRecord.fromJson(
        Files.readString(Path.of(plan.lake(), "_runs", plan.attempt() + ".json")));
  }

  private static RunRecord record(SampleProduct sample, String attempt) throws IOException {
    return RunRecord.fromJson(Lake.at(sample.lake()).runRecord(attempt).orElseThrow());
  }

  private static List<String> ledger(RunRecord record) {
    return record.ledger().stream().map(SalesMartsPipelineTest::line).toList();
  }

  private static String line(LedgerEntry entry) {
    return String.join(
            " ",
            entry.feed(),
            entry.kind().name(),
            entry.outcome(),
            entry.table(),
            Long.toString(entry.rows()),
            entry.amount().signum() == 0
                ? "0"
                : entry.amount().stripTrailingZeros().toPlainString())
        .replaceAll(" +", " ");
  }
}
