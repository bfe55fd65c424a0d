package io.sales360.forecasting.arima;

import io.sales360.forecasting.math.LeastSquares;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;

/** What is settled before ARMA orders are searched: harmonics and differences. */
final class RegressionFrame {
  /** From this season length on, harmonics take the place of seasonal orders. */
  static final int LONG_SEASON = 24;

  private static final int MAX_HARMONICS = 10;

  private final TimeSeries filled;
  private final KnownRegressors known;
  private final int m;

  /** A complete series. */
  RegressionFrame(TimeSeries filled, KnownRegressors known) {
    this.filled = filled;
    this.known = known;
    this.m = filled.seasonLength();
  }

  /** Differences and harmonics; no ARMA orders yet. */
  ArimaSpec chosen(int maxD) {
    boolean harmonic = m >= LONG_SEASON;
    ArimaSpec plain = ArimaSpec.of(0, 0, 0).withEstimation(Estimation.CSS_ML);
    if (harmonic) {
      plain = plain.withHarmonics(harmonics());
    }
    double[] rest = withoutRegression(plain);
    int seasonalD = harmonic || m < 2 ? 0 : DifferenceTests.seasonal(rest, m);
    double[] w = Differences.of(rest, 0, seasonalD, m);
    int d = DifferenceTests.ordinary(w, maxD);
    ArimaSpec frame =
        new ArimaSpec(0, d, 0, 0, seasonalD, 0, false, plain.harmonics(), Estimation.CSS_ML);
    return frame;
  }

  /** Pairs with the least AICc of a regression on a line and them; none below two seasons. */
  private int harmonics() {
    int n = filled.length();
    int most = n < 2 * m ? 0 : Math.min(MAX_HARMONICS, Math.min(m / 2, (n - 4) / 6));
    double least = Double.POSITIVE_INFINITY;
    int best = 0;
    for (int k = 0; k <= most; k++) {
      ArimaSpec spec = ArimaSpec.of(0, 0, 0).withConstant(true).withHarmonics(k);
      double[] rest = regressed(spec, true);
      double squares = 0;
      for (double value : rest) {
        squares += value * value;
      }
      int parameters = 2 * k + 3;
      double logLik = -0.5 * n * Math.log(Math.max(Double.MIN_NORMAL, squares / n));
      double aicc = FitReport.aicc(logLik, parameters, n);
      if (aicc < least) {
        least = aicc;
        best = k;
      }
    }
    return best;
  }

  /** The filled series less its least squares regression, a constant kept. */
  double[] withoutRegression(ArimaSpec spec) {
    if (spec.harmonics() == 0 && known.isEmpty()) {
      return filled.toArray();
    }
    return regressed(spec.d() + spec.seasonalD() == 0 ? spec.withConstant(true) : spec, false);
  }

  private double[] regressed(ArimaSpec spec, boolean line) {
    double[] y = filled.toArray();
    int n = y.length;
    double[][] design = Design.columns(spec, known, m, 0, n);
    double[][] columns = new double[design.length + (line ? 1 : 0)][];
    for (int c = 0; c < design.length; c++) {
      columns[c] = design[c].clone();
    }
    if (line) {
      columns[design.length] = new double[n];
      for (int t = 0; t < n; t++) {
        columns[design.length][t] = t;
      }
    }
    double[] beta = LeastSquares.solve(columns, y.clone());
    for (int t = 0; t < n; t++) {
      for (int c = 0; c < design.length; c++) {
        y[t] -= beta[c] * design[c][t];
      }
      y[t] -= line ? beta[design.length] * t : 0;
    }
    return y;
  }
}
