package io.sales360.pipelines.decisions.stock;

import io.sales360.common.model.InventorySnapshot;
import io.sales360.common.schema.RecordSchema;
import io.sales360.pipelines.decisions.CostBook;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * One count of a product.
 *
 * @param place channel that it lies at; empty for a shared warehouse
 * @param counted units as delivered, which may be negative
 * @param units at least zero
 * @param cost of these units in the reporting currency; null where unknown
 */
@DefaultSchema(RecordSchema.class)
record StockCount(
    String productId,
    String place,
    LocalDate day,
    BigDecimal counted,
    BigDecimal units,
    @Nullable BigDecimal cost)
    implements Serializable {

  /**
   * A count at the cost that it states, else at that of the product in its place on its day. Units
   * below zero are none.
   */
  static StockCount of(InventorySnapshot snapshot, CostBook costs) {
    BigDecimal units = snapshot.onHandQuantity().max(BigDecimal.ZERO);
    String place = snapshot.channelId();
    return new StockCount(
        snapshot.productId(),
        place == null ? "" : place,
        snapshot.countedOn(),
        snapshot.onHandQuantity(),
        units,
        units.signum() == 0 ? BigDecimal.ZERO : cost(snapshot, units, costs));
  }

  private static @Nullable BigDecimal cost(
      InventorySnapshot snapshot, BigDecimal units, CostBook costs) {
    return snapshot.unitCost() == null
        ? costs
            .costOf(snapshot.productId(), snapshot.channelId(), snapshot.countedOn(), units)
            .amount()
        : costs.inReporting(
            snapshot.unitCost(), snapshot.currencyCode(), snapshot.countedOn(), units);
  }

  /** Both stocks together. */
  StockCount plus(StockCount other) {
    return new StockCount(
        productId,
        place,
        day,
        counted.add(other.counted),
        units.add(other.units),
        cost == null || other.cost == null ? null : cost.add(other.cost));
  }
}
