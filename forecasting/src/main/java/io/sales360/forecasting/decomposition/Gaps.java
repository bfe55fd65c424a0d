package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.TimeSeries;

/** Missing observations filled, for models that need complete series. */
public final class Gaps {
  private Gaps() {}

  /**
   * The values with gaps filled: first by the mean of the same season before and after, if both
   * exist within one season, else linearly between neighbours; ends repeat the nearest value. A
   * series without any observation stays as it is.
   */
  public static double[] filled(TimeSeries series) {
    double[] values = series.toArray();
    int m = series.seasonLength();
    int n = values.length;
    if (m > 1) {
      for (int t = m; t < n - m; t++) {
        if (Double.isNaN(values[t]) && !Double.isNaN(values[t - m]) && !series.isMissing(t + m)) {
          values[t] = (values[t - m] + values[t + m]) / 2;
        }
      }
    }
    int previous = -1;
    for (int t = 0; t < n; t++) {
      if (Double.isNaN(values[t])) {
        continue;
      }
      for (int gap = previous + 1; gap < t; gap++) {
        double share = (gap - previous) / (double) (t - previous);
        values[gap] =
            previous < 0 ? values[t] : values[previous] + share * (values[t] - values[previous]);
      }
      previous = t;
    }
    for (int t = previous + 1; previous >= 0 && t < n; t++) {
      values[t] = values[previous];
    }
    return values;
  }
}
