package io.sales360.forecasting.reconciliation;

/** Proportions of leaves learned from their histories, for top-down and as priors. */
public final class HistoricalShares {
  private HistoricalShares() {}

  /**
   * The mean of a leaf's proportions of the total. Gross &amp; Sohl (1990), method A. Periods in
   * which a leaf is missing or the total is not positive do not count for it; a negative mean is
   * zero.
   *
   * @param leafHistories one row per leaf, aligned by period; NaN is missing
   */
  public static double[] averageProportions(double[][] leafHistories) {
    double[] totals = totals(leafHistories);
    double[] shares = new double[leafHistories.length];
    for (int j = 0; j < shares.length; j++) {
      double sum = 0;
      int count = 0;
      for (int t = 0; t < totals.length; t++) {
        if (totals[t] > 0 && !Double.isNaN(leafHistories[j][t])) {
          sum += leafHistories[j][t] / totals[t];
          count++;
        }
      }
      shares[j] = count == 0 ? 0 : Math.max(0, sum / count);
    }
    return shares;
  }

  /**
   * A leaf's mean over the mean of the total. Gross &amp; Sohl (1990), method F. A negative mean is
   * zero.
   *
   * @param leafHistories one row per leaf, aligned by period; NaN is missing
   */
  public static double[] proportionsOfAverages(double[][] leafHistories) {
    double[] totals = totals(leafHistories);
    double total = 0;
    for (double value : totals) {
      total += value / totals.length;
    }
    double[] shares = new double[leafHistories.length];
    for (int j = 0; j < shares.length; j++) {
      double sum = 0;
      int count = 0;
      for (double value : leafHistories[j]) {
        sum += Double.isNaN(value) ? 0 : value;
        count += Double.isNaN(value) ? 0 : 1;
      }
      shares[j] = count == 0 || !(total > 0) ? 0 : Math.max(0, sum / count / total);
    }
    return shares;
  }

  private static double[] totals(double[][] leafHistories) {
    double[] totals = new double[leafHistories.length == 0 ? 0 : leafHistories[0].length];
    for (int j = 0; j < leafHistories.length; j++) {
      if (leafHistories[j].length != totals.length) {
        throw new IllegalArgumentException(
            "The history of leaf "
                + j
                + " has "
                + leafHistories[j].length
                + " periods, that of leaf 0 "
                + totals.length
                + ".\nMaybe pad shorter histories with NaN at their start.");
      }
      for (int t = 0; t < totals.length; t++) {
        totals[t] += Double.isNaN(leafHistories[j][t]) ? 0 : leafHistories[j][t];
      }
    }
    return totals;
  }
}
