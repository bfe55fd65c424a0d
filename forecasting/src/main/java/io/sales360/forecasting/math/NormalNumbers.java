package io.sales360.forecasting.math;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Standard normal numbers: quantiles, and a seeded stream (Marsaglia's polar method). */
public final class NormalNumbers {
  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  private final SplittableRandom random;
  private double spare = Double.NaN;

  /** A stream that depends on the seed only. */
  public NormalNumbers(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next number. */
  public double next() {
    if (!Double.isNaN(spare)) {
      double kept = spare;
      spare = Double.NaN;
      return kept;
    }
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  }

  /** The value that a standard normal number stays below with probability {@code p}. */
  public static double quantile(double p) {
    return STANDARD.inverseCumulativeProbability(p);
  }
}
