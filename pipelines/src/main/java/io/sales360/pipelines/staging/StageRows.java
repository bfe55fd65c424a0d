package io.sales360.pipelines.staging;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.contract.DataContract;
import io.sales360.common.contract.RuleCounts;
import io.sales360.common.feed.Mapped;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.KV;

/**
 * Turns rows of text into entities that honour their contracts. A row is filtered by an outcome of
 * its feed, or becomes one entity for the next step, or is refused with the rule it breaks.
 */
final class StageRows implements BundleStep<SourceRow> {
  private final FeedReaders readers;
  private final MapperPerFeed mappers;
  private final BundleStep<Entity> entities;
  private transient Map<EntityType, DataContract> contracts = new EnumMap<>(EntityType.class);
  private transient Map<EntityType, RuleCounts> checked = new EnumMap<>(EntityType.class);
  private transient Tally tally = new Tally();

  StageRows(FeedReaders readers, BundleStep<Entity> entities) {
    this.readers = readers;
    this.mappers = new MapperPerFeed(readers);
    this.entities = entities;
  }

  @Override
  public void start() {
    contracts = new EnumMap<>(EntityType.class);
    checked = new EnumMap<>(EntityType.class);
    tally = new Tally();
    entities.start();
  }

  @Override
  public void add(SourceRow row, Emitter out) {
    Mapped mapped = mappers.of(row.feed()).map(row);
    if (mapped instanceof Mapped.Written written) {
      entities.add(written.entity(), out);
      check(written);
    } else if (mapped instanceof Mapped.Filtered filtered) {
      tally.add(row.feed(), LedgerEntry.Kind.FILTERED, filtered.outcome(), 1, filtered.amount());
    } else if (mapped instanceof Mapped.Refused refused) {
      out.emit(Accounts.REFUSED, refused.letter());
    }
  }

  /** Counts the rules that a row breaks without being refused for it. */
  private void check(Mapped.Written written) {
    DataContract contract = contracts.computeIfAbsent(written.type(), readers::contract);
    checked
        .computeIfAbsent(written.type(), type -> new RuleCounts())
        .addRow(contract.warnings(written.entity()));
  }

  @Override
  public void finish(Emitter out) {
    entities.finish(out);
    tally.flush(entry -> out.emit(Accounts.COUNTED, entry));
    checked.forEach((type, counts) -> out.emit(Accounts.CHECKED, KV.of(type.name(), counts)));
    checked.clear();
  }

  @Override
  public List<Output<?>> outputs() {
    return Stream.concat(entities.outputs().stream(), Accounts.OUTPUTS.stream()).toList();
  }
}
