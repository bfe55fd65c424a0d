package io.sales360.forecasting.arima;

/**
 * Errors given that those before the first full set of lags are zero: the conditional sum of
 * squares. Box &amp; Jenkins (1976), §7.1; the first errors are left out as in R's stats::arima.
 */
final class ConditionalInnovations implements Innovations {
  private final double[][] columns;
  private final int skipped;
  private final double[][] errors;

  /**
   * Differenced columns.
   *
   * @param skipped the degree of the autoregression
   */
  ConditionalInnovations(double[][] columns, int skipped) {
    this.columns = columns;
    this.skipped = Math.min(skipped, columns[0].length);
    this.errors = new double[columns.length][columns[0].length];
  }

  @Override
  public boolean run(double[] phi, double[] theta) {
    for (int c = 0; c < columns.length; c++) {
      double[] w = columns[c];
      double[] e = errors[c];
      for (int t = skipped; t < w.length; t++) {
        double sum = w[t];
        for (int j = 1; j <= phi.length; j++) {
          sum -= phi[j - 1] * w[t - j];
        }
        int most = Math.min(theta.length, t - skipped);
        for (int j = 1; j <= most; j++) {
          sum -= theta[j - 1] * e[t - j];
        }
        e[t] = sum;
      }
    }
    return true;
  }

  @Override
  public double[] column(int index) {
    return errors[index];
  }

  @Override
  public int columns() {
    return columns.length;
  }

  @Override
  public int count() {
    return columns[0].length - skipped;
  }

  @Override
  public double logDeterminant() {
    return 0;
  }
}
