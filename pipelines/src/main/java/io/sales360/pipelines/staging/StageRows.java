package io.sales360.pipelines.staging;

import io.sales360.common.contract.DataContract;
import io.sales360.common.contract.RuleCounts;
import io.sales360.common.feed.Mapped;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.EntityType;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import java.util.EnumMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of text into entities that honour their contracts; element-wise. A row is filtered by
 * an outcome of its feed, or becomes one entity, or is refused with the rule it breaks.
 */
public final class StageRows extends PTransform<PCollection<SourceRow>, PCollectionTuple> {
  public static final TupleTag<Entity> ENTITIES = new TupleTag<>() {};

  private final FeedReaders readers;

  private StageRows(FeedReaders readers) {
    this.readers = readers;
  }

  public static StageRows with(FeedReaders readers) {
    return new StageRows(readers);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceRow> rows) {
    PCollectionTuple outputs =
        rows.apply(
            "StageEach",
            ParDo.of(new StageFn(readers))
                .withOutputTags(
                    ENTITIES,
                    TupleTagList.of(Accounts.REFUSED).and(Accounts.COUNTED).and(Accounts.CHECKED)));
    outputs.get(ENTITIES).setCoder(EntityCoder.of());
    return outputs;
  }

  private static final class StageFn extends AccountingFn<SourceRow, Entity> {
    private final FeedReaders readers;
    private final MapperPerFeed mappers;
    private transient @Nullable Map<EntityType, DataContract> contracts;
    private transient @Nullable Map<EntityType, RuleCounts> checked;

    StageFn(FeedReaders readers) {
      this.readers = readers;
      this.mappers = new MapperPerFeed(readers);
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      checked = new EnumMap<>(EntityType.class);
    }

    @ProcessElement
    public void process(@Element SourceRow row, MultiOutputReceiver outputs) {
      Mapped mapped = mappers.of(row.feed()).map(row);
      if (mapped instanceof Mapped.Written written) {
        outputs.get(ENTITIES).output(written.entity());
        check(written);
      } else if (mapped instanceof Mapped.Filtered filtered) {
        count(row.feed(), LedgerEntry.Kind.FILTERED, filtered.outcome(), filtered.amount());
      } else if (mapped instanceof Mapped.Refused refused) {
        outputs.get(Accounts.REFUSED).output(refused.letter());
      }
    }

    /** Counts the rules that a row breaks without being refused for it. */
    private void check(Mapped.Written written) {
      if (contracts == null) {
        contracts = new EnumMap<>(EntityType.class);
      }
      if (checked != null) {
        DataContract contract = contracts.computeIfAbsent(written.type(), readers::contract);
        checked
            .computeIfAbsent(written.type(), type -> new RuleCounts())
            .addRow(contract.warnings(written.entity()));
      }
    }

    @Override
    @FinishBundle
    public void flushTally(FinishBundleContext context) {
      super.flushTally(context);
      if (checked != null) {
        checked.forEach(
            (type, counts) ->
                context.output(
                    Accounts.CHECKED,
                    KV.of(type.name(), counts),
                    BoundedWindow.TIMESTAMP_MIN_VALUE,
                    GlobalWindow.INSTANCE));
      }
    }
  }
}
