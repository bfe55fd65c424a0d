package io.sales360.forecasting.ets;

import java.util.Arrays;

/**
 * The recursions of one form over one series, and their derivatives backwards through time. Level,
 * slope and season move as in HKOS (2008), table 2.2; additive and multiplicative errors share the
 * point recursion and differ in the likelihood only.
 *
 * <p>Parameters in the paper's letters: alpha, beta, gamma, phi, then level, slope and the seasons.
 */
final class EtsRecursion {
  static final int ALPHA = 0;
  static final int BETA = 1;
  static final int GAMMA = 2;
  static final int PHI = 3;
  static final int LEVEL = 4;
  static final int SLOPE = 5;
  static final int SEASON = 6;

  /** States this far below the size of the series count as not positive. */
  private static final double TINY = 1e-8;

  private final double[] y;
  private final int m;
  private final boolean relative;
  private final boolean trend;
  private final boolean factor;
  private final SeasonType season;
  private final double floor;
  private final double sseFloor;
  private final int observed;

  private final double[] bases;
  private final double[] levels;
  private final double[] slopes;
  private final double[] seasons;
  private final double[] fitted;
  private final double[] ring;
  private final double[] adjoint;
  private double lastLevel;
  private double lastSlope;
  private double sse;

  EtsRecursion(EtsSpec spec, double[] y, int m) {
    this.y = y;
    this.m = spec.season() == SeasonType.NONE ? 1 : m;
    this.relative = spec.error() == ErrorType.MULTIPLICATIVE;
    this.trend = spec.trend() != TrendType.NONE;
    this.factor = spec.trend().isMultiplied();
    this.season = spec.season();
    int n = y.length;
    double size = 0;
    double mean = 0;
    int count = 0;
    for (double value : y) {
      if (!Double.isNaN(value)) {
        size += Math.abs(value);
        mean += value;
        count++;
      }
    }
    mean /= count;
    double spread = 0;
    for (double value : y) {
      spread += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
    }
    this.observed = count;
    this.floor = TINY * size / count;
    this.sseFloor = relative ? 1e-18 * count : 1e-14 * spread + Double.MIN_NORMAL;
    this.bases = new double[n];
    this.levels = new double[n];
    this.slopes = new double[n];
    this.seasons = new double[n];
    this.fitted = new double[n];
    this.ring = new double[this.m];
    this.adjoint = new double[this.m];
  }

  int seasonStates() {
    return m;
  }

  int observed() {
    return observed;
  }

  /** Runs forward. Returns half of −2 logL without constants, or infinity out of domain. */
  double forward(double[] p) {
    double alpha = p[ALPHA];
    double beta = p[BETA];
    double gamma = p[GAMMA];
    double phi = p[PHI];
    double level = p[LEVEL];
    double slope = p[SLOPE];
    System.arraycopy(p, SEASON, ring, 0, m);
    double sum = 0;
    double logs = 0;
    boolean positive = relative || factor || season == SeasonType.MULTIPLICATIVE;
    int slot = 0;
    for (int t = 0; t < y.length; t++) {
      if (factor && (slope <= TINY || level <= floor)) {
        return Double.POSITIVE_INFINITY;
      }
      double growth = factor ? Math.pow(slope, phi) : phi * slope;
      double q = factor ? level * growth : trend ? level + growth : level;
      double s = ring[slot];
      double mu =
          switch (season) {
            case NONE -> q;
            case ADDITIVE -> q + s;
            case MULTIPLICATIVE -> q * s;
          };
      if (positive && (mu <= floor || (season == SeasonType.MULTIPLICATIVE && s <= TINY))) {
        return Double.POSITIVE_INFINITY;
      }
      bases[t] = q;
      levels[t] = level;
      slopes[t] = slope;
      seasons[t] = s;
      fitted[t] = mu;
      double d = y[t] - mu;
      if (Double.isNaN(d)) {
        d = 0;
      } else if (relative) {
        double e = d / mu;
        sum += e * e;
        logs += Math.log(mu);
      } else {
        sum += d * d;
      }
      if (season == SeasonType.MULTIPLICATIVE) {
        slope = growth + beta * d / (factor ? s * level : s);
        level = q + alpha * d / s;
        ring[slot] = s + gamma * d / q;
      } else {
        slope = growth + beta * d / (factor ? level : 1);
        level = q + alpha * d;
        ring[slot] = s + gamma * d;
      }
      slot = slot + 1 == m ? 0 : slot + 1;
    }
    lastLevel = level;
    lastSlope = slope;
    sse = sum;
    double value = 0.5 * observed * Math.log(sum + sseFloor) + logs;
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** After {@link #forward}: the derivatives of its value by every parameter. */
  void backward(double[] p, double[] gradient) {
    double alpha = p[ALPHA];
    double beta = p[BETA];
    double gamma = p[GAMMA];
    double phi = p[PHI];
    Arrays.fill(gradient, 0);
    Arrays.fill(adjoint, 0);
    double weight = observed / (sse + sseFloor);
    double toLevel = 0;
    double toSlope = 0;
    int slot = (y.length - 1) % m;
    for (int t = y.length - 1; t >= 0; t--) {
      double q = bases[t];
      double s = seasons[t];
      double mu = fitted[t];
      double d = y[t] - mu;
      boolean missing = Double.isNaN(d);
      double toSeason = adjoint[slot];
      double room = factor ? levels[t] : 1;
      double beyond = 0;
      double toBase = toLevel;
      double seasonBefore = toSeason;
      if (!missing) {
        double direct = relative ? 1 / mu - weight * (d / mu) * y[t] / (mu * mu) : -weight * d;
        if (season == SeasonType.MULTIPLICATIVE) {
          double states = alpha * toLevel + beta * toSlope / room;
          double toFitted = direct - states / s - gamma * toSeason / q;
          gradient[ALPHA] += toLevel * d / s;
          gradient[BETA] += toSlope * d / (s * room);
          beyond = factor ? -beta * d * toSlope / (s * room * room) : 0;
          gradient[GAMMA] += toSeason * d / q;
          toBase += s * toFitted - gamma * toSeason * d / (q * q);
          seasonBefore += q * toFitted - states * d / (s * s);
        } else {
          double toFitted = direct - alpha * toLevel - beta * toSlope / room - gamma * toSeason;
          gradient[ALPHA] += toLevel * d;
          gradient[BETA] += toSlope * d / room;
          beyond = factor ? -beta * d * toSlope / (room * room) : 0;
          gradient[GAMMA] += toSeason * d;
          toBase += toFitted;
          seasonBefore += toFitted;
        }
      }
      adjoint[slot] = seasonBefore;
      if (factor) {
        double growth = Math.pow(slopes[t], phi);
        double toGrowth = toSlope + levels[t] * toBase;
        gradient[PHI] += toGrowth * growth * Math.log(slopes[t]);
        toSlope = toGrowth * phi * growth / slopes[t];
        toLevel = beyond + growth * toBase;
      } else {
        if (trend) {
          gradient[PHI] += slopes[t] * (toSlope + toBase);
          toSlope = phi * (toSlope + toBase);
        }
        toLevel = toBase;
      }
      slot = slot == 0 ? m - 1 : slot - 1;
    }
    gradient[LEVEL] = toLevel;
    gradient[SLOPE] = toSlope;
    System.arraycopy(adjoint, 0, gradient, SEASON, m);
  }

  double sse() {
    return sse;
  }

  double lastLevel() {
    return lastLevel;
  }

  double lastSlope() {
    return lastSlope;
  }

  /** The seasons after the last period, the next period's first. */
  double[] lastSeasons() {
    double[] next = new double[m];
    for (int j = 0; j < m; j++) {
      next[j] = ring[(y.length + j) % m];
    }
    return next;
  }

  /** Observation minus fitted value per period; NaN where missing. */
  double[] residuals() {
    double[] errors = new double[y.length];
    for (int t = 0; t < errors.length; t++) {
      errors[t] = y[t] - fitted[t];
    }
    return errors;
  }
}
