package io.sales360.forecasting.coldstart;

import java.util.Arrays;
import java.util.List;

/**
 * The common course of some launches by periods since the first sale, at the scale of one: each is
 * divided by its own mean over the ages that all are judged by, so that large products do not make
 * the curve.
 */
final class LaunchCurve {
  private final double[] curve;
  private final double scale;

  /**
   * The mean course of launches.
   *
   * @param weights one per launch
   * @param ages how far the curve goes; beyond the oldest launch it stays level
   */
  LaunchCurve(List<Launch> launches, double[] weights, int ages) {
    this.curve = new double[ages];
    double[] total = new double[ages];
    double logScale = 0;
    double scaled = 0;
    for (int i = 0; i < launches.size(); i++) {
      Launch launch = launches.get(i);
      int known = Math.min(ages, launch.age());
      double mean = Arrays.stream(launch.values(), 0, known).average().orElse(0);
      if (mean <= 0) {
        continue;
      }
      for (int t = 0; t < known; t++) {
        curve[t] += weights[i] * launch.value(t) / mean;
        total[t] += weights[i];
      }
      logScale += weights[i] * Math.log(mean);
      scaled += weights[i];
    }
    for (int t = 0; t < ages; t++) {
      boolean known = total[t] > 0;
      curve[t] = known ? curve[t] / total[t] : t == 0 ? 1 : curve[t - 1];
    }
    this.scale = scaled > 0 ? Math.exp(logScale / scaled) : 0;
  }

  /** What a launch of mean size sells at an age. */
  double at(int age) {
    return curve[Math.min(age, curve.length - 1)];
  }

  /** The usual size of a launch: geometric mean. */
  double scale() {
    return scale;
  }

  /**
   * The size of a newcomer: its sales over those of the curve at the same ages, drawn towards the
   * usual size.
   *
   * @param drawn how many periods of an average launch the usual size counts as
   */
  double scaleOf(Launch newcomer, double drawn) {
    double sold = drawn * scale;
    double expected = drawn;
    for (int t = 0; t < newcomer.age(); t++) {
      sold += newcomer.value(t);
      expected += at(t);
    }
    return expected > 0 ? sold / expected : scale;
  }
}
