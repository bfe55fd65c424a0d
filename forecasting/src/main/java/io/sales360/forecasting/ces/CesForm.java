package io.sales360.forecasting.ces;

/** How season enters. Svetunkov, Kourentzes &amp; Ord (2022), §3. */
public enum CesForm {
  /** No season: one complex level. */
  NONE("N"),
  /** A complex level per season, each following its own observations only. */
  SIMPLE("S"),
  /** A complex level and one real index per season. */
  PARTIAL("P"),
  /** A complex level and a complex index per season. */
  FULL("F");

  private final String letter;

  CesForm(String letter) {
    this.letter = letter;
  }

  /** The letter of the usual notation. */
  public String letter() {
    return letter;
  }

  /** Whether one complex level runs through all periods. */
  boolean hasLevel() {
    return this != SIMPLE;
  }

  /** Whether there are states per season. */
  boolean hasSeason() {
    return this != NONE;
  }

  /** Whether the states per season are complex. */
  boolean turnsSeason() {
    return this == SIMPLE || this == FULL;
  }

  /** Searched smoothing parameters. */
  int smoothingCount() {
    return switch (this) {
      case NONE, SIMPLE -> 2;
      case PARTIAL -> 3;
      case FULL -> 4;
    };
  }
}
