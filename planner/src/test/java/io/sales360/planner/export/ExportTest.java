package io.sales360.planner.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.SampleLake;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  @TempDir private static Path directory;

  @BeforeAll
  static void publish() throws Exception {
    SampleLake.publish(directory.resolve("lake"));
  }

  @Test
  void csvIsGuardedAndCountsItsRows() throws Exception {
    CommandRun run =
        CommandRun.in(
            directory,
            "export",
            "--csv",
            "out",
            "--table",
            "dim_products",
            "--table",
            "forecast_current");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("out/dim_products\\.csv  4 rows  sha256:[0-9a-f]{64}")
        .contains("out/forecast_current.csv  ");
    assertThat(Files.readString(directory.resolve("out/dim_products.csv")))
        .contains("P2,\"'=HYPERLINK(\"\"http://evil\"\",\"\"click\"\")\",Shoes\n")
        .contains("P3,'-5 socks,Socks\n")
        .contains("P4,,\n");
  }

  @Test
  void csvOfEverythingHasAFilePerTable() throws Exception {
    assertThat(CommandRun.in(directory, "export", "--csv", "all").exitCode()).isZero();
    try (var files = Files.list(directory.resolve("all"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .hasSize(12)
          .contains("agg_daily_sales.csv", "fct_sales_forecasts.csv");
    }
    try (var lines = Files.lines(directory.resolve("all/agg_daily_sales.csv"))) {
      assertThat(lines.count()).isEqualTo(10_945);
    }
  }

  @Test
  void unknownTableIsTold() {
    CommandRun run = CommandRun.in(directory, "export", "--csv", "out", "--table", "../secret");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no table (../secret)").contains("Maybe one of: ");
  }

  @Test
  void workbookHasItsSheetsWithTypedCells() throws Exception {
    CommandRun run =
        CommandRun.in(directory, "export", "--xlsx", "forecast.xlsx", "--table", "dim_products");
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(directory.resolve("forecast.xlsx").toFile())) {
      assertThat(workbook.getSheets().map(Sheet::getName))
          .containsExactly(
              "About", "Forecast", "Pivot-ready long", "Accuracy", "dim_products", "Dictionary");
      List<Row> wide = rows(workbook, "Forecast");
      assertThat(texts(wide.get(0)))
          .containsSubsequence("measure", "grain", "2024-07-01", "2024-12-01", "total", "model");
      List<Row> all = rows(workbook, "Pivot-ready long");
      Row first = all.get(1);
      int period = texts(all.get(0)).indexOf("period");
      assertThat(first.getCellAsDate(period)).contains(LocalDateTime.of(2022, 1, 1, 0, 0));
      assertThat(first.getCell(period + 2).getType()).isEqualTo(CellType.NUMBER);
      List<Row> products = rows(workbook, "dim_products");
      assertThat(products.stream().skip(1).map(r -> r.getCellText(1)))
          .contains("'" + SampleLake.FORMULA, "'-5 socks", SampleLake.HOSTILE);
    }
  }

  @Test
  void negativeNumbersStayNumbers() throws Exception {
    CommandRun run =
        CommandRun.in(directory, "query", "--output", "csv", "SELECT -5 AS n, '-5' AS t");
    assertThat(run.out()).isEqualTo("n,t\n-5,-5\n");
    try (ReadableWorkbook workbook = exported(1_048_576)) {
      List<Row> accuracy = rows(workbook, "Accuracy");
      int bias = texts(accuracy.get(0)).indexOf("bias");
      assertThat(
              accuracy.stream()
                  .skip(1)
                  .map(r -> r.getCell(bias))
                  .allMatch(c -> c.getType() == CellType.NUMBER))
          .isTrue();
      assertThat(accuracy.stream().skip(1).map(r -> r.getCellAsNumber(bias).orElseThrow()))
          .anyMatch(n -> n.compareTo(BigDecimal.ZERO) < 0);
    }
  }

  @Test
  void rowsThatDoNotFitGoOnInFurtherSheets() throws Exception {
    long rows;
    try (ReadableWorkbook workbook = exported(1_048_576)) {
      rows = rows(workbook, "Pivot-ready long").size() - 1L;
    }
    try (ReadableWorkbook workbook = exported(1_000)) {
      List<String> names =
          workbook
              .getSheets()
              .map(Sheet::getName)
              .filter(n -> n.startsWith("Pivot-ready long"))
              .toList();
      assertThat(names).hasSize((int) ((rows + 998) / 999)).contains("Pivot-ready long 2");
      long found = 0;
      for (String name : names) {
        found += rows(workbook, name).size() - 1L;
      }
      assertThat(found).isEqualTo(rows);
    }
  }

  private static ReadableWorkbook exported(int rowsPerSheet) throws IOException {
    Path file = directory.resolve("sheets.xlsx");
    try (LakeSession session =
        LakeSession.open(new LakeDirectory(directory.resolve("lake")).open())) {
      XlsxExport.of(session, List.of()).withRowsPerSheet(rowsPerSheet).write(file);
    }
    return new ReadableWorkbook(file.toFile());
  }

  private static List<Row> rows(ReadableWorkbook workbook, String sheet) throws IOException {
    return workbook.findSheet(sheet).orElseThrow().read();
  }

  private static List<String> texts(Row row) {
    return row.stream().map(c -> c == null ? "" : c.getText()).toList();
  }
}
