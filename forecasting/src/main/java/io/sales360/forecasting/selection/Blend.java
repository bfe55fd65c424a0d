package io.sales360.forecasting.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of several models made one: half way between their median and their mean weighted by
 * past accuracy. The median is robust where little is known (Petropoulos &amp; Svetunkov 2020); the
 * weights, a power of the inverse error (Bates &amp; Granger 1969), speak up as series get longer.
 */
final class Blend {
  /** Inverse errors are raised to at most this power. */
  private static final double SHARPEST = 4;

  /** Observations at which half of it is used. */
  private static final double HALF_SHARP = 60;

  private final double[] weights;

  private Blend(double[] weights) {
    this.weights = weights;
  }

  /**
   * Weights from past errors.
   *
   * @param errors mean absolute error per model; NaN where a model could not be judged: it counts
   *     as the middle one
   * @param observations length of the series
   */
  static Blend of(double[] errors, int observations) {
    double[] known = Arrays.stream(errors).filter(e -> !Double.isNaN(e)).sorted().toArray();
    if (known.length == 0) {
      return equal(errors.length);
    }
    double[] weights = new double[errors.length];
    double middle = known[known.length / 2];
    double floor = 1e-6 * middle + Double.MIN_NORMAL;
    double power = SHARPEST * observations / (observations + HALF_SHARP);
    for (int i = 0; i < weights.length; i++) {
      double error = Double.isNaN(errors[i]) ? middle : errors[i];
      weights[i] = Math.pow((known[0] + floor) / (error + floor), power);
    }
    return new Blend(weights);
  }

  /** The given weights. */
  static Blend weighted(double[] weights) {
    return new Blend(weights);
  }

  /** The weight of a model. */
  double weight(int model) {
    return weights[model];
  }

  /** What tells readers how the forecast was made. */
  static String name(List<String> models) {
    return models.size() == 1 ? models.get(0) : "blend(" + String.join(",", models) + ")";
  }

  /** Equal weights. */
  static Blend equal(int models) {
    double[] weights = new double[models];
    Arrays.fill(weights, 1);
    return new Blend(weights);
  }

  /**
   * The blended means per step.
   *
   * @param means one array per model; null where it has none
   */
  double[] means(List<double @Nullable []> means) {
    List<double[]> present = new ArrayList<>();
    double total = 0;
    double @Nullable [] blended = null;
    for (int i = 0; i < weights.length; i++) {
      double[] one = means.get(i);
      if (one == null) {
        continue;
      }
      present.add(one);
      total += weights[i];
      blended = blended == null ? new double[one.length] : blended;
      for (int h = 0; h < one.length; h++) {
        blended[h] += weights[i] * one[h];
      }
    }
    if (blended == null) {
      throw new IllegalArgumentException("There is no forecast to blend.");
    }
    double[] middle = median(present);
    for (int h = 0; h < blended.length; h++) {
      blended[h] = (blended[h] / total + middle[h]) / 2;
    }
    return blended;
  }

  /** The median per step; with an even number the mean of the two in the middle. */
  private static double[] median(List<double[]> means) {
    int steps = means.get(0).length;
    double[] middle = new double[steps];
    double[] values = new double[means.size()];
    for (int h = 0; h < steps; h++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = means.get(i)[h];
      }
      Arrays.sort(values);
      int half = values.length / 2;
      middle[h] = values.length % 2 == 1 ? values[half] : values[half - 1] / 2 + values[half] / 2;
    }
    return middle;
  }

  /**
   * The mean of the stated deviations per step.
   *
   * @param deviations one array per model; null where it has none
   * @param believed which of them count, unless none of these has any
   */
  static double[] deviations(List<double @Nullable []> deviations, boolean[] believed) {
    List<double[]> present = new ArrayList<>();
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < believed.length; i++) {
      double[] deviation = deviations.get(i);
      if (deviation != null) {
        all.add(deviation);
        if (believed[i]) {
          present.add(deviation);
        }
      }
    }
    return mean(present.isEmpty() ? all : present);
  }

  private static double[] mean(List<double[]> deviations) {
    double[] means = new double[deviations.get(0).length];
    for (double[] deviation : deviations) {
      for (int h = 0; h < means.length; h++) {
        means[h] += deviation[h] / deviations.size();
      }
    }
    return means;
  }
}
