package io.sales360.common.table;

import java.util.Locale;

/** Layers of the lake, in the order in which data passes them. */
public enum Layer {
  STAGING,
  INTERMEDIATE,
  MARTS,
  FORECAST,
  /** Answers to questions: what earns, who sells, who buys, what a campaign was worth. */
  DECISIONS,
  /**
   * About the run itself: dead letters, ledger, quality. May differ between two attempts of one
   * run.
   */
  OPS;

  /** Name of the layer's directory. */
  public String directory() {
    return name().toLowerCase(Locale.ROOT);
  }
}
