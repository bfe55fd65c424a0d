package io.sales360.pipelines;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.CalendarDay;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.ExchangeRate;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.intermediate.AssembleOrders;
import io.sales360.pipelines.intermediate.CollectKnownKeys;
import io.sales360.pipelines.intermediate.CollectReferences;
import io.sales360.pipelines.intermediate.InferMembers;
import io.sales360.pipelines.intermediate.KeepLatest;
import io.sales360.pipelines.intermediate.ReferencedKey;
import io.sales360.pipelines.intermediate.SplitEntities;
import io.sales360.pipelines.marts.BuildDates;
import io.sales360.pipelines.marts.MartTables;
import io.sales360.pipelines.marts.MartViews;
import io.sales360.pipelines.marts.OnlyEntity;
import io.sales360.pipelines.marts.SummarizeDays;
import io.sales360.pipelines.run.CloseRun;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.run.Shelf;
import io.sales360.pipelines.staging.FeedReaders;
import io.sales360.pipelines.staging.ReadFeeds;
import io.sales360.pipelines.staging.RemoveExactDuplicates;
import io.sales360.pipelines.staging.StageRows;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Builds the sales marts from source files. Bounded; equal inputs and as-of date give equal tables
 * on every runner. See docs/architecture.md for the way of the data.
 */
public final class SalesMartsPipeline {
  private static final TupleTag<Entity> ORDER_PARTS = new TupleTag<>() {};
  private static final TupleTag<Entity> RATES = new TupleTag<>() {};
  private static final TupleTag<Entity> MEMBERS = new TupleTag<>() {};

  private SalesMartsPipeline() {}

  /**
   * Puts the graph of the job together.
   *
   * @param plan inputs, as-of date and names of the run
   * @param isLast whether this job publishes the run; else it leaves its tables staged
   */
  public static void assemble(Pipeline pipeline, RunPlan plan, boolean isLast) {
    FeedReaders readers = FeedReaders.of(plan.product(), plan.files());
    Buckets buckets = Buckets.forInputOf(plan.inputBytes());
    MartTables tables = MartTables.forInputOf(plan.inputBytes());
    Accounts accounts = new Accounts();
    Shelf shelf = new Shelf(plan);

    // Staging: text to entities that honour their contracts.
    PCollection<Entity> staged = stage(pipeline, plan, readers, buckets, accounts);

    // Intermediate: one version of everything, whole orders, one currency.
    PCollection<Entity> latest =
        accounts
            .take(staged.apply("KeepLatest", KeepLatest.under(plan.product(), buckets)))
            .get(KeepLatest.KEPT);
    PCollectionTuple parted = latest.apply("SplitEntities", SplitEntities.into(groups()));
    PCollectionView<List<ExchangeRate>> rates =
        parted
            .get(RATES)
            .apply("OnlyRates", OnlyEntity.of(ExchangeRate.class))
            .apply("ViewRates", View.asList());
    PCollectionView<List<ReferencedKey>> known =
        parted.get(MEMBERS).apply("CollectKnownKeys", CollectKnownKeys.under(plan.product()));
    PCollectionTuple facts =
        accounts.take(
            parted
                .get(ORDER_PARTS)
                .apply(
                    "AssembleOrders", AssembleOrders.under(plan.product(), rates, known, buckets)));
    PCollection<FctOrderLine> lines = facts.get(AssembleOrders.LINES);
    PCollection<FctReturn> returns = facts.get(AssembleOrders.RETURNS);
    PCollection<Entity> members =
        accounts
            .take(
                parted
                    .get(MEMBERS)
                    .apply("InferMembers", InferMembers.named(references(facts), buckets)))
            .get(InferMembers.MEMBERS);

    // Marts: one grain per table, written once.
    PCollectionTuple days =
        lines.apply(
            "SummarizeDays",
            SummarizeDays.lessReturns(returns, plan.product().reporting().currency(), buckets));
    shelf.write(tables.orderLines(), lines);
    shelf.write(tables.orders(), facts.get(AssembleOrders.ORDERS));
    shelf.write(tables.payments(), facts.get(AssembleOrders.PAYMENTS));
    shelf.write(tables.returns(), returns);
    shelf.write(tables.dailySales(), days.get(SummarizeDays.SALES));
    shelf.write(tables.dailyOrders(), days.get(SummarizeDays.ORDERS));
    shelf.write(
        tables.dates(),
        days.get(SummarizeDays.SALES)
            .apply(
                "BuildDates",
                BuildDates.of(
                    plan.product().reporting(),
                    plan.asOf(),
                    members.apply("OnlyMarks", OnlyEntity.of(CalendarDay.class)))));
    for (EntityType entity : MartTables.entities()) {
      if (plan.product().fills(entity) || InferMembers.canInfer(entity)) {
        writeEntity(
            entity,
            entity == EntityType.EXCHANGE_RATE ? parted.get(RATES) : members,
            tables,
            shelf);
      } else {
        shelf.absent(
            MartTables.nameOf(entity),
            "no feed of this deployment fills the entity %s.".formatted(entity.entityName()));
      }
    }
    PCollection<DeadLetter> refused = accounts.refused(pipeline);
    shelf.write(tables.deadLetters(), refused);
    MartViews.all().forEach(shelf::view);
    CloseRun.after(pipeline, plan, shelf, accounts, refused, isLast);
  }

  private static PCollection<Entity> stage(
      Pipeline pipeline, RunPlan plan, FeedReaders readers, Buckets buckets, Accounts accounts) {
    List<SourceFile> files = plan.files().stream().filter(f -> readers.isFeed(f.feed())).toList();
    PCollectionTuple read =
        accounts.take(
            pipeline
                .apply(
                    "PlanFiles", Create.of(files).withCoder(SerializableCoder.of(SourceFile.class)))
                .apply("ReadFeeds", ReadFeeds.with(readers)));
    PCollectionTuple distinct =
        accounts.take(
            read.get(ReadFeeds.ROWS)
                .apply("RemoveExactDuplicates", RemoveExactDuplicates.from(readers, buckets)));
    return accounts
        .take(
            distinct
                .get(RemoveExactDuplicates.DISTINCT)
                .apply("StageRows", StageRows.with(readers)))
        .get(StageRows.ENTITIES);
  }

  private static Map<TupleTag<Entity>, Set<EntityType>> groups() {
    Map<TupleTag<Entity>, Set<EntityType>> groups = new LinkedHashMap<>();
    Set<EntityType> members = EnumSet.copyOf(MartTables.entities());
    members.remove(EntityType.EXCHANGE_RATE);
    groups.put(ORDER_PARTS, EnumSet.copyOf(MartTables.PARTS_OF_ORDERS));
    groups.put(RATES, EnumSet.of(EntityType.EXCHANGE_RATE));
    groups.put(MEMBERS, members);
    return groups;
  }

  private static PCollection<ReferencedKey> references(PCollectionTuple facts) {
    return PCollectionList.of(
            facts
                .get(AssembleOrders.LINES)
                .apply("KeysOfLines", CollectReferences.of(FctOrderLine.class)))
        .and(
            facts
                .get(AssembleOrders.RETURNS)
                .apply("KeysOfReturns", CollectReferences.of(FctReturn.class)))
        .and(
            facts
                .get(AssembleOrders.PAYMENTS)
                .apply("KeysOfPayments", CollectReferences.of(FctPayment.class)))
        .apply("FlattenKeys", Flatten.pCollections());
  }

  private static void writeEntity(
      EntityType entity, PCollection<Entity> rows, MartTables tables, Shelf shelf) {
    writeRecords(entity, entity.recordType().asSubclass(Record.class), rows, tables, shelf);
  }

  private static <T extends Record> void writeRecords(
      EntityType entity,
      Class<T> recordType,
      PCollection<Entity> rows,
      MartTables tables,
      Shelf shelf) {
    shelf.write(
        tables.entity(entity, recordType),
        rows.apply("Only" + recordType.getSimpleName(), OnlyEntity.of(recordType)));
  }
}
