package io.sales360.forecasting.arima;

import io.sales360.forecasting.model.KnownRegressors;

/** Columns of the regression beneath the ARMA errors, before any difference is taken. */
final class Design {
  private Design() {}

  /**
   * Constant, harmonics, regressors: one array per column for the periods {@code from} (inclusive)
   * to {@code to} (exclusive).
   */
  static double[][] columns(ArimaSpec spec, KnownRegressors known, int m, int from, int to) {
    int regressors = known.names().size();
    int first = spec.constant() ? 1 : 0;
    double[][] columns = new double[first + 2 * spec.harmonics() + regressors][to - from];
    boolean line = spec.d() + spec.seasonalD() > 0;
    for (int t = from; t < to; t++) {
      int row = t - from;
      if (spec.constant()) {
        columns[0][row] = line ? t + 1 : 1;
      }
      for (int k = 1; k <= spec.harmonics(); k++) {
        double angle = 2 * Math.PI * ((long) k * t % m) / m;
        columns[first + 2 * k - 2][row] = Math.cos(angle);
        columns[first + 2 * k - 1][row] = 2 * k == m ? 0 : Math.sin(angle);
      }
      for (int i = 0; i < regressors; i++) {
        columns[first + 2 * spec.harmonics() + i][row] = known.value(i, t);
      }
    }
    return columns;
  }
}
