package io.sales360.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Origin;
import io.sales360.common.testing.SampleRecords;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardWriterTest {
  private static final TableSpec<Sale> ONE = Sale.TABLE.shards(1);
  private static final RowLayout<Sale> LAYOUT = RowLayout.of(Sale.class);
  @TempDir Path temp;
  private Path lake;

  /** People give directories such names. */
  @BeforeEach
  void nameTheLake() {
    lake = temp.resolve("a lake [1] {x}");
  }

  @Test
  void rowsComeBackInTheOrderOfTheKey() throws IOException {
    List<Sale> rows = sales(500);
    WrittenShard written = write("a1", rows);

    assertThat(written.path()).isEqualTo("marts/fct_sales/a1/part-00000-of-00001.parquet");
    assertThat(written.rows()).isEqualTo(500);
    List<Sale> read = read(written);
    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(row -> LAYOUT.load(LAYOUT.store(row, "sales"))).toList());
    assertThat(read)
        .isSortedAccordingTo(
            Comparator.comparing(
                (Sale sale) -> sale.saleId().getBytes(StandardCharsets.UTF_8),
                Arrays::compareUnsigned));
  }

  @Test
  void sameRowsInAnyOrderGiveTheSameBytes() throws IOException {
    List<Sale> rows = new ArrayList<>(sales(200));
    rows.addAll(rows.subList(0, 50)); // Equal keys, and equal rows.
    WrittenShard first = write("a1", rows);
    Collections.shuffle(rows, new Random(3));
    WrittenShard second = write("a2", rows);

    assertThat(second.contentHash()).isEqualTo(first.contentHash());
    assertThat(lake.resolve(second.path())).hasSameBinaryContentAs(lake.resolve(first.path()));
  }

  @Test
  void writingAgainReplacesTheFileAndLeavesNothingElse() throws IOException {
    WrittenShard first = write("a1", sales(10));
    assertThat(write("a1", sales(10))).isEqualTo(first);

    try (Stream<Path> files = Files.walk(lake).filter(Files::isRegularFile)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void hashKnowsOneChangedDigitButNotTrailingZeros() throws IOException {
    String hash = write("a1", List.of(Sale.of("s1", "10.50"))).contentHash();

    assertThat(write("a2", List.of(Sale.of("s1", "10.5"))).contentHash()).isEqualTo(hash);
    assertThat(write("a3", List.of(Sale.of("s1", "10.51"))).contentHash()).isNotEqualTo(hash);
  }

  @Test
  void writtenRowsAndAmountsAreCountedByOrigin() throws IOException {
    Sale web =
        SampleRecords.with(
            Sale.of("s3", "5"), "origin", new Origin("web", "sale", "w.csv", 2, null));
    WrittenShard written = write("a1", List.of(Sale.of("s1", "1.10"), Sale.of("s2", "2.205"), web));

    assertThat(written.written())
        .containsExactly(
            new LedgerEntry(
                "shop", LedgerEntry.Kind.WRITTEN, "sale", "fct_sales", 2, new BigDecimal("3.305")),
            new LedgerEntry(
                "web", LedgerEntry.Kind.WRITTEN, "sale", "fct_sales", 1, BigDecimal.ZERO));
  }

  @Test
  void duckDbReadsTheSameTypesAndValues() throws IOException, SQLException {
    Sale sale = SampleRecords.with(Sale.of("s1", "-12.345678901"), "share", 1.0 / 3);
    WrittenShard written = write("a1", List.of(sale));

    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet row =
            duck.createStatement()
                .executeQuery(
                    "SELECT *, epoch_us(paid_at) AS us FROM '%s'".formatted(copyOf(written)))) {
      assertThat(row.next()).isTrue();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i < row.getMetaData().getColumnCount(); i++) {
        columns.add(
            row.getMetaData().getColumnName(i) + " " + row.getMetaData().getColumnTypeName(i));
      }
      assertThat(columns)
          .isEqualTo(
              ONE.columns().stream().map(column -> column.name() + " " + column.type()).toList());
      assertThat(row.getBigDecimal("amount")).isEqualTo("-12.345678901");
      assertThat(row.getDouble("share")).isEqualTo(0.3333333333);
      assertThat(row.getString("sold_on")).isEqualTo("2024-02-29");
      assertThat(row.getLong("us"))
          .isEqualTo(Instant.parse("2024-02-29T12:00:00Z").getEpochSecond() * 1_000_000 + 1);
      assertThat(row.getString("status")).isEqualTo("shipped");
      assertThat(row.getString("source_feed")).isEqualTo("shop");
      assertThat(row.getString("note")).isNull();
    }
  }

  @Test
  void emptyShardHasASchema() throws IOException {
    WrittenShard written = write("a1", List.of());

    assertThat(read(written)).isEmpty();
    assertThat(lake.resolve(written.path())).isNotEmptyFile();
  }

  @Test
  void valuesThatWouldChangeAreRefused() {
    assertRefused(Sale.of("s1", "0.1234567891"), "0.1234567891", "marts.fct_sales.amount");
    assertRefused(Sale.of("s1", "1e29"), "1E+29", "38 digits");
    assertRefused(SampleRecords.with(Sale.of("s1", "1"), "share", Double.NaN), "NaN", "share");
    assertRefused(
        SampleRecords.with(
            Sale.of("s1", "1"), "paid_at", Instant.parse("2024-01-01T00:00:00.000000001Z")),
        "microsecond",
        "paid_at");
    assertRefused(SampleRecords.with(Sale.of("s1", "1"), "amount", null), "amount", "required");
  }

  @Test
  void largestAmountsThatFitComeBack() throws IOException {
    BigDecimal largest = new BigDecimal("99999999999999999999999999999.999999999");
    Sale sale =
        SampleRecords.with(
            SampleRecords.with(Sale.of("s1", "1"), "amount", largest),
            "discount",
            largest.negate());

    assertThat(read(write("a1", List.of(sale)))).containsExactly(sale);
  }

  @Test
  void attemptsThatLeaveTheLakeAreRefused() {
    assertThatThrownBy(() -> ShardWriter.of(ONE, lake.toString(), "../a1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../a1");
  }

  /** DuckDB takes brackets in a path for a pattern. */
  private Path copyOf(WrittenShard written) throws IOException {
    return Files.copy(lake.resolve(written.path()), temp.resolve("copy.parquet"));
  }

  private void assertRefused(Sale sale, String... parts) {
    assertThatThrownBy(() -> write("a9", List.of(sale)))
        .isInstanceOf(UnstorableValueException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("\n");
  }

  private WrittenShard write(String attempt, List<Sale> rows) throws IOException {
    return ShardWriter.of(ONE, lake.toString(), attempt).write(0, rows);
  }

  private List<Sale> read(WrittenShard written) throws IOException {
    return TableReader.of(Sale.class, lake.toString())
        .readAll(Manifest.Table.of(ONE, List.of(written)));
  }

  private static List<Sale> sales(int count) {
    Random random = new Random(11);
    return Stream.generate(() -> SampleRecords.storable(Sale.class, random)).limit(count).toList();
  }
}
