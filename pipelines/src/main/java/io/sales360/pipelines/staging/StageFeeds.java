package io.sales360.pipelines.staging;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.bundle.Pack;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.model.Entity;
import io.sales360.common.product.Feed;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Files to packed entities; bounded. Rows of feeds that remove exact duplicates take a shuffle
 * more, all others are read, mapped, checked and packed in one go.
 */
public final class StageFeeds
    extends PTransform<PCollection<SourceFile>, PCollection<KV<Integer, byte[]>>> {
  private static final TupleTag<KV<Integer, byte[]>> TO_COMPARE = new TupleTag<>("to_compare");

  private final FeedReaders readers;
  private final TupleTag<KV<Integer, byte[]>> staged;
  private final Pack<Entity> entities;
  private final Buckets buckets;
  private final Accounts accounts;

  private StageFeeds(
      FeedReaders readers,
      TupleTag<KV<Integer, byte[]>> staged,
      Pack<Entity> entities,
      Buckets buckets,
      Accounts accounts) {
    this.readers = readers;
    this.staged = staged;
    this.entities = entities;
    this.buckets = buckets;
    this.accounts = accounts;
  }

  /**
   * A transform that stages.
   *
   * @param staged where {@code entities} puts its blocks
   * @param entities packs for what comes next
   */
  public static StageFeeds of(
      FeedReaders readers,
      TupleTag<KV<Integer, byte[]>> staged,
      Pack<Entity> entities,
      Buckets buckets,
      Accounts accounts) {
    return new StageFeeds(readers, staged, entities, buckets, accounts);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<SourceFile> files) {
    BundleStep<SourceRow> stage = new StageRows(readers, entities);
    Set<String> compared =
        readers.product().feeds().stream()
            .filter(Feed::removeExactDuplicates)
            .map(Feed::name)
            .collect(Collectors.toCollection(HashSet::new));
    if (compared.isEmpty()) {
      return accounts.take(files.apply("ReadFeeds", new ReadFeeds(readers, stage))).get(staged);
    }
    BundleStep<SourceRow> parted =
        new PartFeeds(compared, RemoveExactDuplicates.pack(TO_COMPARE, buckets), stage);
    PCollectionTuple read = accounts.take(files.apply("ReadFeeds", new ReadFeeds(readers, parted)));
    PCollectionTuple distinct =
        accounts.take(
            read.get(TO_COMPARE)
                .apply("RemoveExactDuplicates", new RemoveExactDuplicates(readers, stage)));
    return PCollectionList.of(read.get(staged))
        .and(distinct.get(staged))
        .apply("FlattenStaged", Flatten.pCollections());
  }

  /** Rows of some feeds are compared first, those of the others go on. */
  private record PartFeeds(
      Set<String> compared, BundleStep<SourceRow> compare, BundleStep<SourceRow> pass)
      implements BundleStep<SourceRow> {
    @Override
    public void start() {
      compare.start();
      pass.start();
    }

    @Override
    public void add(SourceRow row, Emitter out) {
      (compared.contains(row.feed()) ? compare : pass).add(row, out);
    }

    @Override
    public void finish(Emitter out) {
      compare.finish(out);
      pass.finish(out);
    }

    @Override
    public List<Output<?>> outputs() {
      List<Output<?>> outputs = new ArrayList<>(compare.outputs());
      outputs.addAll(pass.outputs());
      return List.copyOf(outputs);
    }
  }
}
