package io.sales360.pipelines.intermediate;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.Origin;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.schema.RecordShape;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Blocks;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Completes the dimensions: every key that a fact names has a row, inferred with nothing but its id
 * where no feed knows it; bounded. Inferred rows are counted in the ledger, so an unknown key is
 * never silent.
 */
public final class InferMembers extends PTransform<PCollection<Entity>, PCollectionTuple> {
  public static final TupleTag<Entity> MEMBERS = new TupleTag<>() {};

  /** Feed name of rows that no feed delivered. */
  public static final String INFERRED = "(inferred)";

  private static final Blocks<Entity> KNOWN = Blocks.ofKind(0, EntityCoder.of());
  private static final Blocks<ReferencedKey> NAMED =
      Blocks.ofKind(1, RecordCoder.of(ReferencedKey.class));

  private final PCollection<ReferencedKey> references;
  private final Buckets buckets;

  private InferMembers(PCollection<ReferencedKey> references, Buckets buckets) {
    this.references = references;
    this.buckets = buckets;
  }

  /** For the keys that the facts name. */
  public static InferMembers named(PCollection<ReferencedKey> references, Buckets buckets) {
    return new InferMembers(references, buckets);
  }

  /** True for entities that facts refer to, whose unknown keys become rows. */
  public static boolean canInfer(EntityType entity) {
    return CollectReferences.DIMENSIONS.contains(entity);
  }

  @Override
  public PCollectionTuple expand(PCollection<Entity> known) {
    PCollectionTuple outputs =
        GroupByBucket.into(buckets)
            .with(
                "PackKnown",
                known,
                KNOWN,
                entity -> ReferencedKey.of(EntityType.of(entity), entity).key())
            .with("PackNamed", references, NAMED, ReferencedKey::key)
            .group("GroupMembers")
            .apply(
                "InferEach",
                ParDo.of(new InferFn()).withOutputTags(MEMBERS, TupleTagList.of(Accounts.COUNTED)));
    outputs.get(MEMBERS).setCoder(EntityCoder.of());
    return outputs;
  }

  private static final class InferFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, Entity> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket, OutputReceiver<Entity> members) {
      List<byte[]> blocks = Blocks.hold(bucket.getValue());
      Set<ReferencedKey> known = new HashSet<>();
      for (Entity entity : KNOWN.in(blocks)) {
        known.add(ReferencedKey.of(EntityType.of(entity), entity));
        members.output(entity);
      }
      Set<ReferencedKey> unknown =
          new TreeSet<>(
              Comparator.comparing(ReferencedKey::type).thenComparing(ReferencedKey::key));
      NAMED.in(blocks).forEach(unknown::add);
      unknown.removeAll(known);
      for (ReferencedKey key : unknown) {
        count(INFERRED, LedgerEntry.Kind.INFERRED, key.type().entityName(), null);
        members.output(inferred(key));
      }
    }

    private static Entity inferred(ReferencedKey key) {
      RecordShape<? extends Record> shape =
          RecordShape.of(key.type().recordType().asSubclass(Record.class));
      Object[] values = new Object[shape.components().size()];
      values[shape.indexOf(key.type().identity().get(0))] = key.key();
      values[shape.indexOf("origin")] = new Origin(INFERRED, key.type().entityName(), "", 0, null);
      return (Entity) shape.make(values);
    }
  }
}
