package io.sales360.forecasting.ces;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.decomposition.SeasonalPattern;
import io.sales360.forecasting.math.Bfgs;
import io.sales360.forecasting.math.Differentiable;
import io.sales360.forecasting.math.Optimum;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;

/**
 * Maximum likelihood of one form: the smoothing parameters are searched along exact gradients, the
 * initial states follow from them by backcasting.
 */
final class CesSearch implements Differentiable {
  /** Bounds of α0 and β0; those of α1 and β1 follow from the growth allowed. */
  private static final double LOWER = 0.01;

  private static final double[] UPPER = {2, 0, 1.5, 0};
  private static final double TOLERANCE = 1e-6;
  private static final int MAX_ITERATIONS = 100;

  /** Where the search starts, quick and slow; inside the stable region of every form. */
  private static final double[][] STARTS = {{1.3, 1.0, 1.3, 1.0}, {1.1, 0.99, 1.1, 0.99}};

  private static final double PARTIAL_START = 0.1;

  /** Periods whose mean is the level before the first backcast. */
  private static final int OPENING = 10;

  private final CesSpec spec;
  private final TimeSeries history;
  private final CesForm form;
  private final int m;
  private final int season;
  private final int[] searched;
  private final CesRecursion recursion;
  private final double[] natural = new double[4];
  private final double[] slope = new double[4];
  private final double[] byNatural = new double[4];
  private final double[] growth = new double[4];
  private final double[] opening;
  private final double offset;
  private final boolean flat;

  CesSearch(CesSpec spec, TimeSeries history) {
    this.spec = spec;
    this.history = history;
    this.form = spec.form();
    this.m = form.hasSeason() ? history.seasonLength() : 1;
    this.season = history.seasonLength();
    this.searched =
        switch (form) {
          case NONE -> new int[] {0, 1};
          case SIMPLE -> new int[] {2, 3};
          case PARTIAL -> new int[] {0, 1, 2};
          case FULL -> new int[] {0, 1, 2, 3};
        };
    for (int k = 0; k < 4; k++) {
      growth[k] = CesStability.growth(k >= 2, season);
    }
    double[] values = Gaps.filled(history);
    this.opening = opening(values);
    this.recursion = new CesRecursion(form, history.toArray(), m, opening);
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double spread = 0;
    double size = 0;
    for (double value : values) {
      spread += (value - mean) * (value - mean);
      size = Math.max(size, Math.abs(value));
    }
    this.flat = spread <= 1e-24 * size * size * values.length;
    this.offset = 0.5 * recursion.observed() * Math.log(Math.max(spread, Double.MIN_NORMAL));
  }

  CesFit run() {
    if (flat) {
      return new CesFit(spec, history, standstill(), 0, true);
    }
    Bfgs minimizer = new Bfgs(TOLERANCE, MAX_ITERATIONS);
    Optimum best = minimizer.minimize(this, startingPoint(STARTS[0]));
    int evaluations = best.evaluations();
    for (int i = 1; i < STARTS.length; i++) {
      Optimum other = minimizer.minimize(this, startingPoint(STARTS[i]));
      evaluations += other.evaluations();
      best = other.value() < best.value() ? other : best;
    }
    toNatural(best.point());
    recursion.backcast(natural);
    return new CesFit(
        spec, history, together(natural, recursion.initial()), evaluations, best.converged());
  }

  /** Level c = l / α0 stands still at α1 = 1. */
  private double[] standstill() {
    double[] p = {STARTS[0][0], 1, form == CesForm.PARTIAL ? PARTIAL_START : STARTS[0][2], 1};
    double[] states = opening.clone();
    double value = states[form.hasLevel() ? 0 : 2];
    Arrays.fill(states, 0);
    if (form.hasLevel()) {
      states[0] = value;
      states[1] = value / p[0];
    } else {
      Arrays.fill(states, 2, 2 + m, value);
      Arrays.fill(states, 2 + m, 2 + 2 * m, value / p[2]);
    }
    return together(p, states);
  }

  private static double[] together(double[] smoothing, double[] states) {
    double[] all = Arrays.copyOf(smoothing, 4 + states.length);
    System.arraycopy(states, 0, all, 4, states.length);
    return all;
  }

  /** States before the first run: means of the opening, seasons of a classical decomposition. */
  private double[] opening(double[] y) {
    double[] states = new double[CesRecursion.stateCount(form, m)];
    if (form == CesForm.SIMPLE) {
      for (int j = 0; j < m; j++) {
        states[2 + j] = y[j];
        states[2 + m + j] = y[j] / STARTS[0][2];
      }
      return states;
    }
    int few = Math.min(y.length, form == CesForm.NONE ? OPENING : m);
    double mean = 0;
    for (int t = 0; t < few; t++) {
      mean += y[t] / few;
    }
    states[0] = mean;
    states[1] = mean / STARTS[0][0];
    if (form.hasSeason()) {
      SeasonalPattern pattern = SeasonalPattern.classical(y, m, false);
      for (int j = 0; j < m; j++) {
        states[2 + j] = pattern.index(j);
        states[2 + m + j] = form == CesForm.FULL ? pattern.index(j) / STARTS[0][2] : 0;
      }
    }
    return states;
  }

  /** The simple form has no level: its β is the paper's α. */
  private double upper(int k) {
    return UPPER[form == CesForm.SIMPLE ? k - 2 : k];
  }

  private double[] startingPoint(double[] start) {
    double[] u = new double[searched.length];
    for (int i = 0; i < u.length; i++) {
      int k = searched[i];
      if (k % 2 == 1) {
        u[i] = Math.log(CesStability.cap(start[k - 1], growth[k]) - start[k]);
        continue;
      }
      double value = form == CesForm.PARTIAL && k == 2 ? PARTIAL_START : start[k];
      double share = (value - LOWER) / (upper(k) - LOWER);
      u[i] = Math.log(share / (1 - share));
    }
    return u;
  }

  /** α0 and β0 in a box, α1 and β1 by their distance from the growth allowed. */
  private void toNatural(double[] u) {
    for (int i = 0; i < u.length; i++) {
      int k = searched[i];
      if (k % 2 == 1) {
        slope[k] = -Math.exp(u[i]);
        natural[k] = CesStability.cap(natural[k - 1], growth[k]) + slope[k];
      } else {
        double share = 1 / (1 + Math.exp(-u[i]));
        natural[k] = LOWER + (upper(k) - LOWER) * share;
        slope[k] = (upper(k) - LOWER) * share * (1 - share);
      }
    }
  }

  @Override
  public double evaluate(double[] u, double[] gradient) {
    toNatural(u);
    if (!CesStability.holds(form, natural, season, recursion.observed())) {
      return Double.POSITIVE_INFINITY;
    }
    double value = recursion.backcast(natural) - offset;
    recursion.backward(natural, byNatural);
    for (int i = 0; i < u.length; i++) {
      int k = searched[i];
      boolean paired = k == 0 || (k == 2 && form != CesForm.PARTIAL);
      double along = paired ? byNatural[k] + (growth[k] - 1) * byNatural[k + 1] : byNatural[k];
      gradient[i] = along * slope[k];
    }
    return value;
  }
}
