package io.sales360.forecasting.arima;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARIMA(p,d,q)(P,D,Q) with the season length of the series, beneath it a regression on a constant,
 * harmonics of the season and all known regressors. Box &amp; Jenkins (1976); with regressors it is
 * a regression with ARMA errors. Regressors are differenced with the series; past regressors are
 * ignored. Missing values are predicted over by the filter; with any of them every estimation is by
 * exact likelihood.
 *
 * <p>Parameters of a fit: φ(1..p), θ(1..q), Φ(1..P), Θ(1..Q), the constant, cosine and sine per
 * harmonic, one coefficient per known regressor, the variance of an innovation.
 *
 * @param p ordinary autoregressive order
 * @param d ordinary differences
 * @param q ordinary moving average order
 * @param seasonalP seasonal autoregressive order
 * @param seasonalD seasonal differences
 * @param seasonalQ seasonal moving average order
 * @param constant a mean without differences, with one difference the slope of a line (drift)
 * @param harmonics pairs of cosine and sine of the season as regressors
 */
public record ArimaSpec(
    int p,
    int d,
    int q,
    int seasonalP,
    int seasonalD,
    int seasonalQ,
    boolean constant,
    int harmonics,
    Estimation estimation)
    implements ForecastSpec {
  /** The state of longer seasons grows too large. */
  static final int MAX_SEASON = 24;

  private static final int MAX_ORDER = 24;

  private static final Pattern NAME =
      Pattern.compile(
          "arima\\((\\d+),(\\d+),(\\d+)\\)\\((\\d+),(\\d+),(\\d+)\\)"
              + "(\\+c)?(?:\\+f(\\d+))?(?:/(css|ml))?");

  /** Refuses negative and absurd orders, and a constant that two differences would remove. */
  public ArimaSpec {
    int least = Math.min(Math.min(Math.min(p, d), Math.min(q, seasonalP)), seasonalD);
    int most = Math.max(Math.max(p, q), Math.max(seasonalP, seasonalQ));
    if (Math.min(least, Math.min(seasonalQ, harmonics)) < 0
        || most > MAX_ORDER
        || d > 2
        || seasonalD > 1) {
      throw new IllegalArgumentException(
          "The orders (%d,%d,%d)(%d,%d,%d) with %d harmonics must lie in 0..24, with d ≤ 2 and D ≤ 1.%nMaybe p and d were exchanged."
              .formatted(p, d, q, seasonalP, seasonalD, seasonalQ, harmonics));
    }
    if (constant && d + seasonalD > 1) {
      throw new IllegalArgumentException(
          "A constant under "
              + (d + seasonalD)
              + " differences would be a parabola.\nMaybe leave the constant out.");
    }
  }

  /** ARIMA(p,d,q): with a mean if nothing is differenced, else without drift. */
  public static ArimaSpec of(int p, int d, int q) {
    return new ArimaSpec(p, d, q, 0, 0, 0, d == 0, 0, Estimation.CSS_ML);
  }

  /** ARIMA(0,1,1)(0,1,1), the airline model. Box &amp; Jenkins (1976), §9.2. */
  public static ArimaSpec airline() {
    return of(0, 1, 1).withSeasonal(0, 1, 1);
  }

  /** The same with seasonal orders; a constant stays only under at most one difference. */
  public ArimaSpec withSeasonal(int bigP, int bigD, int bigQ) {
    boolean kept = constant && d + bigD == 0;
    return new ArimaSpec(p, d, q, bigP, bigD, bigQ, kept, harmonics, estimation);
  }

  /** The same with or without a constant. */
  public ArimaSpec withConstant(boolean wanted) {
    return new ArimaSpec(p, d, q, seasonalP, seasonalD, seasonalQ, wanted, harmonics, estimation);
  }

  /** The same with pairs of cosine and sine. */
  public ArimaSpec withHarmonics(int pairs) {
    return new ArimaSpec(p, d, q, seasonalP, seasonalD, seasonalQ, constant, pairs, estimation);
  }

  /** The same, estimated otherwise. */
  public ArimaSpec withEstimation(Estimation other) {
    return new ArimaSpec(p, d, q, seasonalP, seasonalD, seasonalQ, constant, harmonics, other);
  }

  /**
   * The spec of a name.
   *
   * @throws IllegalArgumentException if the name is none of this family
   */
  public static ArimaSpec named(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "The name (" + name + ") is no ARIMA.\nMaybe write it like arima(0,1,1)(0,1,1)+c.");
    }
    int[] orders = new int[6];
    for (int i = 0; i < 6; i++) {
      orders[i] = Integer.parseInt(matcher.group(i + 1));
    }
    String harmonics = matcher.group(8);
    String estimation = matcher.group(9);
    return new ArimaSpec(
        orders[0],
        orders[1],
        orders[2],
        orders[3],
        orders[4],
        orders[5],
        matcher.group(7) != null,
        harmonics == null ? 0 : Integer.parseInt(harmonics),
        estimation == null
            ? Estimation.CSS_ML
            : estimation.equals("css") ? Estimation.CSS : Estimation.ML);
  }

  /**
   * {@code arima(2,1,1)(0,1,1)}, then {@code +c}, {@code +f3} and {@code /css} where they apply.
   */
  @Override
  public String name() {
    return "arima(%d,%d,%d)(%d,%d,%d)".formatted(p, d, q, seasonalP, seasonalD, seasonalQ)
        + (constant ? "+c" : "")
        + (harmonics > 0 ? "+f" + harmonics : "")
        + (estimation == Estimation.CSS_ML ? "" : "/" + estimation.word());
  }

  /** The ARMA part for a season of {@code m}. */
  ArmaOrders orders(int m) {
    return new ArmaOrders(p, q, seasonalP, seasonalQ, m);
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    return fit(history, PastRegressors.none(), KnownRegressors.none());
  }

  @Override
  public FittedModel fit(TimeSeries history, PastRegressors past, KnownRegressors known) {
    past.requireRows(history.length());
    known.requireRows(history.length(), 0);
    requireDomain(history, known);
    ArmaEstimate estimate =
        new ArimaProblem(this, history, known)
            .estimate(orders(history.seasonLength()), estimation, List.of(), Effort.ESTIMATE);
    return fitted(history, known, estimate);
  }

  /** The fit of an estimate. */
  ArimaFit fitted(TimeSeries history, KnownRegressors known, ArmaEstimate estimate) {
    int free = estimate.arma().length;
    int columns = estimate.beta().length;
    double[] parameters = new double[free + columns + 1];
    System.arraycopy(estimate.arma(), 0, parameters, 0, free);
    System.arraycopy(estimate.beta(), 0, parameters, free, columns);
    parameters[free + columns] = estimate.sigma2();
    for (double parameter : parameters) {
      if (!Double.isFinite(parameter)) {
        throw new UnfittableSeriesException(
            history.seriesId(),
            name(),
            Cause.NOT_CONVERGED,
            "no finite likelihood was found.\nMaybe its values differ by too many magnitudes.");
      }
    }
    return new ArimaFit(
        this, history, known, parameters, estimate.evaluations(), estimate.converged());
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return new ArimaFit(this, history, known, parameters.clone(), 0, true);
  }

  /** Refuses series that cannot teach this spec. */
  void requireDomain(TimeSeries history, KnownRegressors known) {
    int m = history.seasonLength();
    boolean seasonal = seasonalP + seasonalD + seasonalQ > 0;
    if ((seasonal && (m < 2 || m > MAX_SEASON)) || 2 * harmonics > m) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          history.observed() == 0 ? Cause.EMPTY : Cause.OUT_OF_DOMAIN,
          "its season length ("
              + m
              + ") must lie in 2.."
              + MAX_SEASON
              + " and hold its harmonics.\nMaybe use harmonics instead of seasonal orders.");
    }
    int observed = history.observed();
    int needed =
        d
            + m * seasonalD
            + p
            + q
            + seasonalP
            + seasonalQ
            + (constant ? 1 : 0)
            + 2 * harmonics
            + known.names().size()
            + 1;
    boolean conditional = estimation != Estimation.ML;
    needed += conditional ? m * seasonalP + p : 0;
    if (observed < needed) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has " + observed + " observations and needs " + needed + ".\nMaybe use a baseline.");
    }
  }
}
