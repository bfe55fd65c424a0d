package io.sales360.forecasting.evaluation;

import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.model.Quantiles;
import java.util.List;

/**
 * Measures of forecast accuracy. Makridakis, Spiliotis &amp; Assimakopoulos (2020), The M4
 * Competition, §2.4, unless a method says otherwise. Periods whose actual value is NaN are skipped;
 * without any other period, or without a scale, a measure is NaN.
 */
public final class Accuracy {
  private Accuracy() {}

  /**
   * Symmetric mean absolute percentage error in percent, 0 to 200; both zero counts as no error.
   */
  public static double smape(double[] actual, double[] forecast) {
    requireSameLength(actual, forecast);
    double sum = 0;
    int count = 0;
    for (int h = 0; h < actual.length; h++) {
      if (Double.isNaN(actual[h])) {
        continue;
      }
      double size = Math.abs(actual[h]) + Math.abs(forecast[h]);
      sum += size == 0 ? 0 : 200 * Math.abs(actual[h] - forecast[h]) / size;
      count++;
    }
    return sum / count;
  }

  /** Mean absolute error over the in-sample error of the seasonal naive forecast. */
  public static double mase(double[] history, int m, double[] actual, double[] forecast) {
    return meanAbsoluteError(actual, forecast) / seasonalScale(history, m);
  }

  /** Root mean squared error over the in-sample one of the seasonal naive forecast. */
  public static double rmsse(double[] history, int m, double[] actual, double[] forecast) {
    requireSameLength(actual, forecast);
    double sum = 0;
    int count = 0;
    for (int h = 0; h < actual.length; h++) {
      if (!Double.isNaN(actual[h])) {
        sum += (actual[h] - forecast[h]) * (actual[h] - forecast[h]);
        count++;
      }
    }
    double scale = 0;
    int pairs = 0;
    for (int t = m; t < history.length; t++) {
      double change = history[t] - history[t - m];
      if (!Double.isNaN(change)) {
        scale += change * change;
        pairs++;
      }
    }
    return Math.sqrt((sum / count) / (scale / pairs));
  }

  /** Sum of absolute errors over the sum of absolute actual values. */
  public static double wape(double[] actual, double[] forecast) {
    requireSameLength(actual, forecast);
    double errors = 0;
    double size = 0;
    for (int h = 0; h < actual.length; h++) {
      if (!Double.isNaN(actual[h])) {
        errors += Math.abs(actual[h] - forecast[h]);
        size += Math.abs(actual[h]);
      }
    }
    return errors / size;
  }

  /** Sum of forecast minus actual over the sum of absolute actual values; positive is too high. */
  public static double bias(double[] actual, double[] forecast) {
    requireSameLength(actual, forecast);
    double errors = 0;
    double size = 0;
    for (int h = 0; h < actual.length; h++) {
      if (!Double.isNaN(actual[h])) {
        errors += forecast[h] - actual[h];
        size += Math.abs(actual[h]);
      }
    }
    return errors / size;
  }

  /** Overall weighted average: sMAPE and MASE, each relative to Naive2, averaged. */
  public static double owa(double smape, double mase, double naiveSmape, double naiveMase) {
    return (smape / naiveSmape + mase / naiveMase) / 2;
  }

  /** Quantile loss of one probability, not doubled. Koenker &amp; Bassett (1978). */
  public static double pinball(double actual, double p, double quantile) {
    double error = actual - quantile;
    return error >= 0 ? p * error : (p - 1) * error;
  }

  /** Mean quantile loss over all probabilities held. */
  public static double pinball(double actual, Quantiles quantiles) {
    double sum = 0;
    for (int i = 0; i < quantiles.size(); i++) {
      sum += pinball(actual, quantiles.levels().probabilities().get(i), quantiles.value(i));
    }
    return sum / quantiles.size();
  }

  /** Mean scaled interval score of one level: width plus penalties, over the seasonal scale. */
  public static double msis(double[] history, int m, double[] actual, List<Interval> intervals) {
    requireSameSize(actual, intervals);
    double sum = 0;
    int count = 0;
    for (int h = 0; h < actual.length; h++) {
      if (Double.isNaN(actual[h])) {
        continue;
      }
      Interval interval = intervals.get(h);
      double penalty = 200.0 / (100 - interval.level());
      sum +=
          interval.upper()
              - interval.lower()
              + penalty * Math.max(0, interval.lower() - actual[h])
              + penalty * Math.max(0, actual[h] - interval.upper());
      count++;
    }
    return sum / count / seasonalScale(history, m);
  }

  /** The share of actual values inside their interval. */
  public static double coverage(double[] actual, List<Interval> intervals) {
    requireSameSize(actual, intervals);
    int inside = 0;
    int count = 0;
    for (int h = 0; h < actual.length; h++) {
      if (!Double.isNaN(actual[h])) {
        inside += intervals.get(h).contains(actual[h]) ? 1 : 0;
        count++;
      }
    }
    return inside / (double) count;
  }

  /** Mean absolute error of the seasonal naive forecast within the history. */
  public static double seasonalScale(double[] history, int m) {
    double sum = 0;
    int pairs = 0;
    for (int t = m; t < history.length; t++) {
      double change = Math.abs(history[t] - history[t - m]);
      if (!Double.isNaN(change)) {
        sum += change;
        pairs++;
      }
    }
    return sum / pairs;
  }

  private static double meanAbsoluteError(double[] actual, double[] forecast) {
    requireSameLength(actual, forecast);
    double sum = 0;
    int count = 0;
    for (int h = 0; h < actual.length; h++) {
      if (!Double.isNaN(actual[h])) {
        sum += Math.abs(actual[h] - forecast[h]);
        count++;
      }
    }
    return sum / count;
  }

  private static void requireSameLength(double[] actual, double[] forecast) {
    if (actual.length != forecast.length) {
      throw new IllegalArgumentException(
          "There are "
              + actual.length
              + " actual values for "
              + forecast.length
              + " forecasts.\nMaybe the test part is shorter than the horizon: cut both alike.");
    }
  }

  private static void requireSameSize(double[] actual, List<Interval> intervals) {
    if (actual.length != intervals.size()) {
      throw new IllegalArgumentException(
          "There are "
              + actual.length
              + " actual values for "
              + intervals.size()
              + " intervals.\nMaybe the test part is shorter than the horizon: cut both alike.");
    }
  }
}
