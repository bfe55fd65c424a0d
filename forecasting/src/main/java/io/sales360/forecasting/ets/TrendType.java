package io.sales360.forecasting.ets;

/** How the level grows. */
public enum TrendType {
  /** Not at all. */
  NONE("N"),
  /** By a slope. */
  ADDITIVE("A"),
  /** By a slope that fades. */
  DAMPED("Ad"),
  /** By a factor. */
  MULTIPLICATIVE("M"),
  /** By a factor that fades towards 1. */
  DAMPED_MULTIPLICATIVE("Md");

  private final String letter;

  TrendType(String letter) {
    this.letter = letter;
  }

  /** Whether the growth fades. */
  boolean isDamped() {
    return this == DAMPED || this == DAMPED_MULTIPLICATIVE;
  }

  /** Whether growth multiplies. */
  boolean isMultiplied() {
    return this == MULTIPLICATIVE || this == DAMPED_MULTIPLICATIVE;
  }

  /** The letters of the usual notation. */
  public String letter() {
    return letter;
  }
}
