package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.AbcClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ranks products by an amount, the largest first, ties by product. Shares are of the sum of all
 * positive amounts, so that losses do not lift them over one.
 */
final class Pareto {
  private static final BigDecimal A = new BigDecimal("0.80");
  private static final BigDecimal B = new BigDecimal("0.95");
  private static final BigDecimal TAIL = new BigDecimal("0.99");
  private static final int SCALE = 9;

  /**
   * Where a product stands.
   *
   * @param rank from 1
   * @param cumulativeRate share of this and all larger ones; null where nothing is positive
   * @param isTail whether all larger ones make up at least 99 percent, or it is not positive
   */
  record Place(int rank, @Nullable BigDecimal cumulativeRate, AbcClass abc, boolean isTail) {}

  private Pareto() {}

  static Map<String, Place> places(Map<String, BigDecimal> amounts) {
    List<Map.Entry<String, BigDecimal>> sorted = new ArrayList<>(amounts.entrySet());
    sorted.sort(
        Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    BigDecimal total =
        amounts.values().stream()
            .filter(amount -> amount.signum() > 0)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Map<String, Place> places = new HashMap<>();
    BigDecimal larger = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> product : sorted) {
      boolean isPositive = product.getValue().signum() > 0;
      BigDecimal reached = isPositive ? larger.add(product.getValue()) : larger;
      places.put(
          product.getKey(),
          new Place(
              places.size() + 1,
              total.signum() == 0 ? null : reached.divide(total, SCALE, RoundingMode.HALF_EVEN),
              !isPositive
                  ? AbcClass.C
                  : isBelow(larger, A, total)
                      ? AbcClass.A
                      : isBelow(larger, B, total) ? AbcClass.B : AbcClass.C,
              !isPositive || !isBelow(larger, TAIL, total)));
      larger = reached;
    }
    return places;
  }

  private static boolean isBelow(BigDecimal part, BigDecimal share, BigDecimal total) {
    return part.compareTo(share.multiply(total)) < 0;
  }
}
