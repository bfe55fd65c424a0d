package io.sales360.forecasting.harmonic;

/**
 * A level with a damped trend whose errors follow an ARMA(1,1) process: De Livera, Hyndman &amp;
 * Snyder (2011), JASA 106, equations (3b), (3c) and (3e), without the seasonal states.
 *
 * <p>A state is level, trend, last error before and last error after the ARMA part. Running is
 * linear in series and state, which is how columns of a regression are filtered.
 *
 * @param level share α of an error that stays in the level
 * @param trend share β of an error that stays in the trend; 0 with {@code damping} 0 is no trend
 * @param damping φ, what is left of the trend after a period
 * @param ar autoregressive coefficient of the errors
 * @param ma moving-average coefficient of the errors
 */
record Smoothing(double level, double trend, double damping, double ar, double ma) {
  /** Values in a state. */
  static final int STATES = 4;

  /** Whether there is a trend. */
  boolean trended() {
    return damping > 0;
  }

  /** Estimated values. */
  int count() {
    return 1 + (trended() ? 2 : 0) + (ar != 0 ? 1 : 0) + (ma != 0 ? 1 : 0);
  }

  /**
   * One-step errors of a series; 0 where it is missing.
   *
   * @param state the start; afterwards the end
   * @param errors written
   */
  void run(double[] x, boolean[] missing, double[] state, double[] errors) {
    double l = state[0];
    double b = state[1];
    double d = state[2];
    double e = state[3];
    for (int t = 0; t < x.length; t++) {
      double base = l + damping * b;
      double expected = ar * d + ma * e;
      e = missing[t] ? 0 : x[t] - base - expected;
      d = expected + e;
      l = base + level * d;
      b = damping * b + trend * d;
      errors[t] = e;
    }
    state[0] = l;
    state[1] = b;
    state[2] = d;
    state[3] = e;
  }

  /** What a state says about the next periods. */
  double[] means(double[] state, int steps) {
    double l = state[0];
    double b = state[1];
    double d = state[2];
    double e = state[3];
    double[] means = new double[steps];
    for (int h = 0; h < steps; h++) {
      double base = l + damping * b;
      d = ar * d + ma * e;
      e = 0;
      means[h] = base + d;
      l = base + level * d;
      b = damping * b + trend * d;
    }
    return means;
  }

  /** What an error of 1 adds to the next periods. */
  double[] weights(int steps) {
    return means(new double[] {level, trend, 1, 1}, steps);
  }
}
