package io.sales360.forecasting.ces;

import java.util.Arrays;

/**
 * The recursion of one form over one series and its derivatives backwards. The initial states are
 * backcast: the series is run forwards, backwards and forwards again, and each run starts where the
 * one before ended, one step without an error further on. Only errors of the last run count.
 *
 * <p>Smoothing parameters: α0, α1 of the level, β0, β1 of the season (the simple form has only the
 * latter two, called α in the paper).
 */
final class CesRecursion {
  static final int LEVEL_REAL = 0;
  static final int LEVEL_IMAGINARY = 1;
  static final int SEASON_REAL = 2;
  static final int SEASON_IMAGINARY = 3;

  /** Forwards, backwards, forwards. */
  private static final int RUNS = 3;

  private final double[] y;
  private final int n;
  private final int m;
  private final boolean level;
  private final boolean season;
  private final boolean turning;
  private final double sseFloor;
  private final int observed;
  private final double[] start;

  private final double[] errors;
  private final double[] imaginaries;
  private final double[] seasonImaginaries;
  private final double[] turnedLevel;
  private final double[] turnedSeason;
  private final double[] states;
  private final double[] initial;
  private final double[] adjoint;
  private double sse;

  /**
   * A recursion.
   *
   * @param start states before the first run: level (two values), then the real and the imaginary
   *     part of each season
   */
  CesRecursion(CesForm form, double[] y, int m, double[] start) {
    this.y = y;
    this.n = y.length;
    this.m = form.hasSeason() ? m : 1;
    this.level = form.hasLevel();
    this.season = form.hasSeason();
    this.turning = form.turnsSeason();
    this.start = start;
    double mean = 0;
    int count = 0;
    for (double value : y) {
      if (!Double.isNaN(value)) {
        mean += value;
        count++;
      }
    }
    mean /= Math.max(1, count);
    double spread = 0;
    for (double value : y) {
      spread += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
    }
    this.observed = count;
    this.sseFloor = 1e-14 * spread + Double.MIN_NORMAL;
    this.errors = new double[RUNS * n];
    this.imaginaries = new double[RUNS * n];
    this.seasonImaginaries = new double[RUNS * n];
    this.turnedLevel = new double[RUNS];
    this.turnedSeason = new double[RUNS * this.m];
    this.states = new double[start.length];
    this.initial = new double[start.length];
    this.adjoint = new double[start.length];
  }

  static int stateCount(CesForm form, int m) {
    return 2 + (form.hasSeason() ? 2 * m : 0);
  }

  int observed() {
    return observed;
  }

  double sse() {
    return sse;
  }

  /** States after the last period; the seasons by period modulo their number. */
  double[] states() {
    return states.clone();
  }

  /** States before the first period of the last run. */
  double[] initial() {
    return initial.clone();
  }

  /** Errors of the last run. */
  double[] residuals() {
    double[] last = Arrays.copyOfRange(errors, (RUNS - 1) * n, RUNS * n);
    for (int t = 0; t < n; t++) {
      last[t] = Double.isNaN(y[t]) ? Double.NaN : last[t];
    }
    return last;
  }

  /** Half of −2 logL without constants after backcasting; infinite if states overflow. */
  double backcast(double[] p) {
    System.arraycopy(start, 0, states, 0, start.length);
    run(p, 0, false);
    turn(p, 0);
    run(p, n, true);
    turn(p, 1);
    return last(p);
  }

  /** The same from given initial states, in one run. */
  double from(double[] p, double[] given) {
    System.arraycopy(given, 0, states, 0, given.length);
    return last(p);
  }

  private double last(double[] p) {
    System.arraycopy(states, 0, initial, 0, states.length);
    run(p, 2 * n, false);
    double sum = 0;
    for (int i = 2 * n; i < 3 * n; i++) {
      sum += errors[i] * errors[i];
    }
    sse = sum;
    double value = 0.5 * observed * Math.log(sum + sseFloor);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private void run(double[] p, int at, boolean backwards) {
    double a0 = p[0];
    double a1 = p[1];
    double b0 = p[2];
    double b1 = p[3];
    double l = states[0];
    double c = states[1];
    int slot = backwards ? (n - 1) % m : 0;
    for (int k = 0; k < n; k++) {
      int t = backwards ? n - 1 - k : k;
      double s = season ? states[2 + slot] : 0;
      double e = y[t] - l - s;
      if (Double.isNaN(y[t])) {
        e = 0;
      }
      errors[at + k] = e;
      imaginaries[at + k] = c;
      if (level) {
        double next = l - (1 - a1) * c + (a0 - a1) * e;
        c = l + (1 - a0) * c + (a0 + a1) * e;
        l = next;
      }
      if (turning) {
        double q = states[2 + m + slot];
        seasonImaginaries[at + k] = q;
        states[2 + slot] = s - (1 - b1) * q + (b0 - b1) * e;
        states[2 + m + slot] = s + (1 - b0) * q + (b0 + b1) * e;
      } else if (season) {
        states[2 + slot] = s + b0 * e;
      }
      slot = backwards ? (slot == 0 ? m - 1 : slot - 1) : (slot + 1 == m ? 0 : slot + 1);
    }
    states[0] = l;
    states[1] = c;
  }

  /** One step of every state without an error, before the direction changes. */
  private void turn(double[] p, int which) {
    if (level) {
      double l = states[0];
      double c = states[1];
      turnedLevel[which] = c;
      states[0] = l - (1 - p[1]) * c;
      states[1] = l + (1 - p[0]) * c;
    }
    for (int j = 0; turning && j < m; j++) {
      double s = states[2 + j];
      double q = states[2 + m + j];
      turnedSeason[which * m + j] = q;
      states[2 + j] = s - (1 - p[3]) * q;
      states[2 + m + j] = s + (1 - p[2]) * q;
    }
  }

  /** After {@link #backcast}: the derivatives of its value by the smoothing parameters. */
  void backward(double[] p, double[] gradient) {
    Arrays.fill(gradient, 0);
    Arrays.fill(adjoint, 0);
    backwardRun(p, 2 * n, false, observed / (sse + sseFloor), gradient);
    backwardTurn(p, 1, gradient);
    backwardRun(p, n, true, 0, gradient);
    backwardTurn(p, 0, gradient);
    backwardRun(p, 0, false, 0, gradient);
  }

  private void backwardRun(double[] p, int at, boolean mirrored, double weight, double[] gradient) {
    double a0 = p[0];
    double a1 = p[1];
    double b0 = p[2];
    double b1 = p[3];
    double toL = adjoint[0];
    double toC = adjoint[1];
    double g0 = 0;
    double g1 = 0;
    double h0 = 0;
    double h1 = 0;
    int slot = mirrored ? 0 : (n - 1) % m;
    for (int k = n - 1; k >= 0; k--) {
      int t = mirrored ? n - 1 - k : k;
      double e = errors[at + k];
      double toS = season ? adjoint[2 + slot] : 0;
      double toQ = turning ? adjoint[2 + m + slot] : 0;
      double toE = weight * e;
      if (level) {
        double c = imaginaries[at + k];
        toE += (a0 - a1) * toL + (a0 + a1) * toC;
        g0 += e * toL + (e - c) * toC;
        g1 += (c - e) * toL + e * toC;
      }
      if (turning) {
        double q = seasonImaginaries[at + k];
        toE += (b0 - b1) * toS + (b0 + b1) * toQ;
        h0 += e * toS + (e - q) * toQ;
        h1 += (q - e) * toS + e * toQ;
      } else if (season) {
        toE += b0 * toS;
        h0 += e * toS;
      }
      if (Double.isNaN(y[t])) {
        toE = 0;
      }
      if (level) {
        double before = toL + toC - toE;
        toC = (1 - a0) * toC - (1 - a1) * toL;
        toL = before;
      }
      if (turning) {
        adjoint[2 + slot] = toS + toQ - toE;
        adjoint[2 + m + slot] = (1 - b0) * toQ - (1 - b1) * toS;
      } else if (season) {
        adjoint[2 + slot] = toS - toE;
      }
      slot = mirrored ? (slot + 1 == m ? 0 : slot + 1) : (slot == 0 ? m - 1 : slot - 1);
    }
    adjoint[0] = toL;
    adjoint[1] = toC;
    gradient[0] += g0;
    gradient[1] += g1;
    gradient[2] += h0;
    gradient[3] += h1;
  }

  private void backwardTurn(double[] p, int which, double[] gradient) {
    if (level) {
      double toL = adjoint[0];
      double toC = adjoint[1];
      double c = turnedLevel[which];
      gradient[0] -= c * toC;
      gradient[1] += c * toL;
      adjoint[0] = toL + toC;
      adjoint[1] = (1 - p[0]) * toC - (1 - p[1]) * toL;
    }
    for (int j = 0; turning && j < m; j++) {
      double toS = adjoint[2 + j];
      double toQ = adjoint[2 + m + j];
      double q = turnedSeason[which * m + j];
      gradient[2] -= q * toQ;
      gradient[3] += q * toS;
      adjoint[2 + j] = toS + toQ;
      adjoint[2 + m + j] = (1 - p[2]) * toQ - (1 - p[3]) * toS;
    }
  }
}
