package io.sales360.planner.demo.dialect;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One stream of random draws. All transcendental functions come from {@link StrictMath}, so a seed
 * gives the same draws on every machine. Not thread-safe.
 */
public final class Draws {
  private final SplittableRandom random;

  private Draws(SplittableRandom random) {
    this.random = random;
  }

  /** A stream that depends on the seed and the name only. */
  public static Draws of(long seed, String name) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bit
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return new Draws(new SplittableRandom(hash ^ (seed * 0x9e3779b97f4a7c15L)));
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return random.nextDouble();
  }

  /** Uniform in [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform integer in [0, bound). */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Uniform integer in [low, high], both ends included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** One of the values, each as likely as the others. */
  public <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The index drawn in proportion to the weights, which need not sum to one. */
  public int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double point = random.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      point -= weights[i];
      if (point < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Standard normal, by Box and Muller (1958). */
  public double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  /** Gamma with the given shape and mean one, by Marsaglia and Tsang (2000); shape at least one. */
  public double gamma(double shape) {
    if (shape < 1) {
      throw new IllegalArgumentException(
          "The shape (" + shape + ") of a gamma draw must be at least 1.");
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = gaussian();
      double v = 1 + c * x;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      if (StrictMath.log(1 - random.nextDouble())
          < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v / shape;
      }
    }
  }

  /** Puts the array into a random order, each order as likely as the others. */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
