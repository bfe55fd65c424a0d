package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import java.util.List;

/**
 * Whether those who buy often spend more or less per purchase, which Gamma-Gamma assumes they do
 * not. Pearson's correlation over customers with repeats, and its interval by Fisher's z.
 *
 * @param customers with repeats and value
 * @param correlation 0 if one of the two never varies
 * @param interval of it; the whole of −1 to 1 with fewer than four customers
 */
public record SpendIndependence(int customers, double correlation, Interval interval)
    implements Serializable {

  /** Looks at all customers; those without repeats or value do not count. */
  public static SpendIndependence of(List<PurchaseSummary> customers, int level) {
    List<PurchaseSummary> spenders =
        customers.stream()
            .filter(one -> one.frequency() > 0 && one.monetaryValue() > 0)
            .sorted()
            .toList();
    int n = spenders.size();
    double meanX = 0;
    double meanM = 0;
    for (PurchaseSummary one : spenders) {
      meanX += one.frequency() / (double) n;
      meanM += one.monetaryValue() / n;
    }
    double xx = 0;
    double mm = 0;
    double xm = 0;
    for (PurchaseSummary one : spenders) {
      double x = one.frequency() - meanX;
      double m = one.monetaryValue() - meanM;
      xx += x * x;
      mm += m * m;
      xm += x * m;
    }
    double correlation = xx > 0 && mm > 0 ? xm / Math.sqrt(xx * mm) : 0;
    correlation = Math.max(-1, Math.min(1, correlation));
    if (n < 4) {
      return new SpendIndependence(n, correlation, new Interval(level, -1, 1));
    }
    double z = 0.5 * (Math.log1p(correlation) - Math.log1p(-correlation));
    double reach = NormalNumbers.quantile(0.5 + level / 200.0) / Math.sqrt(n - 3.0);
    return new SpendIndependence(
        n, correlation, new Interval(level, Math.tanh(z - reach), Math.tanh(z + reach)));
  }

  /** Whether the interval leaves room for independence. */
  public boolean isPlausible() {
    return interval.contains(0);
  }
}
