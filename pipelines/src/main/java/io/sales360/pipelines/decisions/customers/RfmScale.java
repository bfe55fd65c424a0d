package io.sales360.pipelines.decisions.customers;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns values into scores of 1 to 5 by their rank among all customers with a sale. The score is
 * {@code 1 + floor(5 · worse / n)}, where {@code worse} of the {@code n} customers have a strictly
 * worse value: quintiles in which equal values have equal scores. In SQL: {@code 1 + 5 * (rank()
 * OVER (ORDER BY value) - 1) // count(*) OVER ()}.
 *
 * @param recency negative days since the last sale that must be exceeded for 2, 3, 4 and 5
 * @param frequency orders that must be exceeded
 * @param monetary net sales that must be exceeded
 */
record RfmScale(List<Long> recency, List<Long> frequency, List<BigDecimal> monetary)
    implements Serializable {
  private static final int CLASSES = 5;

  RfmScale {
    recency = List.copyOf(recency);
    frequency = List.copyOf(frequency);
    monetary = List.copyOf(monetary);
  }

  /** The scale of these customers; at least one. */
  static RfmScale of(List<CustomerMoments> customers) {
    return new RfmScale(
        cuts(customers.stream().map(one -> (long) -one.recencyDays()).toList()),
        cuts(customers.stream().map(CustomerMoments::orderCount).toList()),
        cuts(customers.stream().map(CustomerMoments::netSales).toList()));
  }

  int recencyScore(int days) {
    return score((long) -days, recency);
  }

  int frequencyScore(long orders) {
    return score(orders, frequency);
  }

  int monetaryScore(BigDecimal netSales) {
    return score(netSales, monetary);
  }

  /** A score of k needs at least (k - 1) n / 5 worse values: the last of these is the cut. */
  private static <T extends Comparable<T>> List<T> cuts(List<T> values) {
    List<T> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    List<T> cuts = new ArrayList<>();
    for (long k = 1; k < CLASSES; k++) {
      long worse = (k * sorted.size() + CLASSES - 1) / CLASSES;
      cuts.add(sorted.get((int) worse - 1));
    }
    return cuts;
  }

  private static <T extends Comparable<T>> int score(T value, List<T> cuts) {
    int score = 1;
    for (T cut : cuts) {
      if (value.compareTo(cut) > 0) {
        score++;
      }
    }
    return score;
  }
}
