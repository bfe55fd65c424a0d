package io.sales360.forecasting.affinity;

import java.util.Arrays;

/**
 * Weights of a mixture of distributions, learned on purchases that none of them has seen: deleted
 * interpolation, Jelinek &amp; Mercer (1980), "Interpolated estimation of Markov source parameters
 * from sparse data", by the EM steps of Dempster, Laird &amp; Rubin (1977), §4.3. The likelihood is
 * concave in the weights, so the start does not matter.
 */
final class OfferMixture {
  /**
   * Evidence for each part, as a share of the cases, before any case is seen: the mode of a
   * posterior under a Dirichlet prior. Keeps a part that the last months did not favour from being
   * given up.
   */
  private static final double PRIOR = 0.02;

  private static final int MOST_STEPS = 500;
  private static final double NO_CHANGE = 1e-7;

  private OfferMixture() {}

  /**
   * The weights, which sum to 1; even ones without a case.
   *
   * @param cases what each part gave to a product that was bought; summed in this order
   */
  static double[] weights(double[][] cases, int parts) {
    double[] weights = new double[parts];
    Arrays.fill(weights, 1.0 / parts);
    double prior = PRIOR * cases.length;
    for (int step = 0; step < MOST_STEPS && cases.length > 0; step++) {
      double[] next = new double[parts];
      Arrays.fill(next, prior);
      for (double[] one : cases) {
        double sum = 0;
        for (int part = 0; part < parts; part++) {
          sum += weights[part] * one[part];
        }
        for (int part = 0; part < parts && sum > 0; part++) {
          next[part] += weights[part] * one[part] / sum;
        }
      }
      double change = normalise(next, weights);
      weights = next;
      if (change < NO_CHANGE) {
        break;
      }
    }
    return weights;
  }

  /** Makes them sum to 1 and tells how far the farthest is from before. */
  private static double normalise(double[] next, double[] before) {
    double sum = Arrays.stream(next).sum();
    double change = 0;
    for (int part = 0; part < next.length; part++) {
      next[part] /= sum;
      change = Math.max(change, Math.abs(next[part] - before[part]));
    }
    return change;
  }
}
