package io.sales360.forecasting.harmonic;

import io.sales360.forecasting.math.Bfgs;
import io.sales360.forecasting.math.LeastSquares;
import io.sales360.forecasting.math.Optimum;
import io.sales360.forecasting.model.FitReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates smoothing and waves in turns, both by the same sum of squared one-step errors: errors
 * are linear in first state and waves once the smoothing is known, so that these are a regression
 * on filtered columns. De Livera, Hyndman &amp; Snyder (2011), §3.1.
 */
final class HarmonicSearch {
  /** Waves per season in the first round, which only has to clear the view on the level. */
  private static final int FIRST_CYCLES = 6;

  private static final int MOST_CYCLES = 30;

  /** Observations that a column must have. */
  private static final int PER_COLUMN = 4;

  private static final double STEP = 1e-5;
  private static final double TINY = 1e-20;
  private static final Bfgs OPTIMIZER = new Bfgs(1e-7, 40);

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
    smooth(List.of(new Smoothing(0.3, 0, 0, 0, 0)));
    choose(seasons);
    smooth(
        List.of(
            new Smoothing(0.3, 0, 0, 0, 0),
            new Smoothing(0.3, 0.03, 0.9, 0, 0),
            new Smoothing(0.2, 0, 0, 0.2, 0),
            new Smoothing(0.2, 0.02, 0.9, 0.2, 0),
            new Smoothing(0.1, 0, 0, 0.5, -0.2)));
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
      for (int t = 0; t < rest.length; t++) {
        rest[t] -= coefficients[2 + j] * waves.get(j).value(t);
      }
    }
  }

  /** The best smoothing for the present waves, from several starts and forms, by AICc. */
  private void smooth(List<Smoothing> starts) {
    subtractWaves();
    double least = Double.POSITIVE_INFINITY;
    for (Smoothing start : starts) {
      Unbounded form = new Unbounded(start);
      Profile profile = new Profile();
      Optimum found =
          OPTIMIZER.minimize(
              (x, gradient) -> {
                double value = profile.of(form.at(x));
                for (int i = 0; i < x.length; i++) {
                  double kept = x[i];
                  x[i] = kept + STEP;
                  double above = profile.of(form.at(x));
                  x[i] = kept - STEP;
                  gradient[i] = (above - profile.of(form.at(x))) / (2 * STEP);
                  x[i] = kept;
                }
                return value;
              },
              form.start());
      evaluations += found.evaluations() * (1 + 2 * found.point().length);
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

  /** Half the log of the mean squared error, the first state at its best. */
  private final class Profile {
    private final double[] zero = new double[plain.length];
    private final double[] byLevel = new double[plain.length];
    private final double[] byTrend = new double[plain.length];
    private final double[] state = new double[Smoothing.STATES];

    double of(Smoothing tried) {
      from(0, 0);
      tried.run(rest, missing, state, errors);
      from(-1, 0);
      tried.run(zero, missing, state, byLevel);
      double a = dot(byLevel, byLevel);
      double p = dot(byLevel, errors);
      double sse = dot(errors, errors) - p * p / a;
      if (tried.trended()) {
        from(0, -1);
        tried.run(zero, missing, state, byTrend);
        double c = dot(byLevel, byTrend);
        double own = dot(byTrend, byTrend) - c * c / a;
        double q = dot(byTrend, errors) - c * p / a;
        sse -= own > 1e-12 ? q * q / own : 0;
      }
      return Math.log(Math.max(0, sse) / observed + TINY) / 2;
    }

    private void from(double level, double trend) {
      Arrays.fill(state, 0);
      state[0] = level;
      state[1] = trend;
    }
  }
}
