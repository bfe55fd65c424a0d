package io.sales360.pipelines.marts;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.mart.AggDailyOrders;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.DimDate;
import io.sales360.common.mart.FctOrder;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableSpec;
import io.sales360.common.table.WriteTable;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The tables that the marts job publishes.
 *
 * @param shards files per large table; fixed by the plan from the size of the input, so that equal
 *     input gives equal files
 */
public record MartTables(int shards) implements Serializable {
  private static final long BYTES_PER_SHARD = 64L << 20;
  private static final int MOST_SHARDS = 64;

  /**
   * Tables that hold one entity as it was delivered, completed by inferred rows where facts name
   * it.
   */
  private static final Map<EntityType, String> ENTITY_TABLES =
      Map.ofEntries(
          Map.entry(EntityType.CUSTOMER, "dim_customers"),
          Map.entry(EntityType.PRODUCT, "dim_products"),
          Map.entry(EntityType.CHANNEL, "dim_channels"),
          Map.entry(EntityType.SALESPERSON, "dim_salespeople"),
          Map.entry(EntityType.TEAM, "dim_teams"),
          Map.entry(EntityType.TERRITORY, "dim_territories"),
          Map.entry(EntityType.CAMPAIGN, "dim_campaigns"),
          Map.entry(EntityType.PROMOTION, "dim_promotions"),
          Map.entry(EntityType.PROMOTION_PRODUCT, "dim_promotion_products"),
          Map.entry(EntityType.SALES_TARGET, "fct_sales_targets"),
          Map.entry(EntityType.SALES_CREDIT, "fct_sales_credits"),
          Map.entry(EntityType.SALES_ASSIGNMENT, "dim_sales_assignments"),
          Map.entry(EntityType.CAMPAIGN_SPEND, "fct_campaign_spend"),
          Map.entry(EntityType.CAMPAIGN_TOUCH, "fct_campaign_touches"),
          Map.entry(EntityType.INVENTORY_SNAPSHOT, "fct_inventory_snapshots"),
          Map.entry(EntityType.PRICE_LIST, "dim_price_lists"),
          Map.entry(EntityType.EXCHANGE_RATE, "fct_exchange_rates"),
          Map.entry(EntityType.MARKET_INDICATOR, "fct_market_indicators"),
          Map.entry(EntityType.CALENDAR_DAY, "dim_calendar_days"),
          Map.entry(EntityType.CONSENT, "fct_consents"));

  /** Entities that become facts in {@code AssembleOrders} and have no table of their own shape. */
  public static final List<EntityType> PARTS_OF_ORDERS =
      List.of(
          EntityType.SALES_ORDER,
          EntityType.ORDER_LINE,
          EntityType.PAYMENT,
          EntityType.RETURN_LINE);

  public static MartTables forInputOf(long bytes) {
    return new MartTables((int) Math.max(1, Math.min(MOST_SHARDS, bytes / BYTES_PER_SHARD)));
  }

  /** Entities with a table of their own shape, in the model's order. */
  public static List<EntityType> entities() {
    return List.of(EntityType.values()).stream().filter(ENTITY_TABLES::containsKey).toList();
  }

  public static String nameOf(EntityType entity) {
    String name = ENTITY_TABLES.get(entity);
    if (name == null) {
      throw new IllegalArgumentException(entity.entityName() + " has no table of its own shape.");
    }
    return name;
  }

  /** The step that packs the rows of an entity's table. */
  public BundleStep<Entity> pack(EntityType entity) {
    return pack(entity, entity.recordType().asSubclass(Record.class));
  }

  private <T extends Record> BundleStep<Entity> pack(EntityType entity, Class<T> recordType) {
    return WriteTable.pack(entity(entity, recordType)).of(row -> recordType.cast(row));
  }

  /** The table of an entity. */
  public TableSpec<?> entity(EntityType entity) {
    return entity(entity, entity.recordType().asSubclass(Record.class));
  }

  /** The table of an entity, as rows of its record. */
  public <T extends Record> TableSpec<T> entity(EntityType entity, Class<T> recordType) {
    List<String> key = entity.identity();
    return TableSpec.of(nameOf(entity), Layer.MARTS, recordType)
        .grain("one row per " + entity.entityName())
        .sortedBy(key.get(0), key.subList(1, key.size()).toArray(String[]::new))
        .shards(entity == EntityType.CUSTOMER ? shards : 1);
  }

  public TableSpec<FctOrderLine> orderLines() {
    return TableSpec.of("fct_order_lines", Layer.MARTS, FctOrderLine.class)
        .grain("one row per order line")
        .sortedBy("order_id", "line_id")
        .shards(shards);
  }

  public TableSpec<FctOrder> orders() {
    return TableSpec.of("fct_orders", Layer.MARTS, FctOrder.class)
        .grain("one row per order header")
        .sortedBy("order_id")
        .shards(shards);
  }

  public TableSpec<FctPayment> payments() {
    return TableSpec.of("fct_payments", Layer.MARTS, FctPayment.class)
        .grain("one row per payment")
        .sortedBy("payment_id")
        .shards(shards);
  }

  public TableSpec<FctReturn> returns() {
    return TableSpec.of("fct_returns", Layer.MARTS, FctReturn.class)
        .grain("one row per returned line")
        .sortedBy("return_id", "source_file", "source_line")
        .shards(shards);
  }

  public TableSpec<AggDailySales> dailySales() {
    return TableSpec.of("agg_daily_sales", Layer.MARTS, AggDailySales.class)
        .grain("one row per day, product, channel and territory")
        .sortedBy("day", "product_id", "channel_id", "territory_id")
        .shards(shards);
  }

  public TableSpec<AggDailyOrders> dailyOrders() {
    return TableSpec.of("agg_daily_orders", Layer.MARTS, AggDailyOrders.class)
        .grain("one row per day, channel and territory")
        .sortedBy("day", "channel_id", "territory_id");
  }

  public TableSpec<DimDate> dates() {
    return TableSpec.of("dim_dates", Layer.MARTS, DimDate.class)
        .grain("one row per day")
        .sortedBy("day");
  }

  public TableSpec<DeadLetter> deadLetters() {
    return TableSpec.of("ops_dead_letters", Layer.OPS, DeadLetter.class)
        .grain("one row per refused source row")
        .sortedBy("file", "line", "stage", "rule");
  }
}
