package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Partial sums of one product in one currency in one month. Cells of equal key add up in any order.
 *
 * @param returns refunds of the lines, and those of unmatched returns
 * @param dayReturns refunds by the month of the return
 * @param costedLines lines whose cost is known; the sums from {@code costedNet} on are theirs
 * @param fullLines lines whose third margin is known
 */
@DefaultSchema(RecordSchema.class)
record ProductCell(
    String productId,
    LocalDate month,
    String saleCurrencyCode,
    long lineCount,
    BigDecimal units,
    BigDecimal returnedUnits,
    BigDecimal saleGross,
    BigDecimal gross,
    BigDecimal discounts,
    BigDecimal returns,
    BigDecimal unmatchedReturns,
    BigDecimal dayReturns,
    long costedLines,
    BigDecimal costedNet,
    BigDecimal soldCost,
    BigDecimal keptCost,
    BigDecimal margin1,
    long secondLines,
    BigDecimal margin2,
    long fullLines,
    BigDecimal fullNet,
    BigDecimal margin3)
    implements Serializable {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  static ProductCell of(FctMargin line) {
    BigDecimal kept = line.netAmount().subtract(line.returnAmount());
    BigDecimal first = line.contributionMargin1();
    BigDecimal third = line.contributionMargin3();
    boolean isCosted = first != null;
    return new ProductCell(
        line.productId(),
        line.orderedOn().withDayOfMonth(1),
        line.saleCurrencyCode(),
        1,
        line.quantity(),
        line.returnedQuantity(),
        line.saleGrossAmount(),
        line.grossAmount(),
        line.discountAmount(),
        line.returnAmount(),
        ZERO,
        ZERO,
        isCosted ? 1 : 0,
        isCosted ? kept : ZERO,
        orZero(line.soldCostAmount()),
        orZero(line.soldCostAmount()).subtract(orZero(line.returnedCostAmount())),
        orZero(first),
        line.contributionMargin2() == null ? 0 : 1,
        orZero(line.contributionMargin2()),
        third == null ? 0 : 1,
        third == null ? ZERO : kept,
        orZero(third));
  }

  /** A refund on its day; it belongs to a line, or is counted by {@link #unmatched}. */
  static ProductCell returned(FctReturn back) {
    return ofReturn(back, ZERO, ZERO, back.reportingRefundAmount());
  }

  /** A return of no line that was sold: the refund is lost, the cost stays. */
  static ProductCell unmatched(FctReturn back) {
    return ofReturn(back, back.quantity(), back.reportingRefundAmount(), ZERO);
  }

  private static ProductCell ofReturn(
      FctReturn back, BigDecimal units, BigDecimal refund, BigDecimal dayRefund) {
    return new ProductCell(
        back.productId(),
        back.returnedOn().withDayOfMonth(1),
        back.currencyCode(),
        0,
        ZERO,
        units,
        ZERO,
        ZERO,
        ZERO,
        refund,
        refund,
        dayRefund,
        0,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        0,
        ZERO,
        0,
        ZERO,
        ZERO);
  }

  String key() {
    return productId + '\u001f' + month + '\u001f' + saleCurrencyCode;
  }

  /** The sum; month and currency stay those of this cell. */
  ProductCell plus(ProductCell other) {
    return new ProductCell(
        productId,
        month,
        saleCurrencyCode,
        lineCount + other.lineCount,
        units.add(other.units),
        returnedUnits.add(other.returnedUnits),
        saleGross.add(other.saleGross),
        gross.add(other.gross),
        discounts.add(other.discounts),
        returns.add(other.returns),
        unmatchedReturns.add(other.unmatchedReturns),
        dayReturns.add(other.dayReturns),
        costedLines + other.costedLines,
        costedNet.add(other.costedNet),
        soldCost.add(other.soldCost),
        keptCost.add(other.keptCost),
        margin1.add(other.margin1),
        secondLines + other.secondLines,
        margin2.add(other.margin2),
        fullLines + other.fullLines,
        fullNet.add(other.fullNet),
        margin3.add(other.margin3));
  }

  /** Gross less discounts less returns of the sales of the month. */
  BigDecimal net() {
    return gross.subtract(discounts).subtract(returns);
  }

  /** What was sold, for comparison with another period. */
  SoldItem item() {
    return new SoldItem(
        lineCount, units, saleGross, gross, discounts, costedLines == lineCount ? soldCost : null);
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? ZERO : amount;
  }
}
