package io.sales360.forecasting.selection;

import io.sales360.forecasting.evaluation.Accuracy;
import io.sales360.forecasting.interval.ConformalScale;
import io.sales360.forecasting.interval.PastErrors;
import io.sales360.forecasting.model.TimeSeries;

/** The rows of the score table of one series. */
final class ScoreSheet {
  private static final double Z80 = 1.2815515655446004;
  private static final double Z95 = 1.959963984540054;

  private final TimeSeries history;
  private final double[][] actuals;
  private final double[] actual;

  ScoreSheet(TimeSeries history, double[][] actuals) {
    this.history = history;
    this.actuals = actuals;
    this.actual = flat(actuals);
  }

  ModelScore of(Member member, boolean selected) {
    String name = member.spec().name();
    if (member.failed()) {
      double none = Double.NaN;
      return new ModelScore(name, 0, 0, none, none, none, none, none, false, member.failure());
    }
    double[] spread = flat(member.deviations());
    double[] half80 = times(spread, Z80);
    return row(name, member.means(), half80, times(spread, Z95), selected);
  }

  /** Each origin is judged with the scale learned from those that judge other periods. */
  ModelScore ofBlend(Judged blend, PastErrors errors) {
    double[][] deviations = blend.pastDeviations();
    double[][] half80 = new double[deviations.length][];
    double[][] half95 = new double[deviations.length][];
    for (int i = 0; i < deviations.length; i++) {
      ConformalScale scale = ConformalScale.learnWithout(errors, i);
      half80[i] = times(deviations[i], scale.factor() * scale.quantile(0.9));
      half95[i] = times(deviations[i], scale.factor() * scale.quantile(0.975));
    }
    return row(blend.name(), blend.pastMeans(), flat(half80), flat(half95), true);
  }

  private ModelScore row(
      String name, double[][] means, double[] half80, double[] half95, boolean selected) {
    double[] mean = flat(means);
    return new ModelScore(
        name,
        actuals.length,
        actuals.length == 0 ? 0 : actuals[0].length,
        Accuracy.wape(actual, mean),
        Member.absoluteError(actuals, means) / scale(),
        Accuracy.bias(actual, mean),
        inside(mean, half80),
        inside(mean, half95),
        selected,
        null);
  }

  /** The seasonal naive error of the history, the naive one where no season is complete. */
  private double scale() {
    double seasonal = Accuracy.seasonalScale(history.toArray(), history.seasonLength());
    return seasonal > 0 ? seasonal : Accuracy.seasonalScale(history.toArray(), 1);
  }

  private double inside(double[] mean, double[] half) {
    int inside = 0;
    int count = 0;
    for (int i = 0; i < actual.length; i++) {
      if (!Double.isNaN(actual[i])) {
        inside += Math.abs(actual[i] - mean[i]) <= half[i] ? 1 : 0;
        count++;
      }
    }
    return inside / (double) count;
  }

  private static double[] times(double[] values, double factor) {
    double[] product = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      product[i] = factor * values[i];
    }
    return product;
  }

  private static double[] flat(double[][] rows) {
    int length = 0;
    for (double[] row : rows) {
      length += row.length;
    }
    double[] all = new double[length];
    int at = 0;
    for (double[] row : rows) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    return all;
  }
}
