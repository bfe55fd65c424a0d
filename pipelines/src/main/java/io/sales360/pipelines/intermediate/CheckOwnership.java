package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.bundle.Pack;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.SalesAssignment;
import io.sales360.common.model.SalesCredit;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the credits whose shares sum to 1 and the assignments that do not overlap, both of known
 * salespeople; bounded. The others are refused. The keys of the salespeople are a side input.
 */
public final class CheckOwnership
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final Blocks<Entity> BLOCKS = Blocks.of(EntityCoder.of());

  private final @Nullable PCollectionView<List<ReferencedKey>> salespeople;
  private final BundleStep<Entity> kept;

  private CheckOwnership(
      @Nullable PCollectionView<List<ReferencedKey>> salespeople, BundleStep<Entity> kept) {
    this.salespeople = salespeople;
    this.kept = kept;
  }

  /**
   * Against the people of a deployment.
   *
   * @param salespeople all of them; null where no feed lists them, so that everyone named is one
   * @param kept takes the rows that can be used
   */
  public static CheckOwnership against(
      @Nullable PCollectionView<List<ReferencedKey>> salespeople, BundleStep<Entity> kept) {
    return new CheckOwnership(salespeople, kept);
  }

  /** The step that packs rows so that those that are judged together come together. */
  public static Pack<Entity> pack(TupleTag<KV<Integer, byte[]>> tag, Buckets buckets) {
    return GroupByBucket.pack(tag, BLOCKS, CheckOwnership::key, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> rows) {
    List<Output<?>> outputs =
        Stream.concat(kept.outputs().stream(), Stream.of(Accounts.REFUSED_OUTPUT)).toList();
    ParDo.SingleOutput<KV<Integer, Iterable<byte[]>>, DeadLetter> check =
        ParDo.of(new CheckFn(salespeople, kept));
    return Output.coded(
        rows.apply("GroupOwned", GroupByKey.create())
            .apply(
                "CheckEach",
                (salespeople == null ? check : check.withSideInputs(salespeople))
                    .withOutputTags(Accounts.REFUSED, Output.others(Accounts.REFUSED, outputs))),
        outputs);
  }

  /** Rows that are judged together have one text. */
  private static String key(Entity row) {
    if (row instanceof SalesCredit credit) {
      return credit.orderId() + '\u001f' + credit.lineId();
    } else if (row instanceof SalesAssignment assignment) {
      return assignment.salespersonId();
    }
    throw new IllegalArgumentException(row.getClass() + " says nothing about who owns a sale.");
  }

  private static final class CheckFn extends DoFn<KV<Integer, Iterable<byte[]>>, DeadLetter> {
    private final @Nullable PCollectionView<List<ReferencedKey>> salespeople;
    private final BundleStep<Entity> kept;
    private transient @Nullable Predicate<String> known;

    CheckFn(@Nullable PCollectionView<List<ReferencedKey>> salespeople, BundleStep<Entity> kept) {
      this.salespeople = salespeople;
      this.kept = kept;
    }

    @StartBundle
    public void start() {
      known = null;
      kept.start();
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket,
        ProcessContext context,
        MultiOutputReceiver outputs) {
      if (known == null) {
        known = known(context);
      }
      Map<String, List<SalesCredit>> credits = new TreeMap<>();
      Map<String, List<SalesAssignment>> assignments = new TreeMap<>();
      for (Entity row : BLOCKS.in(bucket.getValue())) {
        if (row instanceof SalesCredit credit) {
          credits.computeIfAbsent(key(row), k -> new ArrayList<>()).add(credit);
        } else if (row instanceof SalesAssignment assignment) {
          assignments.computeIfAbsent(key(row), k -> new ArrayList<>()).add(assignment);
        }
      }
      Emitter out = Emitter.of(outputs);
      OwnershipRules rules =
          new OwnershipRules(
              known,
              row -> kept.add(row, out),
              deadLetter -> out.emit(Accounts.REFUSED, deadLetter));
      credits.values().forEach(rules::credits);
      assignments.values().forEach(rules::assignments);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      kept.finish(Emitter.of(context));
    }

    private Predicate<String> known(ProcessContext context) {
      if (salespeople == null) {
        return key -> true;
      }
      Set<String> keys = new HashSet<>();
      context.sideInput(salespeople).forEach(person -> keys.add(person.key()));
      return keys::contains;
    }
  }
}
