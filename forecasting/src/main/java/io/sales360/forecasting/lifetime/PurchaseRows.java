package io.sales360.forecasting.lifetime;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Customers with the same past, counted, in a fixed order, with time in units of the mean age: so
 * that neither the order of customers nor the unit of time changes a fit.
 */
final class PurchaseRows {
  /** Bounds of r in the fallback: between all alike and all different. */
  private static final double LEAST_SHAPE = 0.05;

  private static final double MOST_SHAPE = 50;

  private final int[] frequency;
  private final double[] recency;
  private final double[] age;
  private final double[] count;
  private final double unit;
  private final double repeats;
  private final int customers;

  private PurchaseRows(Map<PurchaseSummary, Integer> counted, double unit) {
    int n = counted.size();
    this.unit = unit;
    this.frequency = new int[n];
    this.recency = new double[n];
    this.age = new double[n];
    this.count = new double[n];
    int row = 0;
    double sum = 0;
    int all = 0;
    for (Map.Entry<PurchaseSummary, Integer> entry : counted.entrySet()) {
      PurchaseSummary summary = entry.getKey();
      frequency[row] = summary.frequency();
      recency[row] = summary.recency() / unit;
      age[row] = summary.age() / unit;
      count[row++] = entry.getValue();
      sum += (double) summary.frequency() * entry.getValue();
      all += entry.getValue();
    }
    this.repeats = sum;
    this.customers = all;
  }

  static PurchaseRows of(List<PurchaseSummary> customers) {
    TreeMap<PurchaseSummary, Integer> counted = new TreeMap<>();
    for (PurchaseSummary one : customers) {
      PurchaseSummary plain = PurchaseSummary.of(one.frequency(), one.recency(), one.age());
      counted.merge(plain, 1, Integer::sum);
    }
    double sum = 0;
    for (Map.Entry<PurchaseSummary, Integer> entry : counted.entrySet()) {
      sum += entry.getKey().age() * entry.getValue();
    }
    return new PurchaseRows(counted, sum > 0 ? sum / customers.size() : 1);
  }

  int customers() {
    return customers;
  }

  double repeats() {
    return repeats;
  }

  /** The mean age: what one is in the rows. */
  double unit() {
    return unit;
  }

  double logLikelihood(PurchaseProcess process, double[] parameters) {
    double sum = 0;
    double lost = 0;
    double shared = 0;
    for (int i = 0; i < count.length; i++) {
      if (i == 0 || frequency[i] != frequency[i - 1]) {
        shared = process.logOfFrequency(parameters, frequency[i]);
      }
      double times = process.logOfTimes(parameters, frequency[i], recency[i], age[i]);
      double term = count[i] * (shared + times);
      double next = sum + (term - lost);
      lost = next - sum - (term - lost);
      sum = next;
    }
    return sum;
  }

  /**
   * r and α of gamma distributed rates by the method of moments, exposure as weight. Half a
   * purchase is added, so that a rate is never 0.
   */
  double[] rateMoments() {
    double exposure = 0;
    double squared = 0;
    for (int i = 0; i < count.length; i++) {
      exposure += count[i] * age[i];
      squared += count[i] * age[i] * age[i];
    }
    double rate = (repeats + 0.5) / Math.max(exposure, 1);
    double excess = 0;
    for (int i = 0; i < count.length; i++) {
      double expected = rate * age[i];
      excess += count[i] * ((frequency[i] - expected) * (frequency[i] - expected) - expected);
    }
    double heterogeneity = squared > 0 ? excess / (rate * rate * squared) : 1;
    double r = Math.min(MOST_SHAPE, Math.max(LEAST_SHAPE, 1 / Math.max(heterogeneity, 1e-9)));
    return new double[] {r, r / rate};
  }
}
