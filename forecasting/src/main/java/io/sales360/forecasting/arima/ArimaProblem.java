package io.sales360.forecasting.arima;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.math.LeastSquares;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** One series and its regression, differenced and ready for a search over ARMA orders. */
final class ArimaProblem {
  private final int m;
  private final double[] delta;
  private final boolean gappy;
  private final double[][] levels;
  private final ArmaSearch search;
  private final StartingValues starting;
  private final Innovations filter;

  /** The problem of a spec; only its differences, constant and harmonics matter. */
  ArimaProblem(ArimaSpec spec, TimeSeries history, KnownRegressors known) {
    this.m = history.seasonLength();
    this.delta = Differences.weights(spec.d(), spec.seasonalD(), m);
    int first = 0;
    while (history.isMissing(first)) {
      first++;
    }
    int end = history.length();
    while (history.isMissing(end - 1)) {
      end--;
    }
    TimeSeries inside = history.slice(first, end);
    this.gappy = inside.observed() < inside.length();
    double[][] design = Design.columns(spec, known, m, first, end);
    this.levels = new double[design.length + 1][];
    levels[0] = inside.toArray();
    System.arraycopy(design, 0, levels, 1, design.length);
    double[][] differenced = differenced(spec, Gaps.filled(inside), design);
    this.search = new ArmaSearch(gappy ? levels : differenced);
    this.starting = new StartingValues(withoutRegression(differenced), m);
    this.filter =
        gappy ? new GappyInnovations(search.scaled(), delta) : new FastInnovations(search.scaled());
  }

  private double[][] differenced(ArimaSpec spec, double[] filled, double[][] design) {
    double[][] differenced = new double[design.length + 1][];
    differenced[0] = Differences.of(filled, spec.d(), spec.seasonalD(), m);
    for (int c = 0; c < design.length; c++) {
      differenced[c + 1] = Differences.of(design[c], spec.d(), spec.seasonalD(), m);
    }
    return differenced;
  }

  private static double[] withoutRegression(double[][] columns) {
    double[] rest = columns[0].clone();
    int k = columns.length - 1;
    if (k == 0 || rest.length <= k) {
      return rest;
    }
    double[][] design = new double[k][];
    for (int c = 0; c < k; c++) {
      design[c] = columns[c + 1].clone();
    }
    double[] beta = LeastSquares.solve(design, rest.clone());
    for (int t = 0; t < rest.length; t++) {
      for (int c = 0; c < k; c++) {
        rest[t] -= beta[c] * columns[c + 1][t];
      }
    }
    return rest;
  }

  /**
   * The estimate of one set of orders.
   *
   * @param warm free numbers to start from, beside those of this class
   */
  ArmaEstimate estimate(
      ArmaOrders orders, Estimation estimation, List<double[]> warm, Effort effort) {
    List<double[]> starts = new ArrayList<>(warm);
    starts.addAll(starting.patterns(orders));
    if (gappy || estimation == Estimation.ML) {
      return search.run(orders, filter, starts, effort);
    }
    Innovations conditional = new ConditionalInnovations(search.scaled(), orders.arDegree());
    ArmaEstimate rough = search.run(orders, conditional, starts, effort);
    if (estimation == Estimation.CSS) {
      return rough;
    }
    starts.add(PartialCorrelations.toFree(orders, rough.arma()));
    return search.run(orders, filter, starts, effort);
  }
}
