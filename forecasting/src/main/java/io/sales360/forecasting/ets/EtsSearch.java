package io.sales360.forecasting.ets;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.decomposition.SeasonalPattern;
import io.sales360.forecasting.math.Bfgs;
import io.sales360.forecasting.math.Differentiable;
import io.sales360.forecasting.math.LeastSquares;
import io.sales360.forecasting.math.Optimum;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;

/**
 * Maximum likelihood of one form. Smoothing parameters live in the usual region (HKOS 2008, §2.5: 0
 * &lt; beta &lt; alpha &lt; 1, 0 &lt; gamma &lt; 1 − alpha, 0.8 ≤ phi ≤ 0.98) through logistic
 * maps; initial states are searched with them along exact gradients, seasons kept normalised.
 */
final class EtsSearch implements Differentiable {
  private static final double LOWER = 1e-4;
  private static final double UPPER = 1 - 1e-4;
  private static final double PHI_LOWER = 0.8;
  private static final double PHI_UPPER = 0.98;

  /** A gain in log-likelihood this small, relatively, changes no choice and no forecast. */
  private static final double TOLERANCE = 1e-7;

  private static final int MAX_ITERATIONS = 400;
  private static final int MAX_HALVINGS = 20;

  /** Values of alpha to start from: the likelihood often has a slow and a quick hill. */
  private static final double SLOW = 0.15;

  private static final double QUICK = 0.7;

  private final EtsSpec spec;
  private final TimeSeries history;
  private final EtsRecursion recursion;
  private final int m;
  private final int free;
  private final boolean seasonal;
  private final double[] start;
  private final double[] natural;
  private final double[] naturalGradient;
  private double unit;
  private double offset;

  EtsSearch(EtsSpec spec, TimeSeries history) {
    this.spec = spec;
    this.history = history;
    this.recursion = new EtsRecursion(spec, history.toArray(), history.seasonLength());
    this.seasonal = spec.season() != SeasonType.NONE;
    this.m = recursion.seasonStates();
    this.start = new double[EtsRecursion.SEASON + m];
    this.natural = new double[start.length];
    this.naturalGradient = new double[start.length];
    int slopeFree = spec.trend() == TrendType.NONE ? 0 : spec.trend().isDamped() ? 3 : 2;
    this.free = 2 + slopeFree + (seasonal ? m : 0);
    initialStates();
  }

  EtsFit run() {
    if (unit == 0) {
      return new EtsFit(spec, history, constant(), 0, true);
    }
    shrinkIntoDomain();
    Bfgs minimizer = new Bfgs(TOLERANCE, MAX_ITERATIONS);
    Optimum slow = minimizer.minimize(this, startingPoint(SLOW));
    Optimum quick = minimizer.minimize(this, startingPoint(QUICK));
    Optimum best = quick.value() < slow.value() ? quick : slow;
    int evaluations = slow.evaluations() + quick.evaluations();
    toNatural(best.point());
    return new EtsFit(spec, history, natural.clone(), evaluations, best.converged());
  }

  private double[] constant() {
    double[] p = start.clone();
    p[EtsRecursion.ALPHA] = LOWER;
    p[EtsRecursion.PHI] = spec.trend().isDamped() ? PHI_UPPER : 1;
    return p;
  }

  /**
   * Where the seasons of the whole series are too large for its beginning, fitted values would not
   * be positive: slope and seasons are halved until the recursion runs.
   */
  private void shrinkIntoDomain() {
    double neutral = spec.season() == SeasonType.MULTIPLICATIVE ? 1 : 0;
    double[] gradient = new double[free];
    for (int k = 0; k < MAX_HALVINGS; k++) {
      boolean runs =
          Double.isFinite(evaluate(startingPoint(SLOW), gradient))
              && Double.isFinite(evaluate(startingPoint(QUICK), gradient));
      if (runs) {
        return;
      }
      start[EtsRecursion.SLOPE] = still() + (start[EtsRecursion.SLOPE] - still()) / 2;
      for (int j = EtsRecursion.SEASON; j < start.length; j++) {
        start[j] = neutral + (start[j] - neutral) / 2;
      }
    }
  }

  /** Level and slope from a line through the first periods, seasons from a decomposition. */
  private void initialStates() {
    double[] y = Gaps.filled(history);
    double neutral = spec.season() == SeasonType.MULTIPLICATIVE ? 1 : 0;
    Arrays.fill(start, EtsRecursion.SEASON, start.length, neutral);
    if (seasonal) {
      SeasonalPattern pattern =
          SeasonalPattern.classical(y, m, spec.season() == SeasonType.MULTIPLICATIVE);
      for (int j = 0; j < m; j++) {
        start[EtsRecursion.SEASON + j] =
            neutral == 1 ? Math.max(0.05, pattern.index(j)) : pattern.index(j);
      }
      y = pattern.removeFrom(y);
    }
    int n = Math.min(y.length, Math.max(10, 2 * m));
    double[] ones = new double[n];
    double[] line = new double[n];
    for (int t = 0; t < n; t++) {
      ones[t] = 1;
      line[t] = t + 1;
    }
    boolean sloped = spec.trend() != TrendType.NONE;
    double[][] columns = sloped ? new double[][] {ones, line} : new double[][] {ones};
    double[] b = LeastSquares.solve(columns, Arrays.copyOf(y, n));
    start[EtsRecursion.LEVEL] = b[0];
    start[EtsRecursion.SLOPE] = sloped ? b[1] : 0;
    boolean factor = spec.trend().isMultiplied();
    if (factor) {
      start[EtsRecursion.SLOPE] = b[0] > 0 ? Math.min(1.5, Math.max(0.67, 1 + b[1] / b[0])) : 1;
    }
    double low = Arrays.stream(y).min().orElse(0);
    double high = Arrays.stream(y).max().orElse(0);
    boolean positive =
        factor
            || spec.error() == ErrorType.MULTIPLICATIVE
            || spec.season() == SeasonType.MULTIPLICATIVE;
    if (positive && start[EtsRecursion.LEVEL] < low / 2) {
      start[EtsRecursion.LEVEL] = y[0];
      start[EtsRecursion.SLOPE] = still();
    }
    double raw = 0;
    double[] values = Gaps.filled(history);
    double mean = Arrays.stream(values).average().orElse(0);
    for (double value : values) {
      raw += (value - mean) * (value - mean);
    }
    boolean flat = high - low <= 1e-12 * Math.max(Math.abs(high), Math.abs(low));
    unit = raw == 0 || (flat && !seasonal) ? 0 : Math.sqrt(raw / values.length);
    offset = 0.5 * recursion.observed() * Math.log(Math.max(raw, Double.MIN_NORMAL));
  }

  private double[] startingPoint(double alpha) {
    double[] u = new double[free];
    int i = 0;
    u[i++] = logit((alpha - LOWER) / (UPPER - LOWER));
    if (spec.trend() != TrendType.NONE) {
      u[i++] = logit(0.1);
    }
    if (seasonal) {
      u[i++] = logit(0.1);
    }
    if (spec.trend().isDamped()) {
      u[i] = logit(0.9);
    }
    return u;
  }

  @Override
  public double evaluate(double[] u, double[] gradient) {
    toNatural(u);
    double value = recursion.forward(natural) - offset;
    if (value == Double.POSITIVE_INFINITY) {
      return value;
    }
    recursion.backward(natural, naturalGradient);
    toFree(u, gradient);
    return value;
  }

  private void toNatural(double[] u) {
    int i = 0;
    double alpha = LOWER + (UPPER - LOWER) * logistic(u[i++]);
    natural[EtsRecursion.ALPHA] = alpha;
    boolean sloped = spec.trend() != TrendType.NONE;
    natural[EtsRecursion.BETA] = sloped ? share(alpha, u[i++]) : 0;
    natural[EtsRecursion.GAMMA] = seasonal ? share(1 - alpha, u[i++]) : 0;
    natural[EtsRecursion.PHI] =
        spec.trend().isDamped() ? PHI_LOWER + (PHI_UPPER - PHI_LOWER) * logistic(u[i++]) : 1;
    natural[EtsRecursion.LEVEL] = start[EtsRecursion.LEVEL] + unit * u[i++];
    natural[EtsRecursion.SLOPE] = sloped ? start[EtsRecursion.SLOPE] + slopeUnit() * u[i++] : 0;
    double sum = 0;
    for (int j = 0; j < m - 1; j++) {
      natural[EtsRecursion.SEASON + j] =
          start[EtsRecursion.SEASON + j] + (seasonal ? seasonUnit() * u[i++] : 0);
      sum += natural[EtsRecursion.SEASON + j];
    }
    double whole = spec.season() == SeasonType.MULTIPLICATIVE ? m : 0;
    natural[EtsRecursion.SEASON + m - 1] = seasonal ? whole - sum : 0;
  }

  private void toFree(double[] u, double[] gradient) {
    boolean sloped = spec.trend() != TrendType.NONE;
    int i = 0;
    double sigma = logistic(u[i]);
    int alphaAt = i++;
    double byAlpha = naturalGradient[EtsRecursion.ALPHA];
    if (sloped) {
      double part = logistic(u[i]);
      double room = room(natural[EtsRecursion.ALPHA]);
      byAlpha += naturalGradient[EtsRecursion.BETA] * part;
      gradient[i++] = naturalGradient[EtsRecursion.BETA] * room * part * (1 - part);
    }
    if (seasonal) {
      double part = logistic(u[i]);
      double room = room(1 - natural[EtsRecursion.ALPHA]);
      byAlpha -= naturalGradient[EtsRecursion.GAMMA] * part;
      gradient[i++] = naturalGradient[EtsRecursion.GAMMA] * room * part * (1 - part);
    }
    if (spec.trend().isDamped()) {
      double part = logistic(u[i]);
      gradient[i++] =
          naturalGradient[EtsRecursion.PHI] * (PHI_UPPER - PHI_LOWER) * part * (1 - part);
    }
    gradient[alphaAt] = byAlpha * (UPPER - LOWER) * sigma * (1 - sigma);
    gradient[i++] = naturalGradient[EtsRecursion.LEVEL] * unit;
    if (sloped) {
      gradient[i++] = naturalGradient[EtsRecursion.SLOPE] * slopeUnit();
    }
    double last = naturalGradient[EtsRecursion.SEASON + m - 1];
    for (int j = 0; seasonal && j < m - 1; j++) {
      gradient[i++] = (naturalGradient[EtsRecursion.SEASON + j] - last) * seasonUnit();
    }
  }

  /** The slope of a series that does not grow. */
  private double still() {
    return spec.trend().isMultiplied() ? 1 : 0;
  }

  private double slopeUnit() {
    return spec.trend().isMultiplied()
        ? 0.1 * unit / Math.max(Math.abs(start[EtsRecursion.LEVEL]), unit)
        : 0.1 * unit;
  }

  private double seasonUnit() {
    return spec.season() == SeasonType.MULTIPLICATIVE
        ? unit / Math.max(Math.abs(start[EtsRecursion.LEVEL]), unit)
        : unit;
  }

  private static double room(double limit) {
    return Math.max(0, limit - LOWER);
  }

  private static double share(double limit, double u) {
    return LOWER + room(limit) * logistic(u);
  }

  private static double logistic(double u) {
    return 1 / (1 + Math.exp(-u));
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }
}
