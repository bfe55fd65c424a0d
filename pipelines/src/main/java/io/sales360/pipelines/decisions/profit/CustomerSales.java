package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.SalesDimension;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Partial sums over the days of one customer. Sums of one customer add up in any order.
 *
 * @param customerId empty for sales to nobody known
 * @param firstSoldOn null where only returns are among what was added
 * @param days one per day, sorted; their member is not set yet
 */
@DefaultSchema(RecordSchema.class)
record CustomerSales(String customerId, @Nullable LocalDate firstSoldOn, List<SegmentDay> days)
    implements Serializable {
  private static final String NEW = "new";
  private static final String EXISTING = "existing";
  private static final String UNKNOWN = "unknown";

  CustomerSales {
    days = List.copyOf(days);
  }

  static CustomerSales of(FctOrderLine line) {
    return new CustomerSales(
        orEmpty(line.customerId()),
        line.orderedOn(),
        List.of(day(line.orderedOn(), 1, line.reportingNetAmount(), BigDecimal.ZERO)));
  }

  static CustomerSales of(FctReturn back) {
    return new CustomerSales(
        orEmpty(back.customerId()),
        null,
        List.of(day(back.returnedOn(), 0, BigDecimal.ZERO, back.reportingRefundAmount())));
  }

  private static SegmentDay day(LocalDate day, long lines, BigDecimal sold, BigDecimal returns) {
    return new SegmentDay(SalesDimension.CUSTOMER_GROUP, "", day, lines, sold, returns);
  }

  CustomerSales plus(CustomerSales other) {
    TreeMap<LocalDate, SegmentDay> sums = new TreeMap<>();
    days.forEach(day -> sums.merge(day.day(), day, SegmentDay::plus));
    other.days.forEach(day -> sums.merge(day.day(), day, SegmentDay::plus));
    LocalDate first = firstSoldOn;
    if (first == null || (other.firstSoldOn != null && other.firstSoldOn.isBefore(first))) {
      first = other.firstSoldOn;
    }
    return new CustomerSales(customerId, first, List.copyOf(sums.values()));
  }

  /** The days with the group that the customer belonged to. */
  List<SegmentDay> grouped() {
    return days.stream()
        .map(
            day ->
                new SegmentDay(
                    day.dimension(),
                    group(day.day()),
                    day.day(),
                    day.lineCount(),
                    day.sold(),
                    day.returns()))
        .toList();
  }

  private String group(LocalDate day) {
    if (customerId.isEmpty()) {
      return UNKNOWN;
    }
    return firstSoldOn != null && !day.withDayOfMonth(1).isAfter(firstSoldOn) ? NEW : EXISTING;
  }

  private static String orEmpty(@Nullable String customerId) {
    return customerId == null ? "" : customerId;
  }
}
