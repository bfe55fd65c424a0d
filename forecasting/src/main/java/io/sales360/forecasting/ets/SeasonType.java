package io.sales360.forecasting.ets;

/** How the season enters. */
public enum SeasonType {
  /** Not at all. */
  NONE("N"),
  /** Added to the level. */
  ADDITIVE("A"),
  /** Multiplied with the level; needs positive values. */
  MULTIPLICATIVE("M");

  private final String letter;

  SeasonType(String letter) {
    this.letter = letter;
  }

  /** The letter of the usual notation. */
  public String letter() {
    return letter;
  }
}
