package io.sales360.forecasting.regression;

import io.sales360.forecasting.features.SeriesFeatures;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;

/** Steps through the future of one series; forecasts are fed back where the lead ends. */
final class Walk {
  /** The part of the width that goes with the forecast; the rest goes with the level. */
  private static final double BY_FORECAST = 0.9;

  private final BoostedModel model;
  private final BoostedModel.Local local;
  private final SeriesFeatures series;
  private final float[] row;
  private final double[] means;
  private final int n;
  private final boolean negatives;
  private int made;

  Walk(
      BoostedModel model,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors future,
      BoostedModel.Local local,
      int steps) {
    this.model = model;
    this.local = local;
    this.series = model.features(history, past, future, local, steps);
    this.row = series.emptyRow();
    this.means = new double[steps];
    this.n = history.length();
    this.negatives = hasNegatives(history);
  }

  static boolean hasNegatives(TimeSeries history) {
    for (int t = 0; t < history.length(); t++) {
      if (history.value(t) < 0) {
        return true;
      }
    }
    return false;
  }

  SeriesFeatures series() {
    return series;
  }

  float[] row() {
    return row;
  }

  /** The mean of the next step. */
  double advance() {
    int h = made + 1;
    int origin = model.origin(n, h);
    while (series.length() <= origin) {
      int t = series.length();
      series.append(series.isShut(t) ? Double.NaN : means[t - n]);
    }
    means[made] = model.mean(series, row, origin, n - 1 + h, negatives);
    return means[made++];
  }

  /** What relative errors of a step are relative to; 0 where nothing can be sold. */
  double unit(int h) {
    if (series.isShut(n - 1 + h)) {
      return 0;
    }
    return BY_FORECAST * Math.abs(means[h - 1]) + (1 - BY_FORECAST) * series.level(n - 1);
  }

  /** A quantile of a step already made. */
  double quantile(int h, double p) {
    double value = means[h - 1] + local.spread() * unit(h) * model.errors().quantile(h, p);
    return negatives ? value : Math.max(0, value);
  }
}
