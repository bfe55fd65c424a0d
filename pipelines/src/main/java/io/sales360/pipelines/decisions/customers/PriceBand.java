package io.sales360.pipelines.decisions.customers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Classes of prices in steps of 1, 2, 5, 10, 20, 50, …: as fine for shoelaces as for cars, and the
 * same in every currency.
 */
final class PriceBand {
  private static final int SCALE = 9;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private PriceBand() {}

  /**
   * The band that the price lies in, {@code 20-50} say: its lower bound belongs to it, its upper
   * does not. {@code 0} for what costs nothing.
   *
   * @return null without units, or if the amount is negative
   */
  static @Nullable String of(BigDecimal gross, BigDecimal units) {
    if (units.signum() <= 0 || gross.signum() < 0) {
      return null;
    }
    BigDecimal price = gross.divide(units, SCALE, RoundingMode.HALF_UP);
    if (price.signum() == 0) {
      return "0";
    }
    int exponent = price.precision() - price.scale() - 1;
    BigDecimal lead = price.movePointLeft(exponent);
    if (lead.compareTo(TWO) < 0) {
      return text(BigDecimal.ONE, exponent) + "-" + text(TWO, exponent);
    }
    return lead.compareTo(FIVE) < 0
        ? text(TWO, exponent) + "-" + text(FIVE, exponent)
        : text(FIVE, exponent) + "-" + text(BigDecimal.TEN, exponent);
  }

  private static String text(BigDecimal bound, int exponent) {
    return bound.scaleByPowerOfTen(exponent).stripTrailingZeros().toPlainString();
  }
}
