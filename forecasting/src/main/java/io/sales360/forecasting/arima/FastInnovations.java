package io.sales360.forecasting.arima;

import java.util.Arrays;

/**
 * The exact Kalman filter of a complete stationary series in O(r) per period, r = max(p, q + 1).
 * The state covariance is never formed: its change from one period to the next has rank one and is
 * propagated by the recursions of Chandrasekhar. Morf, Sidhu &amp; Kailath (1974); Pearlman (1980);
 * Mélard (1984). Once that change has died away the gain is kept.
 *
 * <p>States move through their arrays as a window, so that shifting costs nothing.
 */
final class FastInnovations implements Innovations {
  /** A change this small beside 1 no longer moves the gain. */
  private static final double STEADY = 1e-13;

  private final double[][] columns;
  private final int n;
  private final double[][] errors;
  private double[][] states;
  private double[] change;
  private double[] gain;
  private double[] ar;
  private double logDeterminant;

  FastInnovations(double[][] columns) {
    this.columns = columns;
    this.n = columns[0].length;
    this.errors = new double[columns.length][n];
    this.states = new double[columns.length][0];
    this.change = new double[0];
    this.gain = new double[0];
    this.ar = new double[0];
  }

  @Override
  public double[] column(int index) {
    return errors[index];
  }

  @Override
  public int columns() {
    return columns.length;
  }

  @Override
  public int count() {
    return n;
  }

  @Override
  public double logDeterminant() {
    return logDeterminant;
  }

  @Override
  public boolean run(double[] phi, double[] theta) {
    int r = Math.max(phi.length, theta.length + 1);
    double[] gamma = Autocovariances.of(phi, theta, phi.length + 1);
    if (gamma.length == 0 || !(gamma[0] < 1e12)) {
      return false;
    }
    reserve(r);
    firstGain(phi, theta, gamma, r);
    System.arraycopy(phi, 0, ar, 0, phi.length);
    Arrays.fill(ar, phi.length, r, 0);
    System.arraycopy(gain, 0, change, 0, r);
    return filter(r, phi.length, gamma[0]);
  }

  private void reserve(int r) {
    if (gain.length != r) {
      gain = new double[r];
      ar = new double[r];
      change = new double[n + r + 1];
      states = new double[columns.length][n + r + 1];
    } else {
      Arrays.fill(change, 0);
      for (double[] state : states) {
        Arrays.fill(state, 0);
      }
    }
  }

  /** Covariance of the predicted state with the observation: T P(1) Z'. */
  private void firstGain(double[] phi, double[] theta, double[] gamma, int r) {
    double[] psi = Autocovariances.psi(phi, theta, theta.length + 1);
    for (int i = 0; i < r; i++) {
      double sum = 0;
      for (int j = i; j < phi.length; j++) {
        sum += phi[j] * gamma[j - i];
      }
      for (int j = i + 1; j <= theta.length; j++) {
        sum += theta[j - 1] * psi[j - i - 1];
      }
      gain[i] = sum;
    }
  }

  private boolean filter(int r, int p, double firstVariance) {
    double variance = firstVariance;
    double weight = -1 / variance;
    double product = 1;
    double logs = 0;
    boolean steady = false;
    for (int t = 0; t < n; t++) {
      double inverse = 1 / variance;
      double root = Math.sqrt(inverse);
      for (int c = 0; c < columns.length; c++) {
        double[] state = states[c];
        double first = state[t];
        double error = columns[c][t] - first;
        errors[c][t] = error * root;
        advance(state, t + 1, r, p, first, error * inverse);
      }
      product *= variance;
      if (product > 1e200 || product < 1e-200) {
        logs += Math.log(product);
        product = 1;
      }
      if (!steady) {
        double head = change[t];
        double factor = weight * head;
        double next = variance + factor * head;
        if (!(next > 0.999)) {
          return false;
        }
        double largest = advanceGain(t + 1, r, p, head, factor, head / next);
        weight += factor * factor / variance;
        variance = next;
        steady = Math.abs(weight) * largest * largest < STEADY;
      }
    }
    logDeterminant = logs + Math.log(product);
    return logDeterminant < Double.POSITIVE_INFINITY;
  }

  private void advance(double[] state, int base, int r, int p, double first, double scaled) {
    for (int i = 0; i < r; i++) {
      state[base + i] += gain[i] * scaled;
    }
    for (int i = 0; i < p; i++) {
      state[base + i] += ar[i] * first;
    }
  }

  private double advanceGain(int base, int r, int p, double head, double factor, double share) {
    for (int i = 0; i < p; i++) {
      change[base + i] += ar[i] * head;
    }
    double largest = 0;
    for (int i = 0; i < r; i++) {
      double moved = change[base + i];
      double g = gain[i] + factor * moved;
      gain[i] = g;
      moved -= g * share;
      change[base + i] = moved;
      largest = Math.max(largest, Math.abs(moved));
    }
    return largest;
  }
}
