package io.sales360.pipelines.run;

import io.sales360.common.contract.RuleCounts;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.EntityType;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.WrittenShard;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * The last step of every graph: it starts when everything is written and counted, and ends the run
 * by staging, publishing or refusing it; bounded. Its one element is the run's record as JSON.
 */
public final class CloseRun extends PTransform<PCollection<WrittenShard>, PCollection<String>> {
  private final RunPlan plan;
  private final JobTables tables;
  private final PCollection<LedgerEntry> counted;
  private final PCollection<DeadLetter> refused;
  private final PCollection<KV<String, RuleCounts>> checked;
  private final boolean isLast;

  private CloseRun(
      RunPlan plan,
      JobTables tables,
      PCollection<LedgerEntry> counted,
      PCollection<DeadLetter> refused,
      PCollection<KV<String, RuleCounts>> checked,
      boolean isLast) {
    this.plan = plan;
    this.tables = tables;
    this.counted = counted;
    this.refused = refused;
    this.checked = checked;
    this.isLast = isLast;
  }

  /**
   * Ends a job: call it when everything is on the shelf.
   *
   * @param shelf the tables that the job wrote
   * @param accounts what became of rows
   * @param refused the rows refused, as {@link Accounts#refused} gives them
   * @param isLast whether the run ends here and is published, or the next job of the run goes on
   */
  public static void after(
      Pipeline pipeline,
      RunPlan plan,
      Shelf shelf,
      Accounts accounts,
      PCollection<DeadLetter> refused,
      boolean isLast) {
    shelf
        .shards()
        .apply(
            "CloseRun",
            new CloseRun(
                plan,
                shelf.tables(),
                accounts.counted(pipeline),
                refused,
                accounts.checked(pipeline),
                isLast));
  }

  @Override
  public PCollection<String> expand(PCollection<WrittenShard> shards) {
    // One row per entity and bundle of checked rows.
    PCollectionView<List<KV<String, RuleCounts>>> checks =
        checked.apply("ViewChecked", View.asList());
    RecordCoder<RunPart> coder = RecordCoder.of(RunPart.class);
    PCollectionTuple refusals =
        refused.apply(
            "CountRefused",
            ParDo.of(new CountRefusedFn())
                .withOutputTags(CountRefusedFn.SAMPLES, TupleTagList.of(Accounts.COUNTED)));
    PCollection<LedgerEntry> refusedCounts =
        refusals.get(Accounts.COUNTED).setCoder(RecordCoder.of(LedgerEntry.class));
    PCollection<LedgerEntry> entries =
        PCollectionList.of(counted).and(refusedCounts).apply("AllCounts", Flatten.pCollections());
    return PCollectionList.of(
            shards
                .apply(
                    "PartOfShard",
                    MapElements.into(TypeDescriptor.of(RunPart.class))
                        .via((WrittenShard s) -> RunPart.of(s)))
                .setCoder(coder))
        .and(
            entries
                .apply(
                    "PartOfCount",
                    MapElements.into(TypeDescriptor.of(RunPart.class))
                        .via((LedgerEntry e) -> RunPart.of(e)))
                .setCoder(coder))
        .and(refusals.get(CountRefusedFn.SAMPLES).setCoder(coder))
        .apply("AllParts", Flatten.pCollections())
        .apply("OneKey", WithKeys.of((RunPart p) -> 0).withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), coder))
        .apply("AwaitAll", GroupByKey.create())
        .apply("Close", ParDo.of(new CloseFn(plan, tables, checks, isLast)).withSideInputs(checks))
        .setCoder(StringUtf8Coder.of());
  }

  /** Counts refused rows by rule and lets a few of each through as samples. */
  private static final class CountRefusedFn extends AccountingFn<DeadLetter, RunPart> {
    static final TupleTag<RunPart> SAMPLES = new TupleTag<>() {};
    private static final int SAMPLES_PER_RULE = 3;

    private transient @Nullable Map<String, Integer> seen;

    @ProcessElement
    public void process(@Element DeadLetter letter, OutputReceiver<RunPart> samples) {
      if (!letter.isWholeFile()) {
        count(letter.feed(), LedgerEntry.Kind.REFUSED, letter.rule(), letter.controlAmount());
      }
      if (seen == null) {
        seen = new HashMap<>();
      }
      int others = seen.merge(letter.feed() + "\u001f" + letter.rule(), 1, Integer::sum);
      if (others <= SAMPLES_PER_RULE || letter.isWholeFile()) {
        samples.output(RunPart.of(letter));
      }
    }
  }

  private static final class CloseFn extends DoFn<KV<Integer, Iterable<RunPart>>, String> {
    private final RunPlan plan;
    private final JobTables tables;
    private final PCollectionView<List<KV<String, RuleCounts>>> checks;
    private final boolean isLast;

    CloseFn(
        RunPlan plan,
        JobTables tables,
        PCollectionView<List<KV<String, RuleCounts>>> checks,
        boolean isLast) {
      this.plan = plan;
      this.tables = tables;
      this.checks = checks;
      this.isLast = isLast;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      Map<EntityType, RuleCounts> counts = new EnumMap<>(EntityType.class);
      for (KV<String, RuleCounts> check : context.sideInput(checks)) {
        counts
            .computeIfAbsent(EntityType.valueOf(check.getKey()), type -> new RuleCounts())
            .merge(check.getValue());
      }
      RunCloser closer = new RunCloser(plan, tables, isLast);
      context.output(closer.close(context.element().getValue(), counts).toJson());
    }
  }
}
