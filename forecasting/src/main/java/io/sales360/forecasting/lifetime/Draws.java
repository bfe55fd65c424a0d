package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.math.NormalNumbers;
import java.util.SplittableRandom;

/** Seeded draws from the distributions of this package. The same on every machine. */
final class Draws {
  private final SplittableRandom random;
  private final NormalNumbers normal;

  Draws(long seed) {
    this.random = new SplittableRandom(seed);
    this.normal = new NormalNumbers(seed ^ 0x9E3779B97F4A7C15L);
  }

  double uniform() {
    return random.nextDouble();
  }

  double normal() {
    return normal.next();
  }

  /** Waiting time of a unit rate. */
  double exponential() {
    return -StrictMath.log1p(-random.nextDouble());
  }

  /** Gamma of a shape and unit rate; Marsaglia &amp; Tsang (2000), with their boost below 1. */
  double gamma(double shape) {
    if (shape < 1) {
      double boost = StrictMath.log1p(-random.nextDouble()) / shape;
      return gamma(shape + 1) * StrictMath.exp(boost);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal.next();
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        double u = 1 - random.nextDouble();
        if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }

  /** Beta as a ratio of gammas; two that are both below every number give a fair coin. */
  double beta(double a, double b) {
    double x = gamma(a);
    double sum = x + gamma(b);
    return sum > 0 ? x / sum : random.nextDouble() < a / (a + b) ? 1 : 0;
  }
}
