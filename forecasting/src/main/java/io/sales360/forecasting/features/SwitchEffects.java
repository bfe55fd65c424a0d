package io.sales360.forecasting.features;

import io.sales360.forecasting.model.KnownRegressors;

/**
 * By which factor a series moves when an on/off regressor is on, learned from its past up to each
 * origin: for the phase of the season, drawn towards the factor over all phases, which is drawn
 * towards 1.
 */
final class SwitchEffects {
  /** Observations that the wider factor counts for. */
  private static final double PRIOR = 4;

  private final FeaturePlan plan;
  private final KnownRegressors known;
  private final int season;
  private final int[] columns;
  // Per switch: running sums over all periods and by phase, where it is off [0] and on [1].
  private final double[][][] sum;
  private final int[][][] count;
  private final double[][][] phaseSum;
  private final int[][][] phaseCount;

  SwitchEffects(FeaturePlan plan, KnownRegressors known, int capacity) {
    this.plan = plan;
    this.known = known;
    this.season = plan.seasonLength();
    int switches = 0;
    columns = new int[plan.known().size()];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = plan.switches().get(column) ? switches++ : -1;
    }
    sum = new double[switches][2][capacity];
    count = new int[switches][2][capacity];
    phaseSum = new double[switches][2][capacity];
    phaseCount = new int[switches][2][capacity];
  }

  /** The product of the effects of all switches in period {@code t}, as known at the origin. */
  double at(int origin, int t) {
    double product = 1;
    for (int column = 0; column < columns.length; column++) {
      product *= at(column, origin, t);
    }
    return product;
  }

  double at(int column, int origin, int t) {
    int k = columns[column];
    if (k < 0 || origin < 0 || t >= known.rows() || known.value(column, t) == 0) {
      return 1;
    }
    double whole = factor(sum[k], count[k], origin, 1);
    int ahead = t - origin;
    int last = t - (ahead + season - 1) / season * season;
    double factor = last < 0 ? whole : factor(phaseSum[k], phaseCount[k], last, whole);
    return Math.min(20, Math.max(0.05, factor));
  }

  private static double factor(double[][] sums, int[][] counts, int at, double prior) {
    int off = counts[0][at];
    int on = counts[1][at];
    if (off == 0 || on == 0 || !(sums[0][at] > 0)) {
      return prior;
    }
    double base = sums[0][at] / off;
    return (sums[1][at] / base + PRIOR * prior) / (on + PRIOR);
  }

  /** Takes in the value of period {@code t} relative to the level. */
  void append(int t, double relative) {
    for (int column = 0; column < columns.length; column++) {
      int k = columns[column];
      if (k < 0) {
        continue;
      }
      boolean counts = !Double.isNaN(relative) && t < known.rows();
      int state = counts && known.value(column, t) != 0 ? 1 : 0;
      for (int side = 0; side < 2; side++) {
        double added = counts && side == state ? relative : 0;
        int one = counts && side == state ? 1 : 0;
        sum[k][side][t] = (t > 0 ? sum[k][side][t - 1] : 0) + added;
        count[k][side][t] = (t > 0 ? count[k][side][t - 1] : 0) + one;
        boolean before = t >= season;
        phaseSum[k][side][t] = (before ? phaseSum[k][side][t - season] : 0) + added;
        phaseCount[k][side][t] = (before ? phaseCount[k][side][t - season] : 0) + one;
      }
    }
  }

  /** Number of known columns. */
  int size() {
    return plan.known().size();
  }
}
