package io.sales360.pipelines.decisions.prices;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * What was sold of one category at one depth of discount: in one order, then in all.
 *
 * @param orderId empty for the sum over orders
 * @param costedLines lines whose cost is known; the sums after it are theirs
 */
@DefaultSchema(RecordSchema.class)
record DepthSales(
    String category,
    int band,
    String orderId,
    long orderCount,
    long lineCount,
    BigDecimal units,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal net,
    long costedLines,
    BigDecimal costedNet,
    BigDecimal margin)
    implements Serializable {

  static DepthSales of(DepthLine line, String category) {
    BigDecimal margin = line.margin();
    return new DepthSales(
        category,
        line.band(),
        line.orderId(),
        1,
        1,
        line.units(),
        line.gross(),
        line.discount(),
        line.net(),
        margin == null ? 0 : 1,
        margin == null ? BigDecimal.ZERO : line.net().subtract(line.returned()),
        margin == null ? BigDecimal.ZERO : margin);
  }

  String key() {
    return String.join("\u001f", orderId, category, Integer.toString(band));
  }

  /** The same without its order. */
  DepthSales ofAnyOrder() {
    return new DepthSales(
        category,
        band,
        "",
        orderCount,
        lineCount,
        units,
        gross,
        discount,
        net,
        costedLines,
        costedNet,
        margin);
  }

  /** The sum of two of one key; lines of one order remain one order. */
  DepthSales plus(DepthSales other) {
    return new DepthSales(
        category,
        band,
        orderId,
        orderId.isEmpty() ? orderCount + other.orderCount : 1,
        lineCount + other.lineCount,
        units.add(other.units),
        gross.add(other.gross),
        discount.add(other.discount),
        net.add(other.net),
        costedLines + other.costedLines,
        costedNet.add(other.costedNet),
        margin.add(other.margin));
  }
}
