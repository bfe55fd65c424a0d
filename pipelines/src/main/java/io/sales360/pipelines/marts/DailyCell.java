package io.sales360.pipelines.marts;

import io.sales360.common.mart.AggDailyOrders;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Partial sums of one cell of {@code agg_daily_sales}. Cells of equal key add up in any order.
 *
 * @param orders ids of the orders counted, distinct and sorted
 */
@DefaultSchema(RecordSchema.class)
public record DailyCell(
    LocalDate day,
    String productId,
    String channelId,
    String territoryId,
    long lineCount,
    List<String> orders,
    BigDecimal units,
    BigDecimal grossSales,
    BigDecimal discounts,
    BigDecimal returns,
    BigDecimal returnedUnits,
    BigDecimal shipping,
    BigDecimal tax,
    BigDecimal costAmount,
    BigDecimal costedNetSales)
    implements Serializable {
  /** Stands where a fact names no channel or territory. */
  static final String NONE = "(none)";

  /** What makes a cell. */
  record Key(LocalDate day, String productId, String channelId, String territoryId) {
    String text() {
      return day + "\u001f" + productId + "\u001f" + channelId + "\u001f" + territoryId;
    }
  }

  public DailyCell {
    orders = List.copyOf(orders);
  }

  Key key() {
    return new Key(day, productId, channelId, territoryId);
  }

  static DailyCell of(FctOrderLine line) {
    BigDecimal cost = line.reportingCostAmount();
    return new DailyCell(
        line.orderedOn(),
        line.productId(),
        orNone(line.channelId()),
        orNone(line.territoryId()),
        1,
        List.of(line.orderId()),
        line.quantity(),
        line.reportingGrossAmount(),
        line.reportingDiscountAmount(),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        line.reportingShippingAmount(),
        line.reportingTaxAmount(),
        cost == null ? BigDecimal.ZERO : cost,
        cost == null ? BigDecimal.ZERO : line.reportingNetAmount());
  }

  static DailyCell of(FctReturn returned) {
    return new DailyCell(
        returned.returnedOn(),
        returned.productId(),
        orNone(returned.channelId()),
        orNone(returned.territoryId()),
        0,
        List.of(),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        returned.reportingRefundAmount(),
        returned.quantity(),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }

  DailyCell plus(DailyCell other) {
    return new DailyCell(
        day,
        productId,
        channelId,
        territoryId,
        lineCount + other.lineCount,
        union(orders, other.orders),
        units.add(other.units),
        grossSales.add(other.grossSales),
        discounts.add(other.discounts),
        returns.add(other.returns),
        returnedUnits.add(other.returnedUnits),
        shipping.add(other.shipping),
        tax.add(other.tax),
        costAmount.add(other.costAmount),
        costedNetSales.add(other.costedNetSales));
  }

  AggDailySales dailySales(String currencyCode) {
    return new AggDailySales(
        day,
        productId,
        channelId,
        territoryId,
        lineCount,
        orders.size(),
        units,
        grossSales,
        discounts,
        returns,
        returnedUnits,
        grossSales.subtract(discounts).subtract(returns),
        shipping,
        tax,
        costAmount,
        costedNetSales,
        currencyCode);
  }

  AggDailyOrders dailyOrders() {
    return new AggDailyOrders(day, channelId, territoryId, orders.size(), lineCount, units);
  }

  DailyCell withoutProduct() {
    return new DailyCell(
        day,
        "",
        channelId,
        territoryId,
        lineCount,
        orders,
        units,
        grossSales,
        discounts,
        returns,
        returnedUnits,
        shipping,
        tax,
        costAmount,
        costedNetSales);
  }

  private static List<String> union(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    TreeSet<String> union = new TreeSet<>(a);
    union.addAll(b);
    return new ArrayList<>(union);
  }

  private static String orNone(@Nullable String key) {
    return key == null ? NONE : key;
  }
}
