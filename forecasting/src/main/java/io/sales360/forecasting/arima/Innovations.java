package io.sales360.forecasting.arima;

/** One-step errors of an ARMA over several columns at once: a series and its regressors. */
interface Innovations {
  /**
   * Filters all columns.
   *
   * @param phi full autoregressive polynomial, lag 1 first
   * @param theta full moving average polynomial, lag 1 first
   * @return false where the filter has no finite result, as for a process that is not stationary
   */
  boolean run(double[] phi, double[] theta);

  /** Errors of a column over the square root of their variance, in units of σ². */
  double[] column(int index);

  /** Number of columns. */
  int columns();

  /** Number of errors that count. */
  int count();

  /** Sum of the logarithms of the variances, in units of σ². */
  double logDeterminant();
}
