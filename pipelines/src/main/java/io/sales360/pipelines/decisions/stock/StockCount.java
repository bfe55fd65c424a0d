package io.sales360.pipelines.decisions.stock;

import io.sales360.common.schema.RecordSchema;
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
