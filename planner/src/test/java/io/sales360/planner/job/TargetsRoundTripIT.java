package io.sales360.planner.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.CreditedLake;
import io.sales360.planner.testing.EngineRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that were set with the command, exported and read by a feed. */
class TargetsRoundTripIT {
  private static final String PRODUCT =
      """
      name: round-trip
      depots:
        - {name: files, path: .}
      lake: {path: lake}
      reporting: {currency: EUR, zone: UTC, as_of: 2024-06-30}
      feeds:
        - name: sold
          depot: files
          files: sold.csv
          types: {price: decimal, quantity: decimal}
          entity: order_line
          map:
            order_id: id
            line_id: {value: "1"}
            ordered_at: day
            product_id: sku
            quantity: quantity
            unit_price: price
            currency_code: {value: EUR}
            order_status: {value: completed}
            salesperson_id: seller
        - name: targets
          depot: files
          files: targets.csv
          types: {target_amount: decimal}
          entity: sales_target
          key: [target_id]
          map:
            target_id: target_id
            owner_type: owner_type
            owner_id: owner_id
            measure: measure
            starts_on: starts_on
            ends_on: ends_on
            target_amount: target_amount
            currency_code: currency_code
            version: version
      """;

  @TempDir private Path directory;

  @Test
  void exportedTargetsAreReadAsTheyAre() throws Exception {
    CreditedLake.publish(directory.resolve("lake"));
    Path company = directory.resolve("company");
    Path data = Files.createDirectories(company.resolve("data"));
    Files.writeString(company.resolve("sales360.yaml"), PRODUCT);
    Files.writeString(
        data.resolve("sold.csv"),
        "id,day,sku,quantity,price,seller\no1,2024-06-03,P1,2,50.00,ann\no2,2024-06-04,P1,1,50.00,ben\n");
    run(
        "propose",
        "--period",
        "2024-Q3",
        "--owner-type",
        "salesperson",
        "--method",
        "top-down",
        "--goal",
        "10000.01",
        "--author",
        "ann",
        "--reason",
        "board");
    run("approve", "salesperson/2024-Q3/v1", "--author", "eve", "--reason", "agreed");
    Path exported = data.resolve("targets.csv");
    run("export", "salesperson/2024-Q3/v1", "--out", exported.toString());

    Process process = EngineRun.start("direct", company, company.resolve("lake"));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();

    CommandRun read =
        CommandRun.in(
            company,
            "query",
            "--quiet",
            "--output=csv",
            "SELECT target_id, owner_type, owner_id, measure, starts_on, ends_on, target_amount,"
                + " currency_code, version FROM fct_sales_targets ORDER BY 1");
    assertThat(read.out())
        .isEqualTo(Files.readString(exported))
        .contains("salesperson/2024-Q3/v1/ben");
    CommandRun used =
        CommandRun.in(
            company,
            "query",
            "--quiet",
            "--output=csv",
            "SELECT sum(target_amount) AS targets FROM agg_salesperson_performance");
    assertThat(used.out()).isEqualTo("targets\n10000.01\n");
  }

  private void run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "targets";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandRun run = CommandRun.in(directory, all);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
