package io.sales360.forecasting.lifetime;

/** How a search for parameters ended, and so whether a fit is the model or its fallback. */
public enum FitStatus {
  /** The model was found. */
  CONVERGED("the search converged"),
  /** The search used up its iterations; the fallback stands in. */
  NOT_CONVERGED("the search used up its iterations"),
  /** A parameter ran to its bound: the data do not tell it. The fallback stands in. */
  AT_BOUND("a parameter ran to its bound, so the data do not tell it"),
  /** Fewer customers than parameters can be learned from; the fallback stands in. */
  TOO_FEW("there are too few customers to learn from"),
  /** Nobody bought twice; the fallback stands in. */
  NO_REPEATS("nobody bought twice"),
  /** Gamma-Gamma with q of at most 1 has no finite mean; the fallback stands in. */
  NO_FINITE_MEAN("the spend has no finite mean (q is at most 1)");

  private final String reason;

  FitStatus(String reason) {
    this.reason = reason;
  }

  /** The reason as half a sentence. */
  public String reason() {
    return reason;
  }
}
