package io.sales360.pipelines.intermediate;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ProductFile;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Blocks;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Keeps one row per natural key, the latest; bounded. Older versions are counted as deduplicated
 * where the product file declares the key, and refused as duplicates where it does not. Rows of all
 * entities go through one shuffle.
 */
public final class KeepLatest extends PTransform<PCollection<Entity>, PCollectionTuple> {
  public static final TupleTag<Entity> KEPT = new TupleTag<>() {};

  private static final Blocks<Entity> BLOCKS = Blocks.of(EntityCoder.of());

  private final NaturalKeys keys;
  private final Buckets buckets;

  private KeepLatest(NaturalKeys keys, Buckets buckets) {
    this.keys = keys;
    this.buckets = buckets;
  }

  public static KeepLatest under(ProductFile product, Buckets buckets) {
    return new KeepLatest(NaturalKeys.of(product), buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<Entity> entities) {
    PCollectionTuple outputs =
        entities
            .apply("GroupVersions", GroupByBucket.of(BLOCKS, spread(keys), buckets))
            .apply(
                "PickLatest",
                ParDo.of(new PickFn(keys))
                    .withOutputTags(KEPT, TupleTagList.of(Accounts.REFUSED).and(Accounts.COUNTED)));
    outputs.get(KEPT).setCoder(EntityCoder.of());
    return outputs;
  }

  /** Rows without a key have nothing to be compared with and are spread by where they were read. */
  private static SerializableFunction<Entity, String> spread(NaturalKeys keys) {
    return entity -> {
      String key = keys.keyOf(EntityType.of(entity), entity);
      return key == null ? entity.origin().file() + entity.origin().line() : key;
    };
  }

  private static final class PickFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, Entity> {
    private final NaturalKeys keys;

    PickFn(NaturalKeys keys) {
      this.keys = keys;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket, MultiOutputReceiver outputs) {
      Map<EntityType, Comparator<Entity>> orders = new HashMap<>();
      Map<String, Entity> latest = new HashMap<>();
      for (Entity entity : BLOCKS.in(bucket.getValue())) {
        EntityType type = EntityType.of(entity);
        String key = keys.keyOf(type, entity);
        if (key == null) {
          outputs.get(KEPT).output(entity);
          continue;
        }
        Entity other = latest.put(key, entity);
        if (other != null) {
          Comparator<Entity> order = orders.computeIfAbsent(type, keys::earliestFirst);
          boolean isDeclared = keys.of(type).isDeclared();
          // Without a declared key the first one read stands; with one, the latest.
          boolean keepsNew = order.compare(entity, other) > 0 == isDeclared;
          Entity kept = keepsNew ? entity : other;
          latest.put(key, kept);
          dropped(keepsNew ? other : entity, type, isDeclared, outputs);
        }
      }
      latest.values().forEach(outputs.get(KEPT)::output);
    }

    private void dropped(
        Entity row, EntityType type, boolean isDeclared, MultiOutputReceiver outputs) {
      if (isDeclared) {
        count(
            row.origin().feed(),
            LedgerEntry.Kind.DEDUPLICATED,
            "older_version",
            row.origin().controlAmount());
      } else {
        outputs.get(Accounts.REFUSED).output(duplicate(row, type));
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
