package io.sales360.forecasting.boosting;

import java.io.Serializable;

/**
 * What the trees minimise. Trees add up to a score; {@link #mean} maps the score to the scale of
 * the target.
 */
public sealed interface Loss extends Serializable {
  /** Half of the squared error; score and mean are the same. */
  record Squared() implements Loss {
    @Override
    public double gradient(double score, double y) {
      return score - y;
    }

    @Override
    public double curvature(double score, double y) {
      return 1;
    }
  }

  /** Poisson deviance with a log link: for counts and amounts that are never negative. */
  record Poisson() implements Loss {
    @Override
    public double gradient(double score, double y) {
      return StrictMath.exp(score) - y;
    }

    @Override
    public double curvature(double score, double y) {
      return StrictMath.exp(score);
    }

    @Override
    public boolean logarithmic() {
      return true;
    }
  }

  /**
   * Tweedie deviance with a log link: zeros and positive amounts in one distribution. Jørgensen
   * (1987); gradients as in Yang, Qian &amp; Zou (2018), §3.
   *
   * @param power between 1 (Poisson) and 2 (gamma)
   */
  record Tweedie(double power) implements Loss {
    /** Refuses powers outside (1, 2). */
    public Tweedie {
      if (!(power > 1 && power < 2)) {
        throw new IllegalArgumentException(
            "The Tweedie power ("
                + power
                + ") must lie between 1 and 2.\nMaybe use Poisson for 1.");
      }
    }

    @Override
    public double gradient(double score, double y) {
      return StrictMath.exp((2 - power) * score) - y * StrictMath.exp((1 - power) * score);
    }

    @Override
    public double curvature(double score, double y) {
      return (2 - power) * StrictMath.exp((2 - power) * score)
          + (power - 1) * y * StrictMath.exp((1 - power) * score);
    }

    @Override
    public boolean logarithmic() {
      return true;
    }
  }

  /**
   * Pinball loss; 0.5 is the absolute error. Leaves hold the quantile of their residuals. Friedman
   * (2001), §4.3.
   *
   * @param probability between 0 and 1
   */
  record Quantile(double probability) implements Loss {
    /** Refuses probabilities outside (0, 1). */
    public Quantile {
      if (!(probability > 0 && probability < 1)) {
        throw new IllegalArgumentException(
            "The probability ("
                + probability
                + ") must lie between 0 and 1.\nMaybe a percentage was passed.");
      }
    }

    @Override
    public double gradient(double score, double y) {
      return y > score ? -probability : y < score ? 1 - probability : 0;
    }

    @Override
    public double curvature(double score, double y) {
      return 1;
    }
  }

  /** First derivative of the loss by the score. */
  double gradient(double score, double y);

  /** Second derivative of the loss by the score, or an upper bound of it; never negative. */
  double curvature(double score, double y);

  /** Whether the score is the logarithm of the mean; such a loss refuses negative targets. */
  default boolean logarithmic() {
    return false;
  }

  /** The mean (or quantile) that a score stands for. */
  default double mean(double score) {
    return logarithmic() ? StrictMath.exp(score) : score;
  }
}
