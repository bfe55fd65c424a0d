package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.SalesDimension;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Net sales of one member of one dimension on one day; products by the first day of the month.
 *
 * @param lineCount lines sold
 * @param sold gross less discounts
 * @param returns refunds of the day
 */
@DefaultSchema(RecordSchema.class)
record SegmentDay(
    SalesDimension dimension,
    String member,
    LocalDate day,
    long lineCount,
    BigDecimal sold,
    BigDecimal returns)
    implements Serializable {
  static final String ALL = "(all)";
  static final String NONE = "(none)";

  /** One day's cell, seen by each dimension. */
  static List<SegmentDay> of(AggDailySales cell, @Nullable String category) {
    LocalDate day = cell.day();
    return List.of(
        of(SalesDimension.TOTAL, ALL, day, cell),
        of(SalesDimension.CHANNEL, cell.channelId(), day, cell),
        of(SalesDimension.TERRITORY, cell.territoryId(), day, cell),
        of(SalesDimension.CATEGORY, category == null ? NONE : category, day, cell),
        of(SalesDimension.PRODUCT, cell.productId(), day.withDayOfMonth(1), cell));
  }

  private static SegmentDay of(
      SalesDimension dimension, String member, LocalDate day, AggDailySales cell) {
    return new SegmentDay(
        dimension,
        member,
        day,
        cell.lineCount(),
        cell.grossSales().subtract(cell.discounts()),
        cell.returns());
  }

  String memberKey() {
    return dimension.name() + '\u001f' + member;
  }

  String key() {
    return memberKey() + '\u001f' + day;
  }

  SegmentDay plus(SegmentDay other) {
    return new SegmentDay(
        dimension,
        member,
        day,
        lineCount + other.lineCount,
        sold.add(other.sold),
        returns.add(other.returns));
  }

  BigDecimal net() {
    return sold.subtract(returns);
  }
}
