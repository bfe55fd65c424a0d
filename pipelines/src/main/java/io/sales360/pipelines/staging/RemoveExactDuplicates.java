package io.sales360.pipelines.staging;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.bundle.Pack;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Removes rows that equal an earlier one in every value, and hands the others to the step that
 * takes them; bounded. The row that comes first in its file stays.
 */
final class RemoveExactDuplicates
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final Blocks<SourceRow> BLOCKS = Blocks.of(SourceRowCoder.of());

  private final FeedReaders readers;
  private final BundleStep<SourceRow> rows;

  RemoveExactDuplicates(FeedReaders readers, BundleStep<SourceRow> rows) {
    this.readers = readers;
    this.rows = rows;
  }

  /** The step that packs rows so that equal ones come together. */
  static Pack<SourceRow> pack(TupleTag<KV<Integer, byte[]>> tag, Buckets buckets) {
    return GroupByBucket.pack(tag, BLOCKS, row -> row.feed() + row.values(), buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> packed) {
    return Output.coded(
        packed
            .apply("GroupEqual", GroupByKey.create())
            .apply(
                "KeepFirst",
                ParDo.of(new KeepFirstFn(readers, rows))
                    .withOutputTags(
                        Accounts.COUNTED, Output.others(Accounts.COUNTED, rows.outputs()))),
        rows.outputs());
  }

  private static final class KeepFirstFn
      extends AccountingFn<KV<Integer, Iterable<byte[]>>, LedgerEntry> {
    private static final Comparator<SourceRow> AS_READ =
        Comparator.comparing(SourceRow::file).thenComparing(SourceRow::line);

    private final MapperPerFeed mappers;
    private final BundleStep<SourceRow> rows;

    KeepFirstFn(FeedReaders readers, BundleStep<SourceRow> rows) {
      this.mappers = new MapperPerFeed(readers);
      this.rows = rows;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      rows.start();
    }

    /** All values of a row: what makes it equal to another. */
    private record Content(String feed, List<String> values) {}

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket, MultiOutputReceiver outputs) {
      Map<Content, SourceRow> first = new HashMap<>();
      for (SourceRow row : BLOCKS.in(bucket.getValue())) {
        SourceRow other = first.get(contentOf(row));
        if (other == null) {
          first.put(contentOf(row), row);
          continue;
        }
        boolean isEarlier = AS_READ.compare(row, other) < 0;
        if (isEarlier) {
          first.put(contentOf(row), row);
        }
        SourceRow removed = isEarlier ? other : row;
        count(
            removed.feed(),
            LedgerEntry.Kind.DEDUPLICATED,
            "exact_duplicate",
            mappers.of(removed.feed()).controlAmount(removed));
      }
      Emitter out = Emitter.of(outputs);
      first.values().forEach(row -> rows.add(row, out));
    }

    @Override
    @FinishBundle
    public void flushTally(FinishBundleContext context) {
      rows.finish(Emitter.of(context));
      super.flushTally(context);
    }

    private static Content contentOf(SourceRow row) {
      return new Content(row.feed(), row.values());
    }
  }
}
