package io.sales360.common.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shares an amount so that the shares sum to it exactly. */
public final class Allocation {
  private Allocation() {}

  /**
   * Shares the amount in proportion to the weights, by largest remainder: each share is cut to the
   * scale, then the units that are left go one by one to the shares that lost most, the earlier
   * first. Equal shares if all weights are zero.
   *
   * @param amount what is shared; of any sign
   * @param weights not negative, at least one
   * @param scale decimals of the shares; at least those of the amount
   * @return one share per weight, in order; they sum to the amount
   * @throws IllegalArgumentException if a weight is negative, there is none, or the scale is too
   *     small
   */
  public static List<BigDecimal> largestRemainder(
      BigDecimal amount, List<BigDecimal> weights, int scale) {
    if (weights.isEmpty()) {
      throw new IllegalArgumentException(
          "The amount (%s) has nothing to be shared among.".formatted(amount));
    }
    BigDecimal total = BigDecimal.ZERO;
    for (BigDecimal weight : weights) {
      if (weight.signum() < 0) {
        throw new IllegalArgumentException(
            "The weight (%s) is negative.%nMaybe weigh by the size of amounts, not by their sign."
                .formatted(weight));
      }
      total = total.add(weight);
    }
    if (total.signum() == 0) {
      return largestRemainder(
          amount, weights.stream().map(weight -> BigDecimal.ONE).toList(), scale);
    }
    if (amount.stripTrailingZeros().scale() > scale) {
      throw new IllegalArgumentException(
          "The amount (%s) has more than %d decimals.%nMaybe share it at its own scale."
              .formatted(amount, scale));
    }
    return share(amount.setScale(scale, RoundingMode.UNNECESSARY), weights, total);
  }

  private static List<BigDecimal> share(
      BigDecimal amount, List<BigDecimal> weights, BigDecimal total) {
    int common = weights.stream().mapToInt(BigDecimal::scale).reduce(total.scale(), Math::max);
    BigInteger units = amount.unscaledValue().abs();
    BigInteger whole = total.setScale(common, RoundingMode.UNNECESSARY).unscaledValue();
    List<BigInteger> shares = new ArrayList<>();
    List<Remainder> remainders = new ArrayList<>();
    BigInteger left = units;
    for (int i = 0; i < weights.size(); i++) {
      BigInteger weight = weights.get(i).setScale(common, RoundingMode.UNNECESSARY).unscaledValue();
      BigInteger[] parts = units.multiply(weight).divideAndRemainder(whole);
      shares.add(parts[0]);
      remainders.add(new Remainder(i, parts[1]));
      left = left.subtract(parts[0]);
    }
    // The sort is stable: of equal remainders the earlier comes first.
    remainders.sort(Comparator.comparing(Remainder::size).reversed());
    for (int i = 0; i < left.intValueExact(); i++) {
      int index = remainders.get(i).index();
      shares.set(index, shares.get(index).add(BigInteger.ONE));
    }
    return shares.stream()
        .map(share -> amount.signum() < 0 ? share.negate() : share)
        .map(share -> new BigDecimal(share, amount.scale()))
        .toList();
  }

  private record Remainder(int index, BigInteger size) {}
}
