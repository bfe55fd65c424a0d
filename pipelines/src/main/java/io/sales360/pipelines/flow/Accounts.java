package io.sales360.pipelines.flow;

import io.sales360.common.bundle.Output;
import io.sales360.common.contract.RuleCounts;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.schema.RecordCoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Gathers, while a graph is assembled, every output that says what became of rows. A transform that
 * drops, refuses, counts or checks rows returns a tuple with these tags, and hands it to {@link
 * #take}.
 */
public final class Accounts {
  public static final TupleTag<DeadLetter> REFUSED = new TupleTag<>() {};
  public static final TupleTag<LedgerEntry> COUNTED = new TupleTag<>() {};
  public static final TupleTag<KV<String, RuleCounts>> CHECKED = new TupleTag<>() {};

  private static final KvCoder<String, RuleCounts> CHECKED_CODER =
      KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(RuleCounts.class));

  /** For steps that only refuse. */
  public static final Output<DeadLetter> REFUSED_OUTPUT =
      new Output<>(REFUSED, RecordCoder.of(DeadLetter.class));

  /** For steps that only count. */
  public static final Output<LedgerEntry> COUNTED_OUTPUT =
      new Output<>(COUNTED, RecordCoder.of(LedgerEntry.class));

  /** All three, for steps that fill them. */
  public static final List<Output<?>> OUTPUTS =
      List.of(REFUSED_OUTPUT, COUNTED_OUTPUT, new Output<>(CHECKED, CHECKED_CODER));

  private final List<PCollection<DeadLetter>> refused = new ArrayList<>();
  private final List<PCollection<LedgerEntry>> counted = new ArrayList<>();
  private final List<PCollection<KV<String, RuleCounts>>> checked = new ArrayList<>();

  /** Takes over the accounting outputs of a step and returns the tuple for its rows. */
  public PCollectionTuple take(PCollectionTuple outputs) {
    if (outputs.has(REFUSED)) {
      refused.add(outputs.get(REFUSED).setCoder(RecordCoder.of(DeadLetter.class)));
    }
    if (outputs.has(COUNTED)) {
      counted.add(outputs.get(COUNTED).setCoder(RecordCoder.of(LedgerEntry.class)));
    }
    if (outputs.has(CHECKED)) {
      checked.add(outputs.get(CHECKED).setCoder(CHECKED_CODER));
    }
    return outputs;
  }

  /** What several steps of one transform counted, for a tuple of its own. */
  public static PCollection<LedgerEntry> together(PCollectionTuple... steps) {
    RecordCoder<LedgerEntry> coder = RecordCoder.of(LedgerEntry.class);
    return PCollectionList.of(
            Arrays.stream(steps).map(step -> step.get(COUNTED).setCoder(coder)).toList())
        .apply("FlattenCounts", Flatten.pCollections());
  }

  public PCollection<DeadLetter> refused(Pipeline pipeline) {
    if (refused.isEmpty()) {
      return pipeline.apply("NoneRefused", Create.empty(RecordCoder.of(DeadLetter.class)));
    }
    return PCollectionList.of(refused).apply("FlattenRefused", Flatten.pCollections());
  }

  public PCollection<LedgerEntry> counted(Pipeline pipeline) {
    if (counted.isEmpty()) {
      return pipeline.apply("NoneCounted", Create.empty(RecordCoder.of(LedgerEntry.class)));
    }
    return PCollectionList.of(counted).apply("FlattenCounted", Flatten.pCollections());
  }

  /** Partial counts of broken rules, by entity. */
  public PCollection<KV<String, RuleCounts>> checked(Pipeline pipeline) {
    if (checked.isEmpty()) {
      return pipeline.apply("NoneChecked", Create.empty(CHECKED_CODER));
    }
    return PCollectionList.of(checked).apply("FlattenChecked", Flatten.pCollections());
  }
}
