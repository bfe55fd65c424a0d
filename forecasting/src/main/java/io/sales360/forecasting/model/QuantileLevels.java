package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** Probabilities at which a distribution is described, ascending, strictly between 0 and 1. */
public record QuantileLevels(List<Double> probabilities) implements Serializable {
  private static final QuantileLevels STANDARD = buildStandard();
  private static final QuantileLevels WIDE = buildWide();

  /** Refuses probabilities outside (0, 1) and ones that do not ascend. */
  public QuantileLevels {
    probabilities = List.copyOf(probabilities);
    double previous = 0;
    for (double p : probabilities) {
      if (!(p > previous && p < 1)) {
        throw new IllegalArgumentException(
            "The probabilities "
                + probabilities
                + " must ascend and lie between 0 and 1.\nMaybe percentages were passed.");
      }
      previous = p;
    }
  }

  /** The given probabilities. */
  public static QuantileLevels of(double... probabilities) {
    return new QuantileLevels(DoubleStream.of(probabilities).boxed().toList());
  }

  /** The 21 published ones: 0.025, 0.05, 0.10 and on in steps of 0.05 to 0.95, 0.975. */
  public static QuantileLevels standard() {
    return STANDARD;
  }

  /**
   * The 27 of accuracy studies: the published ones and 0.005, 0.01, 0.99, 0.995; with 0.005 and
   * 0.995 the 99 % interval, as in the M5 competition.
   */
  public static QuantileLevels wide() {
    return WIDE;
  }

  /** Both ends of each central interval. */
  public static QuantileLevels bounding(Levels levels) {
    TreeSet<Double> ends = new TreeSet<>();
    for (int percent : levels.percents()) {
      ends.add(lower(percent));
      ends.add(upper(percent));
    }
    return new QuantileLevels(List.copyOf(ends));
  }

  /** Number of probabilities. */
  public int size() {
    return probabilities.size();
  }

  static double lower(int percent) {
    return (100 - percent) / 200.0;
  }

  static double upper(int percent) {
    return (100 + percent) / 200.0;
  }

  private static QuantileLevels buildWide() {
    TreeSet<Double> probabilities = new TreeSet<>(STANDARD.probabilities);
    probabilities.addAll(List.of(0.005, 0.01, 0.99, 0.995));
    return new QuantileLevels(List.copyOf(probabilities));
  }

  private static QuantileLevels buildStandard() {
    double[] p = new double[21];
    p[0] = 0.025;
    for (int i = 1; i <= 19; i++) {
      p[i] = i * 5 / 100.0;
    }
    p[20] = 0.975;
    return of(p);
  }
}
