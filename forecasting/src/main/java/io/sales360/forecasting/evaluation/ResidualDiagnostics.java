package io.sales360.forecasting.evaluation;

import io.sales360.forecasting.model.Residuals;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Whether one-step errors look like chance. Small p-values say what is left in them: structure in
 * time, a bias, heavy tails, a spread that changes. Missing errors are skipped.
 *
 * @param count errors that exist
 * @param mean their mean
 * @param meanT the mean over its standard error
 * @param meanP two-sided, Student with {@code count − 1} degrees of freedom
 * @param autocorrelations at lags 1, 2, …
 * @param ljungBox Q of those lags. Ljung &amp; Box (1978)
 * @param ljungBoxP with the lags less the parameters, at least 1, as degrees of freedom
 * @param jarqueBera of skewness and kurtosis. Jarque &amp; Bera (1987)
 * @param jarqueBeraP two degrees of freedom
 * @param spreadTrend correlation of squared errors with time: positive if the spread grows
 * @param spreadTrendP of {@code count} times its square, one degree of freedom. Koenker (1981)
 */
public record ResidualDiagnostics(
    int count,
    double mean,
    double meanT,
    double meanP,
    List<Double> autocorrelations,
    double ljungBox,
    double ljungBoxP,
    double jarqueBera,
    double jarqueBeraP,
    double spreadTrend,
    double spreadTrendP) {
  /** Fewer errors prove nothing. */
  private static final int LEAST = 4;

  /** Copies the autocorrelations. */
  public ResidualDiagnostics {
    autocorrelations = List.copyOf(autocorrelations);
  }

  /**
   * Diagnostics with the lags usual for a season: 10, or two seasons, or a fifth of the errors if
   * that is less. Hyndman &amp; Athanasopoulos, FPP3 (2021), §5.4.
   *
   * @param parameters estimated by the model, taken off the degrees of freedom of Ljung–Box
   */
  public static ResidualDiagnostics of(Residuals residuals, int seasonLength, int parameters) {
    int observed = 0;
    for (int t = 0; t < residuals.length(); t++) {
      observed += Double.isNaN(residuals.value(t)) ? 0 : 1;
    }
    int lags = Math.min(seasonLength > 1 ? 2 * seasonLength : 10, observed / 5);
    return ofLags(residuals, Math.max(1, lags), parameters);
  }

  /**
   * Diagnostics with given lags.
   *
   * @throws IllegalArgumentException if there are fewer than four errors, or fewer than lags
   */
  public static ResidualDiagnostics ofLags(Residuals residuals, int lags, int parameters) {
    double[] e = new double[residuals.length()];
    int n = 0;
    double mean = 0;
    for (int t = 0; t < e.length; t++) {
      e[t] = residuals.value(t);
      mean += Double.isNaN(e[t]) ? 0 : e[t];
      n += Double.isNaN(e[t]) ? 0 : 1;
    }
    if (n < LEAST || lags < 1 || lags >= n) {
      throw new IllegalArgumentException(
          "There are "
              + n
              + " errors for "
              + lags
              + " lags; "
              + LEAST
              + " and more than the lags are needed.\nMaybe the series is too short to diagnose.");
    }
    mean /= n;
    double[] moments = new double[5];
    for (double error : e) {
      for (int k = 2; k <= 4 && !Double.isNaN(error); k++) {
        moments[k] += Math.pow(error - mean, k) / n;
      }
    }
    boolean flat = moments[2] <= 1e-24 * mean * mean || moments[2] == 0;
    double t = mean / Math.sqrt(moments[2] / (n - 1));
    t = flat ? Math.signum(mean) * Double.POSITIVE_INFINITY : t;
    t = Double.isNaN(t) ? 0 : t;
    List<Double> acf = autocorrelations(e, mean, flat ? 1 : n * moments[2], lags);
    double q = 0;
    for (int k = 1; k <= lags; k++) {
      q += n * (n + 2.0) * acf.get(k - 1) * acf.get(k - 1) / (n - k);
    }
    double skewness = flat ? 0 : moments[3] / Math.pow(moments[2], 1.5);
    double excess = flat ? 0 : moments[4] / (moments[2] * moments[2]) - 3;
    double jb = n / 6.0 * (skewness * skewness + excess * excess / 4);
    double trend = flat ? 0 : correlationWithTime(e, mean);
    double meanP = 2 * new TDistribution(n - 1).cumulativeProbability(-Math.abs(t));
    return new ResidualDiagnostics(
        n,
        mean,
        t,
        meanP,
        acf,
        q,
        chance(q, Math.max(1, lags - parameters)),
        jb,
        chance(jb, 2),
        trend,
        chance(n * trend * trend, 1));
  }

  private static double chance(double statistic, int degrees) {
    return 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(statistic);
  }

  private static List<Double> autocorrelations(double[] e, double mean, double square, int lags) {
    List<Double> acf = new ArrayList<>();
    for (int k = 1; k <= lags; k++) {
      double sum = 0;
      for (int t = k; t < e.length; t++) {
        double product = (e[t] - mean) * (e[t - k] - mean);
        sum += Double.isNaN(product) ? 0 : product;
      }
      acf.add(sum / square);
    }
    return acf;
  }

  private static double correlationWithTime(double[] e, double mean) {
    double n = 0;
    double times = 0;
    double squares = 0;
    for (int t = 0; t < e.length; t++) {
      if (!Double.isNaN(e[t])) {
        n++;
        times += t;
        squares += (e[t] - mean) * (e[t] - mean);
      }
    }
    double cross = 0;
    double ofTimes = 0;
    double ofSquares = 0;
    for (int t = 0; t < e.length; t++) {
      if (!Double.isNaN(e[t])) {
        double square = (e[t] - mean) * (e[t] - mean) - squares / n;
        cross += (t - times / n) * square;
        ofTimes += (t - times / n) * (t - times / n);
        ofSquares += square * square;
      }
    }
    return ofSquares == 0 ? 0 : cross / Math.sqrt(ofTimes * ofSquares);
  }
}
