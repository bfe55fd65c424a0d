package io.sales360.pipelines.decisions.profit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * What each factor of a product contributes to its change: the mean, over all orders in which the
 * factors could change one after the other, of what its own change does. Shapley (1953), A value
 * for n-person games; for products Sun (1998), Accounting for energy use in China, eq. 8. With two
 * factors it is the midpoint form.
 *
 * <p>The contributions sum to the change (but for the 34th digit), do not depend on the order of
 * the factors, and change their sign exactly when the two states are swapped.
 */
final class Shapley {
  static final MathContext DIGITS = MathContext.DECIMAL128;

  private Shapley() {}

  /**
   * One contribution per factor, in order.
   *
   * @param from factors before, at least one
   * @param to factors after, as many
   */
  static BigDecimal[] contributions(BigDecimal[] from, BigDecimal[] to) {
    BigDecimal[] there = oneWay(from, to);
    BigDecimal[] back = oneWay(to, from);
    for (int j = 0; j < there.length; j++) {
      there[j] = there[j].subtract(back[j]).divide(BigDecimal.valueOf(2), DIGITS);
    }
    return there;
  }

  /**
   * For factor j: its change, times the sum over k of k!(n−1−k)!/n! times the sum of all products
   * of the other factors of which k have changed. These sums are the coefficients of the polynomial
   * in t that multiplies (from + to·t) over the other factors.
   */
  private static BigDecimal[] oneWay(BigDecimal[] from, BigDecimal[] to) {
    int n = from.length;
    BigDecimal[] effects = new BigDecimal[n];
    for (int j = 0; j < n; j++) {
      BigDecimal[] sums = new BigDecimal[n];
      Arrays.fill(sums, BigDecimal.ZERO);
      sums[0] = BigDecimal.ONE;
      int degree = 0;
      for (int i = 0; i < n; i++) {
        if (i != j) {
          degree++;
          for (int k = degree; k > 0; k--) {
            sums[k] =
                sums[k].multiply(from[i], DIGITS).add(sums[k - 1].multiply(to[i], DIGITS), DIGITS);
          }
          sums[0] = sums[0].multiply(from[i], DIGITS);
        }
      }
      BigDecimal weighted = BigDecimal.ZERO;
      for (int k = 0; k < n; k++) {
        weighted =
            weighted.add(sums[k].multiply(factorial(k).multiply(factorial(n - 1 - k))), DIGITS);
      }
      effects[j] =
          to[j].subtract(from[j], DIGITS).multiply(weighted, DIGITS).divide(factorial(n), DIGITS);
    }
    return effects;
  }

  private static BigDecimal factorial(int n) {
    BigDecimal product = BigDecimal.ONE;
    for (int i = 2; i <= n; i++) {
      product = product.multiply(BigDecimal.valueOf(i));
    }
    return product;
  }
}
