package io.sales360.forecasting.ets;

/** How the error enters an observation. */
public enum ErrorType {
  /** Added: y = μ + e. */
  ADDITIVE("A"),
  /** Relative: y = μ(1 + e); needs positive values. */
  MULTIPLICATIVE("M");

  private final String letter;

  ErrorType(String letter) {
    this.letter = letter;
  }

  /** The letter of the usual notation. */
  public String letter() {
    return letter;
  }
}
