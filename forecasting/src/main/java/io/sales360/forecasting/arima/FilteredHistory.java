package io.sales360.forecasting.arima;

import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Known coefficients run over a history: errors, likelihood, and the state that forecasts. */
final class FilteredHistory implements Serializable {
  private static final long serialVersionUID = 1L;

  private final StateSpace space;
  private final double[] state;
  private final double base;
  private final double[] errors;
  private final double logLik;
  private final int count;

  private FilteredHistory(
      StateSpace space, double[] state, double base, double[] errors, double logLik, int count) {
    this.space = space;
    this.state = state;
    this.base = base;
    this.errors = errors;
    this.logLik = logLik;
    this.count = count;
  }

  static FilteredHistory of(
      ArimaSpec spec, TimeSeries history, KnownRegressors known, double[] parameters) {
    int m = history.seasonLength();
    ArmaOrders orders = spec.orders(m);
    double[] phi = orders.ar(parameters);
    double[] theta = orders.ma(parameters);
    double[] delta = Differences.weights(spec.d(), spec.seasonalD(), m);
    double[] rest = withoutRegression(spec, history, known, parameters);
    int first = 0;
    while (first < rest.length - 1 && Double.isNaN(rest[first])) {
      first++;
    }
    int end = rest.length;
    while (end > first + 1 && Double.isNaN(rest[end - 1])) {
      end--;
    }
    double base = delta.length > 0 ? rest[first] : 0;
    for (int t = first; t < end; t++) {
      rest[t] -= base;
    }
    boolean complete = Arrays.stream(rest, first, end).noneMatch(Double::isNaN);
    Run run =
        complete
            ? Run.differenced(spec, m, phi, theta, delta, rest, first, end)
            : Run.undifferenced(phi, theta, delta, rest, first, end);
    for (int t = end; t < rest.length; t++) {
      run.space.advance(run.state);
      run.space.advanceCovariance();
    }
    double logLik =
        complete && spec.estimation() == Estimation.CSS
            ? conditional(spec, orders, phi, theta, Arrays.copyOfRange(rest, first, end))
            : run.logLik;
    return new FilteredHistory(run.space, run.state, base, run.errors, logLik, run.count);
  }

  private static double[] withoutRegression(
      ArimaSpec spec, TimeSeries history, KnownRegressors known, double[] parameters) {
    double[] rest = history.toArray();
    double[][] design = Design.columns(spec, known, history.seasonLength(), 0, rest.length);
    int free = parameters.length - 1 - design.length;
    for (int t = 0; t < rest.length; t++) {
      for (int c = 0; c < design.length; c++) {
        rest[t] -= parameters[free + c] * design[c][t];
      }
    }
    return rest;
  }

  private static double conditional(
      ArimaSpec spec, ArmaOrders orders, double[] phi, double[] theta, double[] rest) {
    double[] w = Differences.of(rest, spec.d(), spec.seasonalD(), orders.m());
    ConditionalInnovations innovations =
        new ConditionalInnovations(new double[][] {w}, orders.arDegree());
    innovations.run(phi, theta);
    double squares = 0;
    for (double error : innovations.column(0)) {
      squares += error * error;
    }
    double sigma2 = Math.max(Double.MIN_NORMAL, squares / innovations.count());
    return -0.5 * w.length * (1 + Math.log(2 * Math.PI) + Math.log(sigma2));
  }

  FitReport report(double sigma2, int parameterCount, int evaluations, boolean converged) {
    double correction = count / (double) Math.max(1, count - parameterCount + 1);
    return new FitReport(
        sigma2 * correction,
        logLik,
        FitReport.aicc(logLik, parameterCount, count),
        parameterCount,
        Residuals.of(errors),
        evaluations,
        converged,
        List.of());
  }

  /** Expected values of the next periods, without regression. */
  double[] means(int steps) {
    double[] moved = state.clone();
    double[] means = new double[steps];
    for (int h = 0; h < steps; h++) {
      means[h] = base + space.output(moved);
      space.advance(moved);
    }
    return means;
  }

  /** Standard deviations of the next periods in units of σ. */
  double[] deviations(int steps) {
    StateSpace moved = space.copy();
    double[] gain = new double[space.dimension()];
    double[] deviations = new double[steps];
    for (int h = 0; h < steps; h++) {
      moved.observe(gain);
      deviations[h] = Math.sqrt(Math.max(0, moved.output(gain)));
      moved.advanceCovariance();
    }
    return deviations;
  }

  /** The lower Cholesky factor of the joint covariance of the next periods, in units of σ². */
  double[][] jointRoot(int steps) {
    double[][] root = new double[steps][steps];
    StateSpace moved = space.copy();
    double[] gain = new double[space.dimension()];
    for (int h = 0; h < steps; h++) {
      moved.observe(gain);
      for (int later = h; later < steps; later++) {
        root[later][h] = space.output(gain);
        space.advance(gain);
      }
      moved.advanceCovariance();
    }
    for (int j = 0; j < steps; j++) {
      for (int i = j; i < steps; i++) {
        double sum = root[i][j];
        for (int l = 0; l < j; l++) {
          sum -= root[i][l] * root[j][l];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(0, sum)) : root[j][j] > 0 ? sum / root[j][j] : 0;
      }
    }
    return root;
  }

  /** One pass of the filter. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Run(StateSpace space, double[] state, double[] errors, double logLik, int count) {
    static Run undifferenced(
        double[] phi, double[] theta, double[] delta, double[] rest, int first, int end) {
      StateSpace space = new StateSpace(phi, theta, delta);
      space.start(phi, theta);
      double[][] states = new double[1][space.dimension()];
      double[] values = Arrays.copyOfRange(rest, first, end);
      return filtered(space, states, values, rest.length, first);
    }

    static Run differenced(
        ArimaSpec spec,
        int m,
        double[] phi,
        double[] theta,
        double[] delta,
        double[] rest,
        int first,
        int end) {
      StateSpace space = new StateSpace(phi, theta, new double[0]);
      space.start(phi, theta);
      double[] w =
          Differences.of(Arrays.copyOfRange(rest, first, end), spec.d(), spec.seasonalD(), m);
      double[][] states = new double[1][space.dimension()];
      Run run = filtered(space, states, w, rest.length, first + delta.length);
      double[] state = Arrays.copyOf(run.state, space.dimension() + delta.length);
      for (int j = 0; j < delta.length; j++) {
        state[space.dimension() + j] = rest[Math.max(first, end - 1 - j)];
      }
      return new Run(space.integrated(delta), state, run.errors, run.logLik, run.count);
    }

    private static Run filtered(
        StateSpace space, double[][] states, double[] values, int length, int offset) {
      double[][] errors = new double[1][values.length];
      double[] variances = new double[values.length];
      space.filter(new double[][] {values}, states, errors, variances);
      double[] all = new double[length];
      Arrays.fill(all, Double.NaN);
      double squares = 0;
      double logs = 0;
      int count = 0;
      for (int t = 0; t < values.length; t++) {
        all[offset + t] = errors[0][t];
        if (!Double.isNaN(variances[t])) {
          squares += errors[0][t] * errors[0][t] / variances[t];
          logs += Math.log(variances[t]);
          count++;
        }
      }
      double sigma2 = Math.max(Double.MIN_NORMAL, squares / Math.max(1, count));
      double logLik = -0.5 * (count * (1 + Math.log(2 * Math.PI) + Math.log(sigma2)) + logs);
      return new Run(space, states[0], all, logLik, count);
    }
  }
}
