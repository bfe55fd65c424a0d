package io.sales360.forecasting.lifetime;

/** Which story of leaving a spec tells. */
public enum PurchaseModel {
  /** Customers leave after a repeat purchase; those without repeats never do. */
  BG_NBD("bg-nbd"),
  /** Customers leave after any purchase, the first one included. */
  MBG_NBD("mbg-nbd"),
  /** Customers leave at any time. */
  PARETO_NBD("pareto-nbd"),
  /** Nobody leaves: the fallback. */
  EMPIRICAL("empirical-rates");

  private final String word;

  PurchaseModel(String word) {
    this.word = word;
  }

  PurchaseProcess process() {
    return switch (this) {
      case BG_NBD -> BetaGeometric.afterRepeats();
      case MBG_NBD -> BetaGeometric.fromFirst();
      case PARETO_NBD -> new ParetoLifetime();
      case EMPIRICAL -> new NeverLeaving();
    };
  }

  /** The name in results. */
  public String word() {
    return word;
  }
}
