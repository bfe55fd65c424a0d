package io.sales360.forecasting.selection;

import java.util.Arrays;
import java.util.List;

/** Forecasts of several models made one: median of the means, mean of the stated deviations. */
final class Blend {
  private Blend() {}

  /** The median per step; with an even number the mean of the two in the middle. */
  static double[] median(List<double[]> means) {
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

  /** The mean per step. */
  static double[] mean(List<double[]> deviations) {
    int steps = deviations.get(0).length;
    double[] means = new double[steps];
    for (int h = 0; h < steps; h++) {
      for (double[] deviation : deviations) {
        means[h] += deviation[h] / deviations.size();
      }
    }
    return means;
  }

  /** The median at every origin. */
  static double[][] medians(List<Member> members) {
    int origins = members.get(0).means().length;
    double[][] medians = new double[origins][];
    for (int i = 0; i < origins; i++) {
      int origin = i;
      medians[i] = median(members.stream().map(member -> member.means()[origin]).toList());
    }
    return medians;
  }

  /** The mean deviation at every origin. */
  static double[][] deviations(List<Member> members) {
    int origins = members.get(0).means().length;
    double[][] means = new double[origins][];
    for (int i = 0; i < origins; i++) {
      int origin = i;
      means[i] = mean(members.stream().map(member -> member.deviations()[origin]).toList());
    }
    return means;
  }
}
