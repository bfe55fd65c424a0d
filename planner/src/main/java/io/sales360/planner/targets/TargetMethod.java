package io.sales360.planner.targets;

/** How targets come about. */
public enum TargetMethod {
  /** A goal of the company, shared by the means of the owners' forecasts. */
  TOP_DOWN("top-down"),
  /** A quantile of each owner's own forecast. */
  BOTTOM_UP("bottom-up");

  private final String text;

  TargetMethod(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
