package io.sales360.forecasting.ets;

/** How the level grows. */
public enum TrendType {
  /** Not at all. */
  NONE("N"),
  /** By a slope. */
  ADDITIVE("A"),
  /** By a slope that fades. */
  DAMPED("Ad");

  private final String letter;

  TrendType(String letter) {
    this.letter = letter;
  }

  /** The letters of the usual notation. */
  public String letter() {
    return letter;
  }
}
