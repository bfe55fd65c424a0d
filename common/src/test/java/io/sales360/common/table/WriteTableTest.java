package io.sales360.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.schema.RecordCoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTableTest {
  private static final List<Sale> SALES =
      IntStream.range(0, 1_000).mapToObj(i -> Sale.of("s" + i, i + ".25")).toList();

  @TempDir Path lake;

  @Test
  void tableGoesThereAndBackWithEveryRowOnce() throws IOException {
    Manifest.Table table = write(Sale.TABLE, "a1", SALES);

    assertThat(table.rows()).isEqualTo(1_000);
    assertThat(table.shards()).hasSize(4).allSatisfy(s -> assertThat(s.rows()).isPositive());
    Pipeline pipeline = Pipeline.create();
    PAssert.that(pipeline.apply(ReadTable.of(Sale.class, lake.toString(), table)))
        .containsInAnyOrder(SALES);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void emptyTableHasItsFirstShard() throws IOException {
    Manifest.Table table = write(Sale.TABLE, "a1", List.of());

    assertThat(table.rows()).isZero();
    assertThat(table.shards()).hasSize(1);
    assertThat(TableReader.of(Sale.class, lake.toString()).readAll(table)).isEmpty();
  }

  @Test
  void shardsDoNotDependOnBundles() throws IOException {
    Manifest.Table one = write(Sale.TABLE, "a1", SALES);
    List<Sale> backwards = new ArrayList<>(SALES);
    Collections.reverse(backwards);
    Manifest.Table other = write(Sale.TABLE, "a2", backwards);

    assertThat(other.shards().stream().map(Manifest.Shard::contentHash))
        .containsExactlyElementsOf(one.shards().stream().map(Manifest.Shard::contentHash).toList());
  }

  @Test
  void readingRefusesAFileThatHoldsOtherThanStated() throws IOException {
    Manifest.Table table = write(Sale.TABLE, "a1", SALES);
    Manifest.Shard shard = table.shards().get(0);
    Manifest.Shard wrong =
        new Manifest.Shard(0, shard.path(), shard.rows() + 1, shard.contentHash());

    assertThatThrownBy(() -> TableReader.of(Sale.class, lake.toString()).read(wrong, row -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the manifest states " + (shard.rows() + 1));
  }

  private Manifest.Table write(TableSpec<Sale> spec, String attempt, List<Sale> rows)
      throws IOException {
    // Runs with the DirectRunner's checks of immutability and encodability on.
    Pipeline pipeline = Pipeline.create();
    PAssert.that(
            pipeline
                .apply(Create.of(rows).withCoder(RecordCoder.of(Sale.class)))
                .apply(WriteTable.of(spec, lake.toString(), attempt)))
        .satisfies(
            written -> {
              WRITTEN.set(StreamSupport.stream(written.spliterator(), false).toList());
              return null;
            });
    pipeline.run().waitUntilFinish();
    return Manifest.Table.of(spec, WRITTEN.get());
  }

  /** How the direct runner, in this process, hands its result out. */
  private static final AtomicReference<List<WrittenShard>> WRITTEN =
      new AtomicReference<>(List.of());
}
