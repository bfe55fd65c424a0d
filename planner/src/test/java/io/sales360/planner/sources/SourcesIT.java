package io.sales360.planner.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Column;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.planner.demo.DemoCompany;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.EngineRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One company twice: as its systems export it, and with the same values in JSON lines, Parquet,
 * workbooks, Avro and tables of a real PostgreSQL. Every published table is the same.
 */
class SourcesIT {
  @TempDir private static Path directory;

  @Test
  void tablesDoNotDependOnWhereTheirSourcesAre() throws Exception {
    Path company = Files.createDirectories(directory.resolve("company"));
    DemoCompany.strideRight()
        .withSeed(3)
        .withOrders(400)
        .withCustomers(120)
        .clean()
        .writeTo(company.resolve("data"));
    Path product = DemoCompany.writeProductFile(company);
    String text = Files.readString(product);
    Files.writeString(product, text.substring(0, text.indexOf("\nforecast:")));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      Path other = directory.resolve("other");
      new OtherFormats(product, company.resolve("data"), postgres).writeTo(other);

      Path asExported = directory.resolve("lake");
      Path otherwise = directory.resolve("otherwise");
      run(company, asExported);
      run(other, otherwise);

      Map<String, String> expected = contents(asExported);
      assertThat(expected).containsKeys("fct_order_lines", "dim_customers", "agg_customers_360");
      assertThat(contents(otherwise)).isEqualTo(expected);

      CommandRun verified =
          CommandRun.in(
              directory,
              "verify",
              "--config",
              other.resolve("sales360.yaml").toString(),
              "--data",
              other.resolve("data").toString(),
              "--lake",
              otherwise.toString());
      assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }
  }

  private static void run(Path company, Path lake) throws Exception {
    Process process = EngineRun.start("direct", company, lake);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** By table: its rows, and a sum over all they hold but the place they were read from. */
  private static Map<String, String> contents(Path lake) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    PublishedLake published = new LakeDirectory(lake).open();
    try (LakeSession session = LakeSession.open(published)) {
      for (Manifest.Table table : published.tables()) {
        if (table.layer() != Layer.OPS) {
          contents.put(table.name(), session.rows(sum(table)).toString());
        }
      }
    }
    return contents;
  }

  private static String sum(Manifest.Table table) {
    String columns =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !name.equals("source_file") && !name.equals("source_line"))
            .map(LakeSession::quoted)
            .collect(Collectors.joining(", "));
    return "SELECT COUNT(*) AS n, SUM(hash(ROW(%s))::HUGEINT) AS content FROM %s"
        .formatted(columns, LakeSession.quoted(table.name()));
  }
}
