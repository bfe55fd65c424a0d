package io.sales360.pipelines.staging;

import io.sales360.common.feed.SourceRow;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.product.Feed;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Blocks;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Removes rows that equal an earlier one in every value, for feeds that ask for it; bounded. The
 * row that comes first in its file stays. Rows of other feeds pass by without a shuffle.
 */
public final class RemoveExactDuplicates
    extends PTransform<PCollection<SourceRow>, PCollectionTuple> {
  public static final TupleTag<SourceRow> DISTINCT = new TupleTag<>() {};
  private static final TupleTag<SourceRow> TO_COMPARE = new TupleTag<>() {};
  private static final TupleTag<SourceRow> PASSING = new TupleTag<>() {};
  private static final Blocks<SourceRow> BLOCKS = Blocks.of(SourceRowCoder.of());

  private final FeedReaders readers;
  private final Buckets buckets;

  private RemoveExactDuplicates(FeedReaders readers, Buckets buckets) {
    this.readers = readers;
    this.buckets = buckets;
  }

  public static RemoveExactDuplicates from(FeedReaders readers, Buckets buckets) {
    return new RemoveExactDuplicates(readers, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceRow> rows) {
    Set<String> compared =
        readers.product().feeds().stream()
            .filter(Feed::removeExactDuplicates)
            .map(Feed::name)
            .collect(Collectors.toCollection(HashSet::new));
    if (compared.isEmpty()) {
      return PCollectionTuple.of(DISTINCT, rows);
    }
    PCollectionTuple parted =
        rows.apply(
            "PartFeeds",
            ParDo.of(new PartFn(compared)).withOutputTags(PASSING, TupleTagList.of(TO_COMPARE)));
    parted.get(PASSING).setCoder(SourceRowCoder.of());
    parted.get(TO_COMPARE).setCoder(SourceRowCoder.of());
    PCollectionTuple distinct =
        parted
            .get(TO_COMPARE)
            .apply(
                "GroupEqual", GroupByBucket.of(BLOCKS, row -> row.feed() + row.values(), buckets))
            .apply(
                "KeepFirst",
                ParDo.of(new KeepFirstFn(readers))
                    .withOutputTags(DISTINCT, TupleTagList.of(Accounts.COUNTED)));
    distinct.get(DISTINCT).setCoder(SourceRowCoder.of());
    return PCollectionTuple.of(
            DISTINCT,
            PCollectionList.of(parted.get(PASSING))
                .and(distinct.get(DISTINCT))
                .apply("FlattenDistinct", Flatten.pCollections()))
        .and(Accounts.COUNTED, distinct.get(Accounts.COUNTED));
  }

  private static final class PartFn extends DoFn<SourceRow, SourceRow> {
    private final Set<String> compared;

    PartFn(Set<String> compared) {
      this.compared = compared;
    }

    @ProcessElement
    public void process(@Element SourceRow row, MultiOutputReceiver outputs) {
      outputs.get(compared.contains(row.feed()) ? TO_COMPARE : PASSING).output(row);
    }
  }

  private static final class KeepFirstFn
      extends AccountingFn<KV<Integer, Iterable<byte[]>>, SourceRow> {
    private static final Comparator<SourceRow> AS_READ =
        Comparator.comparing(SourceRow::file).thenComparing(SourceRow::line);

    private final MapperPerFeed mappers;

    KeepFirstFn(FeedReaders readers) {
      this.mappers = new MapperPerFeed(readers);
    }

    /** All values of a row: what makes it equal to another. */
    private record Content(String feed, List<String> values) {}

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket, OutputReceiver<SourceRow> distinct) {
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
      first.values().forEach(distinct::output);
    }

    private static Content contentOf(SourceRow row) {
      return new Content(row.feed(), row.values());
    }
  }
}
