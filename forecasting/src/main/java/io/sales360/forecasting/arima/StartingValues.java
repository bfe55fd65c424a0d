package io.sales360.forecasting.arima;

import io.sales360.forecasting.math.LeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * First guesses of ARMA coefficients: errors of a long autoregression stand in for the innovations,
 * and the series is regressed on its own lags and theirs. Hannan &amp; Rissanen (1982).
 */
final class StartingValues {
  /** Free numbers of the first φ, θ, Φ, Θ. The moving average counts with its sign turned. */
  private static final double[][] HILLS = {
    {0.6, 1.5, 0, 0.6}, {-0.6, 0.5, 0, 0.6}, {1.5, 0.5, 0.6, 0}, {0.6, 0, 0.6, 1.2},
  };

  private final double[] w;
  private final double[] errors;
  private final int firstError;

  /** A complete differenced series without its regression. */
  StartingValues(double[] w, int m) {
    this.w = w;
    int n = w.length;
    int order = Math.max(0, Math.min(n / 3, Math.max(8, m + 4)));
    double[] phi = yuleWalker(w, order);
    this.firstError = order;
    this.errors = new double[n];
    for (int t = order; t < n; t++) {
      double sum = w[t];
      for (int j = 1; j <= order; j++) {
        sum -= phi[j - 1] * w[t - j];
      }
      errors[t] = sum;
    }
  }

  /**
   * Zeros, the regression's guess, and one point per hill that likelihoods of this kind tend to
   * have: a strong first autoregression against a strong first moving average.
   */
  List<double[]> patterns(ArmaOrders orders) {
    List<double[]> starts = new ArrayList<>();
    starts.add(new double[orders.free()]);
    if (orders.free() == 0) {
      return starts;
    }
    starts.add(of(orders));
    int p = orders.p();
    int q = orders.q();
    for (double[] hill : HILLS) {
      double[] start = new double[orders.free()];
      if (p > 0) {
        start[0] = hill[0];
      }
      if (q > 0) {
        start[p] = hill[1];
      }
      if (orders.seasonalP() > 0) {
        start[p + q] = hill[2];
      }
      if (orders.seasonalQ() > 0) {
        start[p + q + orders.seasonalP()] = hill[3];
      }
      starts.add(start);
    }
    return starts;
  }

  /** Free numbers to start from; zeros if the series is too short to say more. */
  double[] of(ArmaOrders orders) {
    double[] nothing = new double[orders.free()];
    int lag = Math.max(orders.arDegree(), orders.maDegree());
    int from = Math.max(firstError + orders.maDegree(), lag);
    int rows = w.length - from;
    if (orders.free() == 0 || rows < 2 * orders.free() + 2) {
      return nothing;
    }
    double[][] columns = new double[orders.free()][];
    int at = 0;
    for (int i = 1; i <= orders.p(); i++) {
      columns[at++] = Arrays.copyOfRange(w, from - i, w.length - i);
    }
    for (int i = 1; i <= orders.q(); i++) {
      columns[at++] = Arrays.copyOfRange(errors, from - i, w.length - i);
    }
    for (int i = 1; i <= orders.seasonalP(); i++) {
      columns[at++] = Arrays.copyOfRange(w, from - i * orders.m(), w.length - i * orders.m());
    }
    for (int i = 1; i <= orders.seasonalQ(); i++) {
      columns[at++] = Arrays.copyOfRange(errors, from - i * orders.m(), w.length - i * orders.m());
    }
    double[] guess = LeastSquares.solve(columns, Arrays.copyOfRange(w, from, w.length));
    double[] free = PartialCorrelations.toFree(orders, guess);
    for (double value : free) {
      if (!Double.isFinite(value)) {
        return nothing;
      }
    }
    return free;
  }

  private static double[] yuleWalker(double[] w, int order) {
    double[] gamma = new double[order + 1];
    for (int lag = 0; lag <= order; lag++) {
      for (int t = lag; t < w.length; t++) {
        gamma[lag] += w[t] * w[t - lag];
      }
    }
    double[] phi = new double[order];
    double variance = gamma[0];
    for (int k = 0; k < order && variance > 0; k++) {
      double sum = gamma[k + 1];
      for (int j = 0; j < k; j++) {
        sum -= phi[j] * gamma[k - j];
      }
      double r = sum / variance;
      for (int i = 0, j = k - 1; i <= j; i++, j--) {
        double low = phi[i];
        double high = phi[j];
        phi[i] = low - r * high;
        phi[j] = high - r * low;
      }
      phi[k] = r;
      variance *= 1 - r * r;
    }
    return phi;
  }
}
