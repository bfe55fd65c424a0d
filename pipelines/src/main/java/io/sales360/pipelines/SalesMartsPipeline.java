package io.sales360.pipelines;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Each;
import io.sales360.common.bundle.Pack;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.CalendarDay;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.SalesAssignment;
import io.sales360.common.model.SalesCredit;
import io.sales360.common.product.ProductFile;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.WriteTable;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.intermediate.AssembleOrders;
import io.sales360.pipelines.intermediate.CheckOwnership;
import io.sales360.pipelines.intermediate.CollectReferences;
import io.sales360.pipelines.intermediate.FactSteps;
import io.sales360.pipelines.intermediate.InferMembers;
import io.sales360.pipelines.intermediate.KeepLatest;
import io.sales360.pipelines.intermediate.KnownKeys;
import io.sales360.pipelines.intermediate.ReferencedKey;
import io.sales360.pipelines.intermediate.RouteEntities;
import io.sales360.pipelines.marts.BuildDates;
import io.sales360.pipelines.marts.DailyCell;
import io.sales360.pipelines.marts.MartTables;
import io.sales360.pipelines.marts.MartViews;
import io.sales360.pipelines.marts.SummarizeDays;
import io.sales360.pipelines.run.CloseRun;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.run.Shelf;
import io.sales360.pipelines.staging.FeedReaders;
import io.sales360.pipelines.staging.StageFeeds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sales marts from source files. Bounded; equal inputs and as-of date give equal tables
 * on every runner. See docs/architecture.md for the way of the data.
 */
public final class SalesMartsPipeline {
  private static final TupleTag<KV<Integer, byte[]>> STAGED = new TupleTag<>("staged");
  private static final TupleTag<KV<Integer, byte[]>> ORDER_PARTS = new TupleTag<>("order_parts");
  private static final TupleTag<KV<Integer, byte[]>> MEMBERS = new TupleTag<>("members");
  private static final TupleTag<KV<Integer, byte[]>> NAMED = new TupleTag<>("named");
  private static final TupleTag<KV<Integer, byte[]>> OWNERSHIP = new TupleTag<>("ownership");
  private static final TupleTag<ReferencedKey> KNOWN_KEYS = new TupleTag<>("known_keys");
  private static final TupleTag<ReferencedKey> SALESPEOPLE = new TupleTag<>("salespeople");
  private static final TupleTag<ExchangeRate> RATES = new TupleTag<>("rates");
  private static final TupleTag<CalendarDay> MARKED_DAYS = new TupleTag<>("marked_days");
  private static final TupleTag<DailyCell> CELLS = new TupleTag<>("cells");
  private static final Set<EntityType> OWNERSHIP_ENTITIES =
      Set.of(EntityType.SALES_CREDIT, EntityType.SALES_ASSIGNMENT);

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
    PCollection<KV<Integer, byte[]>> staged = stage(pipeline, plan, readers, buckets, accounts);

    // Intermediate: one version of everything, whole orders, one currency.
    PCollectionTuple latest =
        accounts.take(
            staged.apply(
                "KeepLatest",
                KeepLatest.under(plan.product(), routes(plan.product(), tables, buckets))));
    PCollectionView<List<ExchangeRate>> rates = latest.get(RATES).apply("ViewRates", View.asList());
    PCollectionView<List<ReferencedKey>> known =
        latest.get(KNOWN_KEYS).apply("ViewKnownKeys", View.asList());
    PCollectionTuple facts =
        accounts.take(
            latest
                .get(ORDER_PARTS)
                .apply(
                    "AssembleOrders",
                    AssembleOrders.under(
                        plan.product(), rates, known, factSteps(tables, buckets))));
    PCollectionTuple ownership = ownership(latest, plan, tables, buckets, accounts);
    PCollectionTuple members =
        accounts.take(
            PCollectionList.of(latest.get(MEMBERS))
                .and(facts.get(NAMED))
                .and(ownership.get(NAMED))
                .apply("FlattenMembers", Flatten.pCollections())
                .apply("InferMembers", InferMembers.to(memberSteps(tables))));

    // Marts: one grain per table, written once.
    shelf.writePacked(tables.orderLines(), facts);
    shelf.writePacked(tables.orders(), facts);
    shelf.writePacked(tables.payments(), facts);
    shelf.writePacked(tables.returns(), facts);
    writeDays(plan, tables, buckets, facts.get(CELLS), members.get(MARKED_DAYS), shelf);
    for (EntityType entity : MartTables.entities()) {
      if (plan.product().fills(entity) || InferMembers.canInfer(entity)) {
        PCollectionTuple rows = OWNERSHIP_ENTITIES.contains(entity) ? ownership : members;
        shelf.writePacked(
            tables.entity(entity), entity == EntityType.EXCHANGE_RATE ? latest : rows);
      } else {
        shelf.absent(
            MartTables.nameOf(entity),
            "no feed of this deployment fills the entity %s.".formatted(entity.entityName()));
      }
    }
    PCollection<DeadLetter> refused = accounts.refused(pipeline);
    shelf.write(tables.deadLetters(), refused);
    shelf.writeSourceColumns(pipeline);
    MartViews.all().forEach(shelf::view);
    CloseRun.after(pipeline, plan, shelf, accounts, refused, isLast);
  }

  private static PCollection<KV<Integer, byte[]>> stage(
      Pipeline pipeline, RunPlan plan, FeedReaders readers, Buckets buckets, Accounts accounts) {
    List<SourceFile> files = plan.files().stream().filter(f -> readers.isFeed(f.feed())).toList();
    Pack<Entity> versions = KeepLatest.pack(STAGED, plan.product(), buckets);
    return pipeline
        .apply("PlanFiles", Create.of(files).withCoder(SerializableCoder.of(SourceFile.class)))
        .apply("StageFeeds", StageFeeds.of(readers, STAGED, versions, buckets, accounts));
  }

  /** Where the latest rows go: parts of orders, rates, and members of dimensions. */
  private static BundleStep<Entity> routes(
      ProductFile product, MartTables tables, Buckets buckets) {
    BundleStep<Entity> parts = AssembleOrders.pack(ORDER_PARTS, buckets);
    BundleStep<Entity> members =
        InferMembers.packKnown(MEMBERS, buckets)
            .and(KnownKeys.collect(KNOWN_KEYS, product))
            .and(KnownKeys.of(SALESPEOPLE, Set.of(EntityType.SALESPERSON)));
    Map<EntityType, BundleStep<Entity>> routes = new EnumMap<>(EntityType.class);
    MartTables.PARTS_OF_ORDERS.forEach(type -> routes.put(type, parts));
    MartTables.entities().forEach(type -> routes.put(type, members));
    BundleStep<Entity> ownership = CheckOwnership.pack(OWNERSHIP, buckets);
    OWNERSHIP_ENTITIES.forEach(type -> routes.put(type, ownership));
    routes.put(
        EntityType.EXCHANGE_RATE,
        tables
            .pack(EntityType.EXCHANGE_RATE)
            .and(
                new Each<>(RATES, RecordCoder.of(ExchangeRate.class))
                    .of((Entity rate) -> (ExchangeRate) rate)));
    return RouteEntities.to(routes, List.of(EntityType.values()));
  }

  /** Who owned sales and when, of known people only where a feed lists them. */
  private static PCollectionTuple ownership(
      PCollectionTuple latest,
      RunPlan plan,
      MartTables tables,
      Buckets buckets,
      Accounts accounts) {
    @Nullable PCollectionView<List<ReferencedKey>> salespeople =
        plan.product().fills(EntityType.SALESPERSON)
            ? latest.get(SALESPEOPLE).apply("ViewSalespeople", View.asList())
            : null;
    Pack<ReferencedKey> named = InferMembers.packNamed(NAMED, buckets);
    Map<EntityType, BundleStep<Entity>> steps = new EnumMap<>(EntityType.class);
    steps.put(
        EntityType.SALES_CREDIT,
        tables
            .pack(EntityType.SALES_CREDIT)
            .and(
                CollectReferences.of(SalesCredit.class, named)
                    .of((Entity credit) -> (SalesCredit) credit)));
    steps.put(
        EntityType.SALES_ASSIGNMENT,
        tables
            .pack(EntityType.SALES_ASSIGNMENT)
            .and(
                CollectReferences.of(SalesAssignment.class, named)
                    .of((Entity assignment) -> (SalesAssignment) assignment)));
    return accounts.take(
        latest
            .get(OWNERSHIP)
            .apply(
                "CheckOwnership",
                CheckOwnership.against(salespeople, RouteEntities.to(steps, OWNERSHIP_ENTITIES))));
  }

  /** What becomes of facts: rows of their tables, partial sums of days, and keys of dimensions. */
  private static FactSteps factSteps(MartTables tables, Buckets buckets) {
    Pack<ReferencedKey> named = InferMembers.packNamed(NAMED, buckets);
    return new FactSteps(
        WriteTable.pack(tables.orderLines())
            .and(SummarizeDays.cellsOfLines(CELLS))
            .and(CollectReferences.of(FctOrderLine.class, named)),
        WriteTable.pack(tables.orders()),
        WriteTable.pack(tables.payments()).and(CollectReferences.of(FctPayment.class, named)),
        WriteTable.pack(tables.returns())
            .and(SummarizeDays.cellsOfReturns(CELLS))
            .and(CollectReferences.of(FctReturn.class, named)));
  }

  /** What becomes of members: rows of their tables, and the days that the calendar marks. */
  private static BundleStep<Entity> memberSteps(MartTables tables) {
    Map<EntityType, BundleStep<Entity>> steps = new EnumMap<>(EntityType.class);
    for (EntityType entity : MartTables.entities()) {
      steps.put(entity, tables.pack(entity));
    }
    steps.put(
        EntityType.CALENDAR_DAY,
        tables
            .pack(EntityType.CALENDAR_DAY)
            .and(
                new Each<>(MARKED_DAYS, RecordCoder.of(CalendarDay.class))
                    .of((Entity day) -> (CalendarDay) day)));
    return RouteEntities.to(steps, MartTables.entities());
  }

  private static void writeDays(
      RunPlan plan,
      MartTables tables,
      Buckets buckets,
      PCollection<DailyCell> cells,
      PCollection<CalendarDay> marked,
      Shelf shelf) {
    PCollectionTuple days =
        cells.apply(
            "SummarizeDays", SummarizeDays.in(plan.product().reporting().currency(), buckets));
    shelf.write(tables.dailySales(), days.get(SummarizeDays.SALES));
    shelf.write(tables.dailyOrders(), days.get(SummarizeDays.ORDERS));
    shelf.write(
        tables.dates(),
        days.get(SummarizeDays.SALES)
            .apply("BuildDates", BuildDates.of(plan.product().reporting(), plan.asOf(), marked)));
  }
}
