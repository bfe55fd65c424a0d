package io.sales360.pipelines.decisions.profit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of one product in one currency in one period. Amounts are in the reporting currency
 * but for the sale's own.
 *
 * @param saleGross gross amount in the currency of the sale
 * @param cost of all units; null where the cost of any is unknown
 */
record SoldItem(
    long lineCount,
    BigDecimal units,
    BigDecimal saleGross,
    BigDecimal gross,
    BigDecimal discount,
    @Nullable BigDecimal cost) {
  static final SoldItem NOTHING =
      new SoldItem(
          0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  boolean isSold() {
    return lineCount > 0;
  }

  /** Whether a price can be stated; not for gifts and corrections. */
  boolean isPriced() {
    return units.signum() > 0 && saleGross.signum() > 0 && gross.signum() > 0;
  }

  BigDecimal net() {
    return gross.subtract(discount);
  }
}
