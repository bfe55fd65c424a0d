package io.sales360.planner.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.console.Surroundings;
import io.sales360.planner.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that changes its columns between two runs, under each policy. */
class DriftIT {
  @TempDir Path directory;

  @Test
  void aChangeIsNeverSilent() throws IOException {
    write("evolve", "0%");
    Files.writeString(directory.resolve("new.csv"), "id,sku,units\no1,A,1\n");
    assertThat(s360("run").exitCode()).isZero();
    Files.writeString(
        directory.resolve("new.csv"), "id,sku,units,colour\no1,A,1,red\no2,A,1,red\n");

    CommandRun told = s360("run");
    assertThat(told.exitCode()).isZero();
    assertThat(told.err()).contains("has a new column colour").contains("schema_drift: evolve");
    assertThat(lines()).isEqualTo("5");
    CommandRun again = s360("run");
    assertThat(again.err()).doesNotContain("colour");

    Files.writeString(directory.resolve("new.csv"), "id,sku,units,hue\no1,A,1,red\no2,A,1,red\n");
    write("freeze", "0%");
    CommandRun frozen = s360("run");
    assertThat(frozen.exitCode()).isEqualTo(6);
    assertThat(frozen.err()).contains("lacks the column colour").contains("new column hue");
    assertThat(lines()).isEqualTo("5");

    write("quarantine", "0%");
    CommandRun refused = s360("run");
    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(s360("dlq", "list", "--output", "csv").out())
        .contains("lines,read,schema_drift,,2,1");
    assertThat(lines()).isEqualTo("5");

    write("quarantine", "100%");
    assertThat(s360("run").exitCode()).isZero();
    assertThat(lines()).as("the rows of the other file").isEqualTo("3");
    assertThat(s360("run").err()).as("still not known").contains("new column hue");

    write("evolve", "0%");
    assertThat(s360("run").exitCode()).isZero();
    assertThat(lines()).isEqualTo("5");

    assertThat(s360("runs", "--output", "csv").out().lines().map(l -> l.split(",", -1)[0]))
        .as("what was published can be read as it was")
        .startsWith("version", "4", "3", "2", "1");
    String count = "SELECT COUNT(*) AS n FROM fct_order_lines";
    assertThat(s360("query", "--as-of-run", "1", "--output", "csv", count).out()).contains("4");
    assertThat(s360("query", "--as-of-run", "v000003", "--output", "csv", count).out())
        .contains("3");
    CommandRun unknown = s360("query", "--as-of-run", "99", count);
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("it keeps the versions [4, 3, 2, 1]");
  }

  private void write(String policy, String limit) throws IOException {
    Files.writeString(
        directory.resolve("sales360.yaml"),
        """
        name: test
        depots: [{name: files, path: .}]
        reporting: {currency: USD, as_of: 2024-06-30}
        feeds:
          - {name: orders, depot: files, files: orders.csv, entity: sales_order,
             map: {order_id: id, ordered_at: day, currency_code: {value: USD}, order_status: {value: completed}}}
          - {name: lines, depot: files, files: "*w.csv", schema_drift: %s, entity: order_line,
             map: {order_id: id, product_id: sku, quantity: units, unit_price: {value: "2"}}}
          - {name: old_lines, depot: files, files: old.csv, entity: order_line,
             map: {order_id: id, product_id: sku, quantity: units, unit_price: {value: "2"}}}
        contracts: {order_line: {refused_limit: %s}}
        """
            .formatted(policy, limit));
    Files.writeString(directory.resolve("orders.csv"), "id,day\no1,2024-01-31\no2,2024-02-01\n");
    Files.writeString(directory.resolve("old.csv"), "id,sku,units\no1,B,1\no1,C,1\no2,B,1\n");
  }

  private String lines() {
    return s360("query", "--output", "csv", "SELECT COUNT(*) AS n FROM fct_order_lines")
        .out()
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow();
  }

  private CommandRun s360(String... args) {
    Path home = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent();
    return CommandRun.in(new Surroundings(directory, home, false, Map.of()), args);
  }
}
