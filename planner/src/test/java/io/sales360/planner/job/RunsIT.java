package io.sales360.planner.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.planner.demo.DemoCompany;
import io.sales360.planner.testing.EngineRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real runs of a small company: on every engine, repeated, and killed. */
class RunsIT {
  private static final String FORECAST =
      """

      forecast:
        cutoff: 2024-06-30
        levels: [[], [channel], [category], [channel, category]]
        grains:
          - {grain: month, horizon: 3}
        indicators: [sportswear_spending]
      """;

  @TempDir private static Path directory;

  @BeforeAll
  static void makeCompanies() throws IOException {
    for (long seed : List.of(1L, 2L)) {
      Path company = Files.createDirectories(company(seed));
      DemoCompany.strideRight()
          .withSeed(seed)
          .withOrders(400)
          .withCustomers(120)
          .clean()
          .writeTo(company.resolve("data"));
      Path product = DemoCompany.writeProductFile(company);
      String text = Files.readString(product);
      // Few series: what matters here is that both jobs of a run are whole, not how much they do.
      Files.writeString(product, text.substring(0, text.indexOf("\nforecast:")) + FORECAST);
    }
  }

  @Test
  void enginesAndRepetitionsAgree() throws Exception {
    Path direct = directory.resolve("direct");
    Path flink = directory.resolve("flink");

    assertThat(run("direct", 1, direct)).isZero();
    String hash = hash(direct);
    assertThat(run("direct", 1, direct)).isZero();
    assertThat(run("flink", 1, flink)).isZero();

    assertThat(hash(direct)).as("second run").isEqualTo(hash);
    assertThat(Lake.at(direct).current().orElseThrow().version()).isEqualTo(1);
    assertThat(hash(flink)).as("on Flink").isEqualTo(hash);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"job\":\"SalesMarts\",\"stage\":\"rows\"", "\"job\":\"SalesForecast\""})
  void killedRunLeavesTheFirstIntact(String moment) throws Exception {
    Path lake = directory.resolve("killed" + moment.hashCode());
    assertThat(run("direct", 1, lake)).isZero();
    String hash = hash(lake);

    killAt(moment, start("direct", 2, lake));

    assertThat(hash(lake)).isEqualTo(hash);
    assertThat(missingFiles(lake)).isEmpty();
    assertThat(run("direct", 2, lake)).isZero();
    assertThat(Lake.at(lake).current().orElseThrow().version()).isEqualTo(2);
    assertThat(missingFiles(lake)).isEmpty();
    assertThat(attempts(lake)).as("what the killed run left is gone").hasSize(2);
  }

  private static Path company(long seed) {
    return directory.resolve("company" + seed);
  }

  private static int run(String runner, long seed, Path lake) throws Exception {
    Process process = start(runner, seed, lake);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    assertThat(output).contains("\"event\":\"outcome\"");
    return exitCode;
  }

  private static Process start(String runner, long seed, Path lake) throws IOException {
    return EngineRun.start(runner, company(seed), lake);
  }

  /** Ends the process without a chance to clean up when it prints the text. */
  private static void killAt(String text, Process process) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.lines().anyMatch(line -> line.contains(text))).isTrue();
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).isNotZero();
  }

  private static String hash(Path lake) throws IOException {
    return Lake.at(lake).current().orElseThrow().manifest().contentHash();
  }

  private static List<String> missingFiles(Path lake) throws IOException {
    return Lake.at(lake).current().orElseThrow().manifest().tables().stream()
        .flatMap(table -> table.shards().stream())
        .map(shard -> shard.path())
        .filter(path -> !Files.exists(lake.resolve(path)))
        .toList();
  }

  private static List<Path> attempts(Path lake) throws IOException {
    try (Stream<Path> tables = Files.list(lake.resolve("marts/fct_order_lines"))) {
      return tables.toList();
    }
  }
}
