package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.List;

/**
 * How a fit went.
 *
 * @param sigma2 variance of the one-step errors (relative ones under multiplicative errors)
 * @param logLik log-likelihood without constants; NaN for models that have none
 * @param aicc corrected Akaike criterion; NaN without likelihood, infinite if the series is too
 *     short for the parameters
 * @param parameterCount estimated values, the variance included
 * @param residuals one-step errors on the scale of the series
 * @param evaluations calls of the objective
 * @param converged whether the optimizer stopped by its tolerance
 * @param notes what else a reader should know, such as filled gaps
 */
public record FitReport(
    double sigma2,
    double logLik,
    double aicc,
    int parameterCount,
    Residuals residuals,
    int evaluations,
    boolean converged,
    List<String> notes)
    implements Serializable {
  /** Copies the notes. */
  public FitReport {
    notes = List.copyOf(notes);
  }

  /** The report of a model without likelihood or search. */
  public static FitReport closedForm(double sigma2, int parameterCount, Residuals residuals) {
    return new FitReport(
        sigma2, Double.NaN, Double.NaN, parameterCount, residuals, 0, true, List.of());
  }

  /**
   * AICc = −2 logL + 2k + 2k(k+1)/(n−k−1), infinite unless n &gt; k + 1. Hurvich &amp; Tsai (1989).
   */
  public static double aicc(double logLik, int parameters, int observations) {
    double spare = observations - parameters - 1.0;
    if (spare <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return -2 * logLik + 2.0 * parameters + 2.0 * parameters * (parameters + 1.0) / spare;
  }
}
