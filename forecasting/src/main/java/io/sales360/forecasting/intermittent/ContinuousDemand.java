package io.sales360.forecasting.intermittent;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A share of zeros and a gamma distribution for the rest, with the given mean and variance; a
 * normal distribution where values below zero were seen.
 */
final class ContinuousDemand {
  private static final double ACCURACY = 1e-12;

  /** From this shape on a gamma quantile is a cubed normal one; the exact series grows long. */
  private static final double NEARLY_NORMAL = 1e4;

  private final double none;
  private final double location;
  private final double scale;
  private final double cubed;
  private final @Nullable RealDistribution rest;

  ContinuousDemand(double mean, double variance, double none, boolean signed) {
    if (signed || variance <= 0) {
      this.none = 0;
      this.cubed = 0;
      this.location = mean;
      this.scale = Math.sqrt(Math.max(0, variance));
      this.rest = variance <= 0 ? null : new NormalDistribution(null, 0, 1);
      return;
    }
    double centre = mean / (1 - none);
    double spread = Math.max(0, variance / (1 - none) - none * centre * centre);
    double shape = centre * centre / spread;
    boolean possible = Double.isFinite(shape) && shape > 0 && spread / centre > 0;
    this.none = none;
    this.location = possible ? 0 : centre;
    this.scale = spread / centre;
    this.cubed = possible && shape > NEARLY_NORMAL ? shape : 0;
    this.rest =
        cubed > 0
            ? new NormalDistribution(null, 0, 1)
            : possible ? new GammaDistribution(null, shape, 1, ACCURACY) : null;
  }

  double quantile(double p) {
    if (p <= none) {
      return 0;
    }
    if (rest == null) {
      return location;
    }
    double inner = rest.inverseCumulativeProbability((p - none) / (1 - none));
    return location + scale * (cubed > 0 ? wilsonHilferty(cubed, inner) : inner);
  }

  /** The probability of at most this demand: the inverse of {@link #quantile}. */
  double upTo(double value) {
    if (rest == null) {
      return value >= location ? 1 : value >= 0 ? none : 0;
    }
    if (none > 0 && value < 0) {
      return 0;
    }
    double inner = (value - location) / scale;
    double z =
        cubed > 0 ? (Math.cbrt(inner / cubed) - 1 + 1 / (9 * cubed)) * 3 * Math.sqrt(cubed) : inner;
    return none + (1 - none) * rest.cumulativeProbability(z);
  }

  /** The gamma quantile at a standard normal one. Wilson &amp; Hilferty (1931), PNAS 17. */
  private static double wilsonHilferty(double shape, double z) {
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    return shape * root * root * root;
  }
}
