package io.sales360.forecasting.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Leaf values rounded to minor units so that their total is the rounded total. */
public final class ExactRounding {
  private ExactRounding() {}

  /**
   * Leaf values in minor units. Every node of a structure is then the exact sum of its leaves'
   * units, see {@link GroupedStructure#sums(long[])}. Largest remainder; ties go to the leaf with
   * the lower number. No leaf moves by a unit or more, so none changes its sign.
   *
   * @param decimals digits behind the point that the currency has, 0 to 9
   * @throws IllegalArgumentException if a value is not finite or too large for the minor unit
   */
  public static long[] units(double[] leafValues, int decimals) {
    if (decimals < 0 || decimals > 9) {
      throw new IllegalArgumentException(
          "The number of decimals (" + decimals + ") must lie in 0..9.\nMaybe it is a factor.");
    }
    int n = leafValues.length;
    BigDecimal total = BigDecimal.ZERO;
    long[] units = new long[n];
    BigDecimal[] remainders = new BigDecimal[n];
    long floor = 0;
    for (int j = 0; j < n; j++) {
      if (!Double.isFinite(leafValues[j])
          || Math.abs(leafValues[j]) > 1e17 / Math.pow(10, decimals)) {
        throw new IllegalArgumentException(
            "The value ("
                + leafValues[j]
                + ") of leaf "
                + j
                + " cannot be held in minor units of "
                + decimals
                + " decimals.\nMaybe the reconciliation diverged.");
      }
      BigDecimal scaled = new BigDecimal(leafValues[j]).scaleByPowerOfTen(decimals);
      BigDecimal whole = scaled.setScale(0, RoundingMode.FLOOR);
      units[j] = whole.longValueExact();
      remainders[j] = scaled.subtract(whole);
      floor = Math.addExact(floor, units[j]);
      total = total.add(scaled);
    }
    long missing = total.setScale(0, RoundingMode.HALF_UP).longValueExact() - floor;
    Integer[] order = new Integer[n];
    for (int j = 0; j < n; j++) {
      order[j] = j;
    }
    java.util.Arrays.sort(order, (a, b) -> remainders[b].compareTo(remainders[a]));
    for (int k = 0; k < missing; k++) {
      units[order[k]]++;
    }
    return units;
  }

  /** The same as decimals of the given scale. */
  public static BigDecimal[] amounts(double[] leafValues, int decimals) {
    long[] units = units(leafValues, decimals);
    BigDecimal[] amounts = new BigDecimal[units.length];
    for (int j = 0; j < amounts.length; j++) {
      amounts[j] = BigDecimal.valueOf(units[j], decimals);
    }
    return amounts;
  }
}
