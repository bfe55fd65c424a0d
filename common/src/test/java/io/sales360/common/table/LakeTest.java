package io.sales360.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.quality.QualityResult;
import io.sales360.common.table.Lake.Publication;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  private static final TableSpec<Sale> SALES = Sale.TABLE.shards(1);
  @TempDir Path temp;
  private Path root;
  private Lake lake;

  @BeforeEach
  void open() {
    root = temp.resolve("lake");
    lake = Lake.at(root);
  }

  @Test
  void newLakeHasNothing() throws IOException {
    assertThat(lake.current()).isEmpty();
    assertThat(lake.versions()).isEmpty();
    assertThat(lake.staged("a1")).isEmpty();
  }

  @Test
  void publishedManifestComesBackWhole() throws IOException {
    Manifest manifest =
        new ManifestBuilder("run1", "a1", LocalDate.of(2024, 6, 30))
            .table(SALES, List.of(write("a1", "1.50")))
            .view(new Manifest.View("sales_by_day", "SELECT 1", "one row per day"))
            .absent("fct_returns", "no feed fills return_line.")
            .ledger(
                List.of(
                    new LedgerEntry(
                        "shop", LedgerEntry.Kind.READ, "sale", "", 1, new BigDecimal("1.50"))))
            .quality(
                List.of(
                    new QualityResult(
                        "fct_sales.row_count",
                        QualityResult.Category.COMPLETENESS,
                        "fct_sales",
                        null,
                        QualityResult.Outcome.PASS,
                        BigDecimal.ONE,
                        null,
                        "1 row.")))
            .build();
    Publication published = publish(manifest);

    assertThat(published).isEqualTo(new Publication(1, manifest.contentHash(), true));
    Lake.Snapshot current = lake.current().orElseThrow();
    assertThat(current.version()).isEqualTo(1);
    assertThat(current.manifest()).isEqualTo(manifest);
    assertThat(Files.readString(root.resolve("_current"))).isEqualTo("v000001\n");
  }

  @Test
  void laterVersionKnowsItsParentAndTheEarlierStaysReadable() throws IOException {
    publish(manifest("a1", "1"));
    publish(manifest("a2", "2"));

    Lake.Snapshot current = lake.current().orElseThrow();
    assertThat(current.version()).isEqualTo(2);
    assertThat(current.manifest().parent()).isEqualTo(1);
    assertThat(lake.versions()).containsExactly(1, 2);
    assertThat(amounts(lake.version(1).manifest())).containsExactly("1");
    assertThat(amounts(current.manifest())).containsExactly("2");
  }

  @Test
  void sameContentMakesNoVersionAndLeavesNoFiles() throws IOException {
    Publication first = publish(manifest("a1", "1"));
    Publication second = publish(manifest("a2", "1"));

    assertThat(second).isEqualTo(new Publication(1, first.contentHash(), false));
    assertThat(files()).noneMatch(file -> file.contains("a2"));
    assertThat(amounts(lake.current().orElseThrow().manifest())).containsExactly("1");
  }

  @Test
  void republishedTablesOfEarlierAttemptsSurviveCleaning() throws IOException {
    publish(manifest("a1", "1"));
    Manifest first = lake.current().orElseThrow().manifest();
    TableSpec<Sale> other = TableSpec.of("fct_other", Layer.FORECAST, Sale.class);
    WrittenShard more =
        ShardWriter.of(other, root.toString(), "a2").write(0, List.of(Sale.of("o", "9")));
    publish(
        new ManifestBuilder("run2", "a2", LocalDate.EPOCH)
            .from(first)
            .table(other, List.of(more))
            .build());

    try (LakeLock lock = lake.lock("a3")) {
      assertThat(lake.clean(lock, 1)).isEqualTo(1); // the first manifest
    }
    Manifest current = lake.current().orElseThrow().manifest();
    assertThat(current.tables()).hasSize(2);
    assertThat(amounts(current)).containsExactly("1");
  }

  @Test
  void cleaningDropsWhatDeadRunsLeftAndOldVersions() throws IOException {
    for (int i = 1; i <= 4; i++) {
      publish(manifest("a" + i, Integer.toString(i)));
    }
    lake.stage(manifest("dead1", "7"));
    write("dead2", "8");
    Files.writeString(root.resolve("marts/fct_sales/a4/part-00000-of-00001.parquet.x.tmp"), "x");

    try (LakeLock lock = lake.lock("a5")) {
      lake.clean(lock, 2);
    }

    assertThat(lake.versions()).containsExactly(3, 4);
    assertThat(files())
        .containsExactlyInAnyOrder(
            "_current",
            "_lock",
            "_manifest/v000003.json",
            "_manifest/v000004.json",
            "marts/fct_sales/a3/part-00000-of-00001.parquet",
            "marts/fct_sales/a4/part-00000-of-00001.parquet");
    assertThatThrownBy(() -> lake.version(1)).hasMessageContaining("kept are [3, 4]");
  }

  @Test
  void stagedManifestIsSeenByItsAttemptOnly() throws IOException {
    Manifest manifest = manifest("a1", "1");
    lake.stage(manifest);

    assertThat(lake.staged("a1")).contains(manifest);
    assertThat(lake.staged("a2")).isEmpty();
    assertThat(lake.current()).isEmpty();
    publish(manifest);
    assertThat(lake.staged("a1")).isEmpty();
  }

  @Test
  void missingFileIsNotPublished() throws IOException {
    publish(manifest("a1", "1"));
    Manifest broken = manifest("a2", "2");
    Files.delete(root.resolve(broken.tables().get(0).shards().get(0).path()));

    assertThatThrownBy(() -> publish(broken)).isInstanceOf(IOException.class);
    assertThat(lake.current().orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void lockNamesItsHolderAndIsSharedByTheJobsOfOneAttempt() throws IOException {
    try (LakeLock lock = lake.lock("a1");
        LakeLock shared = lake.lock("a1")) {
      assertThat(shared.attempt()).isEqualTo(lock.attempt());
      assertThatThrownBy(() -> lake.lock("a2"))
          .isInstanceOfSatisfying(
              LockHeldException.class,
              held -> {
                assertThat(held.holderAttempt()).isEqualTo("a1");
                assertThat(held.holderPid()).isEqualTo(ProcessHandle.current().pid());
              });
    }
    lake.lock("a2").close();
  }

  @Test
  void lockOfAnotherAttemptCannotPublish() throws IOException {
    Manifest manifest = manifest("a1", "1");
    try (LakeLock lock = lake.lock("a2")) {
      assertThatThrownBy(() -> lake.publish(lock, manifest))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void changedManifestIsRefused() throws IOException {
    publish(manifest("a1", "1"));
    Path file = root.resolve("_manifest/v000001.json");
    String text = Files.readString(file);

    Files.writeString(file, text.replace("\"rows\" : 1", "\"rows\" : 2"));
    assertThatThrownBy(() -> lake.current()).hasMessageContaining("content hash");
    Files.writeString(file, text.replace("marts/fct_sales/a1/", "../../etc/"));
    assertThatThrownBy(() -> lake.current()).hasMessageContaining("../../etc/");
    Files.writeString(file, "{");
    assertThatThrownBy(() -> lake.current()).hasMessageContaining("v000001.json");
    Files.writeString(root.resolve("_current"), "../x");
    assertThatThrownBy(() -> lake.current()).hasMessageContaining("../x");
  }

  @Test
  void storeRefusesNamesOutsideOfIt() {
    LocalLakeStore store = new LocalLakeStore(root);

    for (String name : List.of("../x", "/etc/passwd", "a/../../x", ".")) {
      assertThatThrownBy(() -> store.replace(name, "x".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("leaves the lake");
    }
  }

  @Test
  void runRecordsAreKept() throws IOException {
    lake.recordRun("a1", "{}");
    assertThat(lake.runRecord("a1")).contains("{}");
    assertThat(lake.runRecord("a2")).isEmpty();
  }

  private Manifest manifest(String attempt, String amount) throws IOException {
    return new ManifestBuilder("run", attempt, LocalDate.of(2024, 6, 30))
        .table(SALES, List.of(write(attempt, amount)))
        .build();
  }

  private WrittenShard write(String attempt, String amount) throws IOException {
    return ShardWriter.of(SALES, root.toString(), attempt).write(0, List.of(Sale.of("s1", amount)));
  }

  private Publication publish(Manifest manifest) throws IOException {
    try (LakeLock lock = lake.lock(manifest.attempt())) {
      return lake.publish(lock, manifest);
    }
  }

  private List<String> amounts(Manifest manifest) throws IOException {
    return TableReader.of(Sale.class, root.toString()).readAll(manifest.table("fct_sales")).stream()
        .map(sale -> sale.amount().toPlainString())
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }
}
