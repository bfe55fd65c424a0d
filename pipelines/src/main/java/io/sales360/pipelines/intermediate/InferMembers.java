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
import io.sales360.pipelines.flow.Buckets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Completes the dimensions: every key that a fact names has a row, inferred with nothing but its id
 * where no feed knows it; bounded. Inferred rows are counted in the ledger, so an unknown key is
 * never silent.
 */
public final class InferMembers extends PTransform<PCollection<Entity>, PCollectionTuple> {
  public static final TupleTag<Entity> MEMBERS = new TupleTag<>() {};

  /** Feed name of rows that no feed delivered. */
  public static final String INFERRED = "(inferred)";

  private static final TupleTag<Entity> KNOWN = new TupleTag<>() {};
  private static final TupleTag<ReferencedKey> NAMED = new TupleTag<>() {};

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
    Buckets spread = buckets;
    PCollection<KV<Integer, Entity>> byKey =
        known
            .apply(
                "KeyKnown",
                WithKeys.of((Entity e) -> spread.of(ReferencedKey.of(EntityType.of(e), e).key()))
                    .withKeyType(TypeDescriptors.integers()))
            .setCoder(KvCoder.of(VarIntCoder.of(), EntityCoder.of()));
    PCollection<KV<Integer, ReferencedKey>> namedByKey =
        references
            .apply(
                "KeyNamed",
                WithKeys.of((ReferencedKey r) -> spread.of(r.key()))
                    .withKeyType(TypeDescriptors.integers()))
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(ReferencedKey.class)));
    PCollectionTuple outputs =
        KeyedPCollectionTuple.of(KNOWN, byKey)
            .and(NAMED, namedByKey)
            .apply("GroupMembers", CoGroupByKey.create())
            .apply(
                "InferEach",
                ParDo.of(new InferFn()).withOutputTags(MEMBERS, TupleTagList.of(Accounts.COUNTED)));
    outputs.get(MEMBERS).setCoder(EntityCoder.of());
    return outputs;
  }

  private static final class InferFn extends AccountingFn<KV<Integer, CoGbkResult>, Entity> {
    @ProcessElement
    public void process(@Element KV<Integer, CoGbkResult> bucket, OutputReceiver<Entity> members) {
      Set<ReferencedKey> known = new HashSet<>();
      for (Entity entity : bucket.getValue().getAll(KNOWN)) {
        known.add(ReferencedKey.of(EntityType.of(entity), entity));
        members.output(entity);
      }
      Set<ReferencedKey> unknown =
          new TreeSet<>(
              Comparator.comparing(ReferencedKey::type).thenComparing(ReferencedKey::key));
      bucket.getValue().getAll(NAMED).forEach(unknown::add);
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
