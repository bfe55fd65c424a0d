package io.sales360.forecasting.harmonic;

import io.sales360.forecasting.math.Bfgs;
import io.sales360.forecasting.math.LeastSquares;
import io.sales360.forecasting.math.Optimum;
import io.sales360.forecasting.model.FitReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates smoothing and waves in turns, both by the same sum of squared one-step errors: errors
 * are linear in first state and waves once the smoothing is known, so that these are a regression
 * on filtered columns. De Livera, Hyndman &amp; Snyder (2011), §3.1.
 */
final class HarmonicSearch {
  /** Waves per season in the first round, which only has to clear the view on the level. */
  private static final int FIRST_CYCLES = 6;

  private static final int MOST_CYCLES = 21;

  /** Observations that a column must have. */
  private static final int PER_COLUMN = 4;

  private static final double STEP = 1e-6;

  /** What a first trend must explain beside the first level to be told from it. */
  private static final double SEPARATE = 1e-12;

  private static final double TINY = 1e-20;
  private static final Bfgs OPTIMIZER = new Bfgs(1e-7, 40);

  private static final List<Smoothing> FIRST_STARTS =
      List.of(new Smoothing(0.3, 0, 0, 0, 0), new Smoothing(0.02, 0, 0, 0.7, 0));

  private static final List<Smoothing> STARTS =
      List.of(
          new Smoothing(0.3, 0, 0, 0, 0),
          new Smoothing(0.3, 0.03, 0.9, 0, 0),
          new Smoothing(0.2, 0, 0, 0.2, 0),
          new Smoothing(0.02, 0, 0, 0.7, 0.1));

  private final double[] plain;
  private final boolean[] missing;
  private final int observed;
  private final double[] errors;
  private final double[] rest;
  private List<Wave> waves = List.of();
  private double[] coefficients = new double[2];
  private Smoothing smoothing = new Smoothing(0.3, 0, 0, 0, 0);
  private int evaluations;
  private boolean converged = true;

  /**
   * A search over a plain series.
   *
   * @param plain NaN where missing; centred, spread about 1
   */
  HarmonicSearch(double[] plain) {
    int n = plain.length;
    this.plain = plain;
    this.missing = new boolean[n];
    int seen = 0;
    for (int t = 0; t < n; t++) {
      missing[t] = Double.isNaN(plain[t]);
      seen += missing[t] ? 0 : 1;
    }
    this.observed = seen;
    this.errors = new double[n];
    this.rest = new double[n];
  }

  Smoothing smoothing() {
    return smoothing;
  }

  List<Wave> waves() {
    return waves;
  }

  double[] coefficients() {
    return coefficients;
  }

  int evaluations() {
    return evaluations;
  }

  boolean converged() {
    return converged;
  }

  /** Squared error per degree of freedom of the coefficients. */
  double sigma2() {
    return squaredError() / Math.max(1, observed - waves.size() - (smoothing.trended() ? 2 : 1));
  }

  /** −n/2 log(SSE/n), as for exponential smoothing. */
  double logLik() {
    return -observed / 2.0 * Math.log(squaredError() / observed + TINY);
  }

  int parameterCount() {
    return smoothing.count() + waves.size() + (smoothing.trended() ? 2 : 1) + 1;
  }

  /** Runs the rounds. */
  void run(List<Double> seasons) {
    List<Wave> first = new ArrayList<>();
    for (int i = 0; i < seasons.size(); i++) {
      List<Wave> some = Wave.of(seasons.get(i), FIRST_CYCLES, seasons.subList(0, i));
      first.addAll(some.subList(0, Math.min(some.size(), room() - first.size())));
    }
    regress(first);
    smooth(FIRST_STARTS);
    choose(seasons);
    smooth(STARTS);
    regress(waves);
  }

  private int room() {
    return Math.max(0, observed / PER_COLUMN - 2);
  }

  /** As many waves per season as AICc allows, season by season. */
  private void choose(List<Double> seasons) {
    List<Wave> chosen = new ArrayList<>();
    for (int i = 0; i < seasons.size(); i++) {
      List<Wave> all = Wave.of(seasons.get(i), MOST_CYCLES, seasons.subList(0, i));
      List<Wave> tried = all.subList(0, Math.min(all.size(), room() - chosen.size()));
      List<Wave> both = new ArrayList<>(chosen);
      both.addAll(tried);
      double[] y = filtered(plain, 0, 0);
      LeastSquares.solve(columns(both), y);
      int states = smoothing.trended() ? 2 : 1;
      double sse = 0;
      for (int t = states + both.size(); t < y.length; t++) {
        sse += y[t] * y[t];
      }
      int best = chosen.size();
      double least = Double.POSITIVE_INFINITY;
      for (int count = both.size(); count >= chosen.size(); count--) {
        boolean split = count > chosen.size() && count < both.size() && both.get(count).sine();
        double criterion = aicc(sse, smoothing.count() + states + count + 1);
        if (!split && criterion <= least) {
          least = criterion;
          best = count;
        }
        double next = y[states + count - 1];
        sse += next * next;
      }
      chosen = new ArrayList<>(both.subList(0, best));
    }
    regress(chosen);
  }

  private double aicc(double sse, int parameters) {
    double logLik = -observed / 2.0 * Math.log(sse / observed + TINY);
    return FitReport.aicc(logLik, parameters, observed);
  }

  /** First state and waves by least squares under the present smoothing. */
  private void regress(List<Wave> chosen) {
    double[][] columns = columns(chosen);
    double[] solved = LeastSquares.solve(columns, filtered(plain, 0, 0));
    int states = columns.length - chosen.size();
    waves = List.copyOf(chosen);
    coefficients = new double[2 + chosen.size()];
    System.arraycopy(solved, 0, coefficients, 0, states);
    System.arraycopy(solved, states, coefficients, 2, chosen.size());
  }

  private double[][] columns(List<Wave> chosen) {
    int states = smoothing.trended() ? 2 : 1;
    double[][] columns = new double[states + chosen.size()][];
    for (int i = 0; i < states; i++) {
      columns[i] = filtered(new double[plain.length], i == 0 ? -1 : 0, i == 1 ? -1 : 0);
    }
    for (int j = 0; j < chosen.size(); j++) {
      columns[states + j] = filtered(chosen.get(j).values(plain.length), 0, 0);
    }
    return columns;
  }

  private double[] filtered(double[] x, double level, double trend) {
    double[] out = new double[x.length];
    smoothing.run(x, missing, new double[] {level, trend, 0, 0}, out);
    return out;
  }

  private double squaredError() {
    subtractWaves();
    smoothing.run(rest, missing, new double[] {coefficients[0], coefficients[1], 0, 0}, errors);
    return dot(errors, errors);
  }

  private void subtractWaves() {
    System.arraycopy(plain, 0, rest, 0, rest.length);
    for (int j = 0; j < waves.size(); j++) {
      double[] wave = waves.get(j).values(rest.length);
      for (int t = 0; t < rest.length; t++) {
        rest[t] -= coefficients[2 + j] * wave[t];
      }
    }
  }

  /** The best smoothing for the present waves, from several starts and forms, by AICc. */
  private void smooth(List<Smoothing> starts) {
    subtractWaves();
    double least = Double.POSITIVE_INFINITY;
    for (Smoothing start : starts) {
      Unbounded form = new Unbounded(start);
      Optimum found =
          OPTIMIZER.minimize(
              (x, gradient) -> {
                double value = profile(form.at(x));
                for (int i = 0; i < x.length; i++) {
                  double kept = x[i];
                  x[i] = kept + STEP;
                  gradient[i] = (profile(form.at(x)) - value) / STEP;
                  x[i] = kept;
                }
                return value;
              },
              form.start());
      evaluations += found.evaluations() * (1 + found.point().length);
      Smoothing candidate = form.at(found.point());
      double sse = observed * Math.exp(2 * found.value());
      int states = candidate.trended() ? 2 : 1;
      double criterion = aicc(sse, candidate.count() + states + waves.size() + 1);
      if (criterion < least || least == Double.POSITIVE_INFINITY) {
        least = criterion;
        smoothing = candidate;
        converged = found.converged();
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }

  /**
   * Half the log of the mean squared error, the first state at its best. The series and the two
   * columns of the first state pass the filter together.
   */
  private double profile(Smoothing tried) {
    double damping = tried.damping();
    double ar = tried.ar();
    double ma = tried.ma();
    double l0 = 0;
    double b0 = 0;
    double d0 = 0;
    double e0 = 0;
    double l1 = -1;
    double b1 = 0;
    double d1 = 0;
    double e1 = 0;
    double l2 = 0;
    double b2 = tried.trended() ? -1 : 0;
    double d2 = 0;
    double e2 = 0;
    double yy = 0;
    double ly = 0;
    double ll = 0;
    double by = 0;
    double bb = 0;
    double lb = 0;
    for (int t = 0; t < rest.length; t++) {
      double base0 = l0 + damping * b0;
      double base1 = l1 + damping * b1;
      double base2 = l2 + damping * b2;
      double expected0 = ar * d0 + ma * e0;
      double expected1 = ar * d1 + ma * e1;
      double expected2 = ar * d2 + ma * e2;
      e0 = missing[t] ? 0 : rest[t] - base0 - expected0;
      e1 = missing[t] ? 0 : -base1 - expected1;
      e2 = missing[t] ? 0 : -base2 - expected2;
      d0 = expected0 + e0;
      d1 = expected1 + e1;
      d2 = expected2 + e2;
      l0 = base0 + tried.level() * d0;
      l1 = base1 + tried.level() * d1;
      l2 = base2 + tried.level() * d2;
      b0 = damping * b0 + tried.trend() * d0;
      b1 = damping * b1 + tried.trend() * d1;
      b2 = damping * b2 + tried.trend() * d2;
      yy += e0 * e0;
      ly += e1 * e0;
      ll += e1 * e1;
      by += e2 * e0;
      bb += e2 * e2;
      lb += e1 * e2;
    }
    double sse = yy - ly * ly / ll;
    double own = bb - lb * lb / ll;
    double product = by - lb * ly / ll;
    sse -= own > SEPARATE ? product * product / own : 0;
    return Math.log(Math.max(0, sse) / observed + TINY) / 2;
  }
}
