package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.bundle.Pack;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.Origin;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.schema.RecordShape;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Completes the dimensions: every key that a fact names has a row, inferred with nothing but its id
 * where no feed knows it; bounded. Takes the blocks of {@link #packKnown} and {@link #packNamed}
 * together and hands all members to the step that takes them. Inferred rows are counted in the
 * ledger, so an unknown key is never silent.
 */
public final class InferMembers
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  /** Feed name of rows that no feed delivered. */
  public static final String INFERRED = "(inferred)";

  private static final Blocks<Entity> KNOWN = Blocks.ofKind(0, EntityCoder.of());
  private static final Blocks<ReferencedKey> NAMED =
      Blocks.ofKind(1, RecordCoder.of(ReferencedKey.class));

  private final BundleStep<Entity> members;

  private InferMembers(BundleStep<Entity> members) {
    this.members = members;
  }

  public static InferMembers to(BundleStep<Entity> members) {
    return new InferMembers(members);
  }

  /** The step that packs the members that feeds delivered. */
  public static Pack<Entity> packKnown(TupleTag<KV<Integer, byte[]>> tag, Buckets buckets) {
    return GroupByBucket.pack(
        tag, KNOWN, entity -> ReferencedKey.of(EntityType.of(entity), entity).key(), buckets);
  }

  /** The step that packs the keys that facts name. */
  public static Pack<ReferencedKey> packNamed(TupleTag<KV<Integer, byte[]>> tag, Buckets buckets) {
    return GroupByBucket.pack(tag, NAMED, ReferencedKey::key, buckets);
  }

  /** True for entities that facts refer to, whose unknown keys become rows. */
  public static boolean canInfer(EntityType entity) {
    return CollectReferences.DIMENSIONS.contains(entity);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> packed) {
    List<Output<?>> outputs =
        Stream.concat(members.outputs().stream(), Accounts.OUTPUTS.stream()).toList();
    return Output.coded(
        packed
            .apply("GroupMembers", GroupByKey.create())
            .apply(
                "InferEach",
                ParDo.of(new InferFn(members))
                    .withOutputTags(Accounts.COUNTED, Output.others(Accounts.COUNTED, outputs))),
        outputs);
  }

  private static final class InferFn
      extends AccountingFn<KV<Integer, Iterable<byte[]>>, LedgerEntry> {
    private final BundleStep<Entity> members;

    InferFn(BundleStep<Entity> members) {
      this.members = members;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      members.start();
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket, MultiOutputReceiver outputs) {
      Emitter out = Emitter.of(outputs);
      List<byte[]> blocks = Blocks.hold(bucket.getValue());
      Set<ReferencedKey> known = new HashSet<>();
      for (Entity entity : KNOWN.in(blocks)) {
        known.add(ReferencedKey.of(EntityType.of(entity), entity));
        members.add(entity, out);
      }
      Set<ReferencedKey> unknown =
          new TreeSet<>(
              Comparator.comparing(ReferencedKey::type).thenComparing(ReferencedKey::key));
      NAMED.in(blocks).forEach(unknown::add);
      unknown.removeAll(known);
      for (ReferencedKey key : unknown) {
        count(INFERRED, LedgerEntry.Kind.INFERRED, key.type().entityName(), null);
        members.add(inferred(key), out);
      }
    }

    @Override
    @FinishBundle
    public void flushTally(FinishBundleContext context) {
      members.finish(Emitter.of(context));
      super.flushTally(context);
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
