package io.sales360.forecasting.arima;

/** How coefficients are estimated. */
public enum Estimation {
  /** Conditional sum of squares: the first errors are taken as zero. */
  CSS("css"),
  /** Exact maximum likelihood by the Kalman filter. */
  ML("ml"),
  /** Exact maximum likelihood, started from the conditional sum of squares. */
  CSS_ML("css-ml");

  private final String word;

  Estimation(String word) {
    this.word = word;
  }

  /** The word in names of specs. */
  public String word() {
    return word;
  }
}
