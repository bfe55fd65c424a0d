package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.bundle.Pack;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ProductFile;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Keeps one row per natural key, the latest, and hands it to the step that takes it; bounded. Older
 * versions are counted as deduplicated where the product file declares the key, and refused as
 * duplicates where it does not. Rows of all entities go through one shuffle.
 */
public final class KeepLatest
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final Blocks<Entity> BLOCKS = Blocks.of(EntityCoder.of());

  private final NaturalKeys keys;
  private final BundleStep<Entity> kept;

  private KeepLatest(NaturalKeys keys, BundleStep<Entity> kept) {
    this.keys = keys;
    this.kept = kept;
  }

  /**
   * Under the keys of a product file.
   *
   * @param kept takes the rows that stay
   */
  public static KeepLatest under(ProductFile product, BundleStep<Entity> kept) {
    return new KeepLatest(NaturalKeys.of(product), kept);
  }

  /** The step that packs entities so that versions of one thing come together. */
  public static Pack<Entity> pack(
      TupleTag<KV<Integer, byte[]>> tag, ProductFile product, Buckets buckets) {
    NaturalKeys keys = NaturalKeys.of(product);
    return GroupByBucket.pack(tag, BLOCKS, entity -> spread(keys, entity), buckets);
  }

  /** Rows without a key have nothing to be compared with and are spread by where they were read. */
  private static String spread(NaturalKeys keys, Entity entity) {
    String key = keys.keyOf(EntityType.of(entity), entity);
    return key == null ? entity.origin().file() + entity.origin().line() : key;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> entities) {
    List<Output<?>> outputs =
        Stream.concat(kept.outputs().stream(), Accounts.OUTPUTS.stream()).toList();
    return Output.coded(
        entities
            .apply("GroupVersions", GroupByKey.create())
            .apply(
                "PickLatest",
                ParDo.of(new PickFn(keys, kept))
                    .withOutputTags(Accounts.COUNTED, Output.others(Accounts.COUNTED, outputs))),
        outputs);
  }

  private static final class PickFn
      extends AccountingFn<KV<Integer, Iterable<byte[]>>, LedgerEntry> {
    private final NaturalKeys keys;
    private final BundleStep<Entity> kept;

    PickFn(NaturalKeys keys, BundleStep<Entity> kept) {
      this.keys = keys;
      this.kept = kept;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      kept.start();
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket, MultiOutputReceiver outputs) {
      Emitter out = Emitter.of(outputs);
      Map<EntityType, Comparator<Entity>> orders = new HashMap<>();
      Map<String, Entity> latest = new HashMap<>();
      for (Entity entity : BLOCKS.in(bucket.getValue())) {
        EntityType type = EntityType.of(entity);
        String key = keys.keyOf(type, entity);
        if (key == null) {
          kept.add(entity, out);
          continue;
        }
        Entity other = latest.put(key, entity);
        if (other != null) {
          Comparator<Entity> order = orders.computeIfAbsent(type, keys::earliestFirst);
          boolean isDeclared = keys.of(type).isDeclared();
          // Without a declared key the first one read stands; with one, the latest.
          boolean keepsNew = order.compare(entity, other) > 0 == isDeclared;
          latest.put(key, keepsNew ? entity : other);
          dropped(keepsNew ? other : entity, type, isDeclared, out);
        }
      }
      latest.values().forEach(entity -> kept.add(entity, out));
    }

    @Override
    @FinishBundle
    public void flushTally(FinishBundleContext context) {
      kept.finish(Emitter.of(context));
      super.flushTally(context);
    }

    private void dropped(Entity row, EntityType type, boolean isDeclared, Emitter out) {
      if (isDeclared) {
        count(
            row.origin().feed(),
            LedgerEntry.Kind.DEDUPLICATED,
            "older_version",
            row.origin().controlAmount());
      } else {
        out.emit(Accounts.REFUSED, duplicate(row, type));
      }
    }

    private DeadLetter duplicate(Entity row, EntityType type) {
      String columns = String.join(", ", type.identity());
      String value =
          String.valueOf(keys.keyOf(type, row))
              .substring(type.name().length() + 1)
              .replace('\u001f', ',');
      return new DeadLetter(
          "KeepLatest",
          row.origin().feed(),
          row.origin().file(),
          row.origin().line(),
          "unique",
          columns,
          value,
          "The key %s (%s) of %s was already read.%nMaybe the feed should declare key: [%s], so that the latest wins."
              .formatted(columns, value, type.entityName(), columns),
          row.toString(),
          row.origin().controlAmount());
    }
  }
}
