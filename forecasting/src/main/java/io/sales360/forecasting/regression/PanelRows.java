package io.sales360.forecasting.regression;

import io.sales360.forecasting.features.FeaturePlan;
import io.sales360.forecasting.features.SeriesFeatures;
import java.util.List;
import java.util.SplittableRandom;

/** Training rows of a panel: features as columns, targets, weights. */
final class PanelRows {
  /** A target beyond this many times its expectation counts as this many. */
  private static final double CLIP = 30;

  final float[][] columns;
  final double[] target;
  final double[] weight;
  int rows;

  private PanelRows(int columnCount, int capacity) {
    columns = new float[columnCount][capacity];
    target = new double[capacity];
    weight = new double[capacity];
  }

  /**
   * Rows whose targets lie at least {@code held} periods before the end. Each origin gives one row
   * or several at evenly spaced distances, as the limit allows; in larger panels a part of the
   * origins, drawn by a seed that is the name of the series.
   *
   * @param series in the order of their ids
   * @param limit about how many rows
   */
  static PanelRows of(FeaturePlan plan, List<SeriesFeatures> series, int held, int limit) {
    long origins = 0;
    for (SeriesFeatures one : series) {
      origins += Math.max(0, one.length() - held - 1);
    }
    int lead = plan.lead();
    int perOrigin = (int) Math.max(1, Math.min(lead, limit / Math.max(1, origins)));
    double share = limit / (double) Math.max(1, origins);
    double expected = Math.min(1, share) * origins * perOrigin;
    PanelRows result =
        new PanelRows(plan.columns(), (int) (expected + 6 * Math.sqrt(expected) + 16));
    float[] row = new float[plan.columns()];
    for (SeriesFeatures one : series) {
      SplittableRandom random = new SplittableRandom(one.seriesId().hashCode());
      int end = one.length() - held;
      for (int origin = 0; origin < end - 1; origin++) {
        int first = random.nextInt(lead);
        boolean drawn = random.nextDouble() < share;
        for (int k = 0; drawn && k < perOrigin; k++) {
          int h = 1 + (first + k * lead / perOrigin) % lead;
          if (origin + h < end) {
            result.add(one, row, origin, origin + h);
          }
        }
      }
    }
    result.levelWeights();
    return result;
  }

  private void add(SeriesFeatures series, float[] row, int origin, int t) {
    double y = series.value(t);
    double scale = series.scale(origin, t);
    if (Double.isNaN(y) || !(scale > 0) || rows == target.length) {
      return;
    }
    series.fill(row, origin, t);
    for (int j = 0; j < row.length; j++) {
      columns[j][rows] = row[j];
    }
    // Single precision: the unit of the series must not show in the last digits.
    target[rows] = (float) Math.max(-CLIP, Math.min(CLIP, y / scale));
    weight[rows] = scale;
    rows++;
  }

  /** Weights by size, as in a sum of errors over all series, within a thousandth and a thousand. */
  private void levelWeights() {
    double mean = 0;
    for (int i = 0; i < rows; i++) {
      mean += weight[i] / rows;
    }
    for (int i = 0; i < rows; i++) {
      weight[i] = (float) Math.max(1e-3, Math.min(1e3, weight[i] / mean));
    }
  }
}
