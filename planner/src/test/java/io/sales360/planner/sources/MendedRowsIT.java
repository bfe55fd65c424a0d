package io.sales360.planner.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.console.Surroundings;
import io.sales360.planner.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a run refuses are listed, shown, mended and read by the next run. */
class MendedRowsIT {
  @TempDir Path directory;

  private Surroundings surroundings = new Surroundings(Path.of("/"), Path.of("/"), false, Map.of());

  @BeforeEach
  void write() throws IOException {
    Path home = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent();
    surroundings =
        new Surroundings(
            directory,
            home,
            false,
            Map.of(),
            Clock.fixed(Instant.parse("2024-07-01T06:00:00Z"), ZoneOffset.UTC));
    Files.writeString(
        directory.resolve("sales360.yaml"),
        """
        name: test
        depots: [{name: files, path: .}]
        reporting: {currency: USD, as_of: 2024-06-30}
        corrections: {depot: files, files: corrections/*.csv}
        feeds:
          - {name: orders, depot: files, files: orders.csv, entity: sales_order,
             map: {order_id: id, ordered_at: day, currency_code: {value: USD}, order_status: {value: completed}}}
          - {name: lines, depot: files, files: lines.jsonl, types: {units: decimal, price: decimal},
             control_amount: units * price, entity: order_line,
             map: {order_id: id, product_id: sku, quantity: units, unit_price: price}}
        """);
    Files.writeString(
        directory.resolve("orders.csv"),
        "id,day\no1,2024-01-31\no2,31.01.2024\no3,2024-02-30\n\"o4,2024-03-01\n");
    Files.writeString(
        directory.resolve("lines.jsonl"),
        """
        {"id": "o1", "sku": "A", "units": 2, "price": 5.00}
        {"id": "o2", "sku": "A", "units": "two", "price": 7.25}
        {"id": "o3", "sku": "A", "units": 1, "price": 3.00
        """);
  }

  @Test
  void whatIsMendedIsReadByTheNextRun() throws IOException {
    assertThat(s360("run").exitCode()).isEqualTo(5);
    assertThat(s360("dlq", "list", "--output", "csv").out().lines().skip(1))
        .anySatisfy(line -> assertThat(line).startsWith("orders,map,bad_timestamp,ordered_at,2,1"))
        .anySatisfy(line -> assertThat(line).startsWith("orders,read,unbalanced_quote,,1,1"))
        .anySatisfy(line -> assertThat(line).startsWith("lines,read,bad_json,,1,1"))
        .hasSize(4);
    assertThat(
            s360("dlq", "show", "--feed", "orders", "--rule", "bad_timestamp", "--output", "csv")
                .out())
        .contains("\"o2,31.01.2024\"")
        .doesNotContain("o4");

    Files.writeString(
        directory.resolve("mended.csv"),
        """
        feed,file,line,original,corrected
        orders,orders.csv,3,"o2,31.01.2024","o2,2024-01-31"
        orders,orders.csv,4,"o3,2024-02-30","o3,2024-02-31"
        orders,orders.csv,5,"""
            + "\"\"\"o4,2024-03-01\",\"o4,2024-03-01\"\n"
            + """
              lines,lines.jsonl,2,"{""id"": ""o2"", ""sku"": ""A"", ""units"": ""two"", ""price"": 7.25}","{""id"": ""o2"", ""sku"": ""A"", ""units"": 2, ""price"": 7.25}"
              lines,lines.jsonl,3,another text,"{""id"": ""o3"", ""sku"": ""A"", ""units"": 1, ""price"": 3.00}"
              """);
    CommandRun first = replay("mended.csv");
    assertThat(first.out())
        .contains("orders,orders.csv,3,accepted: sales_order")
        .contains("still refused: ")
        .contains("lines,lines.jsonl,2,accepted: order_line")
        .contains("lines,lines.jsonl,3,the file has another text there by now");
    assertThat(first.exitCode()).isEqualTo(5);
    assertThat(first.err()).contains("3 of 5 rows are kept in corrections/20240701T060000Z.csv");
    assertThat(s360("run").exitCode()).isEqualTo(5);

    surroundings =
        new Surroundings(
            directory,
            surroundings.home(),
            false,
            Map.of(),
            Clock.fixed(Instant.parse("2024-07-02T06:00:00Z"), ZoneOffset.UTC));
    Files.writeString(
        directory.resolve("more.csv"),
        """
        feed,file,line,original,corrected
        orders,orders.csv,4,"o3,2024-02-30","o3,2024-02-29"
        lines,lines.jsonl,3,"{""id"": ""o3"", ""sku"": ""A"", ""units"": 1, ""price"": 3.00","{""id"": ""o3"", ""sku"": ""A"", ""units"": 1, ""price"": 3.00}"
        """);
    assertThat(replay("more.csv").exitCode()).isZero();
    CommandRun run = s360("run");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(
            s360(
                    "query",
                    "--output",
                    "csv",
                    "SELECT COUNT(*) AS n, SUM(net_amount) AS net FROM fct_order_lines")
                .out())
        .contains("3,27.5");
    assertThat(
            s360(
                    "query",
                    "--output",
                    "csv",
                    "SELECT feed, kind, \"rows\" FROM ops_ledger WHERE feed LIKE '%:corrections' ORDER BY 1, 2")
                .out()
                .toLowerCase(java.util.Locale.ROOT))
        .contains("lines:corrections,read,2")
        .contains("lines:corrections,written,2")
        .contains("orders:corrections,written,3");
    assertThat(s360("verify").exitCode()).isZero();
  }

  /** A file that was exported anew has the row as it should be: the correction has no effect. */
  @Test
  void correctionsOfTextsThatAreGoneAreTold() throws IOException {
    Files.writeString(directory.resolve("orders.csv"), "id,day\no1,2024-01-31\n");
    Files.writeString(
        directory.resolve("lines.jsonl"),
        "{\"id\": \"o1\", \"sku\": \"A\", \"units\": 2, \"price\": 5.00}\n");
    Files.createDirectories(directory.resolve("corrections"));
    Files.writeString(
        directory.resolve("corrections/old.csv"),
        "feed,file,line,original,corrected\norders,orders.csv,2,\"o1,31.01.2024\",\"o1,2024-01-30\"\n");
    CommandRun run = s360("run");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(
            s360(
                    "query",
                    "--output",
                    "csv",
                    "SELECT outcome FROM ops_ledger WHERE feed = 'orders:corrections' AND outcome <> ''")
                .out())
        .contains("the file has another text by now");
    Files.writeString(
        directory.resolve("corrections/bad.csv"),
        "feed,file,line,original,corrected\norders,gone.csv,2,x,y\n");
    CommandRun refused = s360("run");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("The feed orders has no file gone.csv");
  }

  private CommandRun replay(String file) {
    return s360(
        "dlq",
        "replay",
        "--from",
        file,
        "--author",
        "Kim Lee",
        "--reason",
        "test",
        "--output",
        "csv");
  }

  private CommandRun s360(String... args) {
    return CommandRun.in(surroundings, args);
  }
}
