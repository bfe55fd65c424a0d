package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * What an owner sold and took back on one day. Parts of one day add up in any order.
 *
 * @param lineCount credits of lines; a line is one for everyone it is credited to
 * @param sold net amount credited, in the reporting currency
 * @param returns refunds of the day
 * @param orders ids, distinct and sorted
 */
@DefaultSchema(RecordSchema.class)
record SellerDay(
    String ownerId,
    LocalDate day,
    long lineCount,
    long returnCount,
    BigDecimal units,
    BigDecimal sold,
    BigDecimal returns,
    List<String> orders)
    implements Serializable {
  SellerDay {
    orders = List.copyOf(orders);
  }

  static SellerDay of(String ownerId, FctCreditedSale credited) {
    String orderId = credited.orderId();
    return new SellerDay(
        ownerId,
        credited.creditedOn(),
        credited.isReturn() ? 0 : 1,
        credited.isReturn() ? 1 : 0,
        credited.isReturn() ? BigDecimal.ZERO : credited.units(),
        credited.netAmount(),
        credited.refundAmount(),
        credited.isReturn() || orderId == null ? List.of() : List.of(orderId));
  }

  /** Days and owners of equal text are one. */
  String key() {
    return ownerId + '\u001f' + day;
  }

  SellerDay plus(SellerDay other) {
    TreeSet<String> union = new TreeSet<>(orders);
    union.addAll(other.orders);
    return new SellerDay(
        ownerId,
        day,
        lineCount + other.lineCount,
        returnCount + other.returnCount,
        units.add(other.units),
        sold.add(other.sold),
        returns.add(other.returns),
        List.copyOf(union));
  }

  SellerDay withOrders(List<String> ids) {
    return new SellerDay(ownerId, day, lineCount, returnCount, units, sold, returns, ids);
  }

  DayFigures figures() {
    return new DayFigures(day, sold.subtract(returns), units, orders.size());
  }
}
