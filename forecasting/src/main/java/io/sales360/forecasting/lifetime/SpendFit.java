package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * What a customer spends per purchase. Immutable. Either Gamma-Gamma, or its fallback: the
 * customer's own mean drawn towards that of all with the weight of two purchases.
 */
public final class SpendFit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Purchases that the mean of all counts for in the fallback. */
  private static final double CREDIBILITY = 2;

  private final Report report;
  private final double p;
  private final double q;
  private final double v;

  /**
   * How the search went.
   *
   * @param logLikelihood without the penalty; NaN in the fallback
   * @param customers those with repeats and value, who alone teach
   */
  public record Report(FitStatus status, double logLikelihood, int evaluations, int customers)
      implements Serializable {}

  private SpendFit(Report report, double p, double q, double v) {
    this.report = report;
    this.p = p;
    this.q = q;
    this.v = v;
  }

  static SpendFit gammaGamma(
      double[] parameters, double logLikelihood, int evaluations, int customers) {
    Report report = new Report(FitStatus.CONVERGED, logLikelihood, evaluations, customers);
    return new SpendFit(report, parameters[0], parameters[1], parameters[2]);
  }

  /**
   * The fallback as a Gamma-Gamma of its own: q − 1 = p · credibility gives the weighted mean; p is
   * the squared mean over the variance of the customers' means.
   */
  static SpendFit weighted(List<PurchaseSummary> spenders, FitStatus status, int evaluations) {
    Report report = new Report(status, Double.NaN, evaluations, spenders.size());
    if (spenders.isEmpty()) {
      return new SpendFit(report, 1, 1 + CREDIBILITY, 0);
    }
    double purchases = 0;
    double spent = 0;
    for (PurchaseSummary one : spenders) {
      purchases += one.frequency();
      spent += one.frequency() * one.monetaryValue();
    }
    double mean = spent / purchases;
    double squares = 0;
    for (PurchaseSummary one : spenders) {
      squares += (one.monetaryValue() - mean) * (one.monetaryValue() - mean);
    }
    double variance = squares / spenders.size();
    double shape =
        Math.max(0.1, Math.min(100, mean * mean / Math.max(variance, 1e-9 * mean * mean)));
    return new SpendFit(report, shape, 1 + shape * CREDIBILITY, mean * CREDIBILITY);
  }

  /** How the search went; any status but converged means the fallback. */
  public Report report() {
    return report;
  }

  /** p, q and v, the last in the currency of the customers. */
  public Map<String, Double> parameters() {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("p", p);
    named.put("q", q);
    named.put("v", v);
    return named;
  }

  /** Mean spend per purchase over all customers: p v / (q − 1); 0 if nobody spent anything. */
  public double mean() {
    return p * v / (q - 1);
  }

  /** Mean spend per purchase expected of this customer: equation 5 of the note. */
  public double expected(PurchaseSummary customer) {
    int x = customer.frequency();
    return p * (v + x * customer.monetaryValue()) / (p * x + q - 1);
  }

  /** The central interval of the customer's mean spend. */
  public Interval interval(PurchaseSummary customer, int level) {
    double scale = v + customer.frequency() * customer.monetaryValue();
    if (scale == 0) {
      return new Interval(level, 0, 0);
    }
    double tail = (1 - level / 100.0) / 2;
    GammaDistribution rate = new GammaDistribution(null, p * customer.frequency() + q, 1 / scale);
    return new Interval(
        level,
        p / rate.inverseCumulativeProbability(1 - tail),
        p / rate.inverseCumulativeProbability(tail));
  }

  /** One possible scale 1/ν of the customer. */
  double scale(PurchaseSummary customer, Draws draws) {
    double spent = v + customer.frequency() * customer.monetaryValue();
    return spent / draws.gamma(p * customer.frequency() + q);
  }

  /** One possible sum of so many purchases of a customer with this scale. */
  double sum(int purchases, double scale, Draws draws) {
    return purchases == 0 ? 0 : scale * draws.gamma(p * purchases);
  }
}
