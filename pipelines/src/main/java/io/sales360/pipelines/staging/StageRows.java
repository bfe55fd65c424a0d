package io.sales360.pipelines.staging;

import io.sales360.common.feed.Mapped;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.AccountingFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Turns rows of text into entities that honour their contracts; element-wise. A row is filtered by an
 * outcome of its feed, or becomes one entity, or is refused with the rule it breaks.
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
                    ENTITIES, TupleTagList.of(Accounts.REFUSED).and(Accounts.COUNTED)));
    outputs.get(ENTITIES).setCoder(EntityCoder.of());
    return outputs;
  }

  private static final class StageFn extends AccountingFn<SourceRow, Entity> {
    private final MapperPerFeed mappers;

    StageFn(FeedReaders readers) {
      this.mappers = new MapperPerFeed(readers);
    }

    @ProcessElement
    public void process(@Element SourceRow row, MultiOutputReceiver outputs) {
      Mapped mapped = mappers.of(row.feed()).map(row);
      if (mapped instanceof Mapped.Written written) {
        outputs.get(ENTITIES).output(written.entity());
      } else if (mapped instanceof Mapped.Filtered filtered) {
        count(row.feed(), LedgerEntry.Kind.FILTERED, filtered.outcome(), filtered.amount());
      } else if (mapped instanceof Mapped.Refused refused) {
        outputs.get(Accounts.REFUSED).output(refused.letter());
      }
    }
  }
}
