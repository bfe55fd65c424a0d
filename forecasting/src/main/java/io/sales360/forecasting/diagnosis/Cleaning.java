package io.sales360.forecasting.diagnosis;

/** What is cleaned before models learn. The rest is only reported. */
public enum Cleaning {
  /** Nothing. */
  NONE,
  /** Outliers become what was expected, except the latest. */
  OUTLIERS,
  /** Zeros of stock-outs, and those before the first demand, become missing. */
  STOCK_OUTS,
  /** Both. */
  ALL;

  /** Whether findings of a kind change the series. */
  public boolean covers(Finding.Kind kind) {
    return switch (kind) {
      case OUTLIER -> this == OUTLIERS || this == ALL;
      case STOCK_OUT, LEADING_ZEROS -> this == STOCK_OUTS || this == ALL;
      default -> false;
    };
  }
}
