package io.sales360.planner.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTestCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        directory.resolve("sales360.yaml"),
        """
        name: test
        depots:
          - {name: files, path: .}
          - {name: erp, jdbc: {url: "jdbc:postgresql://127.0.0.1:1/none", user: reader, password: {env: S360_TEST_UNSET}}}
        reporting: {currency: USD}
        lookups: [{name: products, depot: files, files: lookup.csv, key: K, value: V}]
        feeds:
          - {name: lines, depot: files, files: lines.csv, types: {units: decimal}, outcomes: [
              {name: gift, when: units == 0, filter: true},
              {name: sale, entity: order_line, map: {order_id: id, product_id: {column: sku, lookup: products}, quantity: units}}]}
          - {name: documents, depot: files, files: orders.jsonl, entity: sales_order,
             map: {order_id: id, ordered_at: day, currency_code: {value: USD}, order_status: {value: completed}}}
          - {name: gone, depot: files, files: gone.csv, outcomes: [{name: dropped, filter: true}]}
          - {name: tables, depot: erp, table: orders, outcomes: [{name: dropped, filter: true}]}
        """);
    Files.writeString(directory.resolve("lookup.csv"), "K,V\nA,1\nB,2\n");
    Files.writeString(
        directory.resolve("lines.csv"),
        IntStream.range(0, 2_000)
            .mapToObj(i -> "o%d,A,%s".formatted(i, i % 10 == 0 ? "0" : i % 100 == 1 ? "x" : "2"))
            .collect(Collectors.joining("\n", "id,sku,units\n", "\n")));
    Files.writeString(
        directory.resolve("orders.jsonl"), "{\"id\": \"o1\", \"day\": \"2024-01-31\"}\n");
  }

  @Test
  void everySourceIsTriedAndNothingIsLeft() throws IOException {
    CommandRun run = CommandRun.in(directory, "sources", "test", "--output", "csv");
    assertThat(run.out().lines())
        .containsExactly(
            "feed,depot,kind,files,size,columns,sampled,written,filtered,refused,status",
            "lookup:products,files,csv,1,12,2,2,2,0,0,ok",
            "lines,files,csv,1,18903,3,1000,890,100,10,ok",
            "documents,files,jsonl,1,34,2,1,1,0,0,ok",
            "gone,files,csv,0,0,0,0,0,0,0,cannot be read",
            "tables,erp,table,0,0,0,0,0,0,0,cannot be read");
    assertThat(run.err())
        .contains("lines: lines.csv, line 3: ")
        .contains("'x' is no number")
        .contains("has no file gone.csv")
        .contains("S360_TEST_UNSET is not set");
    assertThat(run.exitCode()).isEqualTo(2);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).hasSize(4);
    }
  }
}
