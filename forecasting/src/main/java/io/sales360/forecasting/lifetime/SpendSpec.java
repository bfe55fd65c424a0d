package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.math.Optimum;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Gamma-Gamma: purchases of a customer are gamma distributed (p, ν) around his own mean, and ν is
 * gamma distributed (q, v) over customers. Fader &amp; Hardie (2013), the Gamma-Gamma model of
 * monetary value. Learns from customers with repeats only; assumes that those who buy often do not
 * spend more or less, which {@link SpendIndependence} checks.
 *
 * @param penalty as in {@link PurchaseSpec}, on parameters in units of the mean spend
 */
public record SpendSpec(double penalty) implements Serializable {
  private static final int LEAST_CUSTOMERS = 10;

  private static final double[][] STARTS = {
    {1, 2, 1}, {6, 4, 0.5}, {2, 6, 2.5}, {20, 3, 0.1}, {1, 1.2, 0.3}
  };

  /** Refuses penalties that are no weights. */
  public SpendSpec {
    if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The penalty (%s) must be 0 or positive.%nMaybe use 0.01.".formatted(penalty));
    }
  }

  /** With a mild penalty. */
  public static SpendSpec gammaGamma() {
    return new SpendSpec(0.01);
  }

  /**
   * Learns from all customers, in any order; those without repeats or value teach nothing. If the
   * model cannot be found, or has no finite mean, the fit is a weighted mean and its status says
   * why.
   */
  public SpendFit fit(List<PurchaseSummary> customers) {
    List<PurchaseSummary> spenders =
        customers.stream()
            .filter(one -> one.frequency() > 0 && one.monetaryValue() > 0)
            .sorted()
            .toList();
    if (spenders.isEmpty()) {
      return SpendFit.weighted(spenders, FitStatus.NO_REPEATS, 0);
    }
    if (spenders.size() < LEAST_CUSTOMERS) {
      return SpendFit.weighted(spenders, FitStatus.TOO_FEW, 0);
    }
    double unit =
        spenders.stream().mapToDouble(PurchaseSummary::monetaryValue).sum() / spenders.size();
    ParameterSearch search =
        new ParameterSearch(parameters -> logLikelihood(parameters, spenders, unit), penalty);
    Optimum best = search.run(STARTS);
    if (!best.converged() || ParameterSearch.atBound(best.point())) {
      FitStatus status = best.converged() ? FitStatus.AT_BOUND : FitStatus.NOT_CONVERGED;
      return SpendFit.weighted(spenders, status, best.evaluations());
    }
    double[] parameters = Arrays.stream(best.point()).map(Math::exp).toArray();
    if (parameters[1] <= 1) {
      return SpendFit.weighted(spenders, FitStatus.NO_FINITE_MEAN, best.evaluations());
    }
    double logLik = logLikelihood(parameters, spenders, unit);
    parameters[2] *= unit;
    return SpendFit.gammaGamma(parameters, logLik, best.evaluations(), spenders.size());
  }

  /** Equation 1a of the note, v in units of {@code unit}. */
  static double logLikelihood(double[] parameters, List<PurchaseSummary> spenders, double unit) {
    double p = parameters[0];
    double q = parameters[1];
    double v = parameters[2] * unit;
    double sum = 0;
    double shared = 0;
    int before = 0;
    for (PurchaseSummary one : spenders) {
      double px = p * one.frequency();
      double spent = one.frequency() * one.monetaryValue();
      if (one.frequency() != before) {
        before = one.frequency();
        shared = Gamma.logGamma(px + q) - Gamma.logGamma(px) - Gamma.logGamma(q);
      }
      sum +=
          shared
              - Math.log(one.monetaryValue())
              + q * Math.log(v / (v + spent))
              + px * Math.log(spent / (v + spent));
    }
    return sum;
  }
}
