package io.sales360.forecasting.regression;

/**
 * {@link LinearSpec} with one penalty or none.
 *
 * @param kind which penalty
 * @param penalty its weight, per observation of the standardised series; 0 for least squares
 */
public record RegressionSpec(Kind kind, double penalty) implements LinearSpec {
  /** Which penalty keeps coefficients small. */
  public enum Kind {
    /** None: ordinary least squares. */
    OLS,
    /** The sum of squares; Hoerl &amp; Kennard (1970). */
    RIDGE,
    /** The sum of absolute values, which sets some to zero; Tibshirani (1996). */
    LASSO
  }

  /** Refuses a penalty for least squares, and none for the others. */
  public RegressionSpec {
    if (kind == Kind.OLS ? penalty != 0 : !(penalty > 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException(
          "The penalty ("
              + penalty
              + ") of "
              + kind
              + " must be "
              + (kind == Kind.OLS ? "0" : "positive")
              + ".\nMaybe use RegressionSpec.ols(), standardRidge() or standardLasso().");
    }
  }

  /** Ordinary least squares. */
  public static RegressionSpec ols() {
    return new RegressionSpec(Kind.OLS, 0);
  }

  /** Ridge regression with a penalty that suits a few dozen observations. */
  public static RegressionSpec standardRidge() {
    return new RegressionSpec(Kind.RIDGE, 0.05);
  }

  /** The lasso with a penalty that suits a few dozen observations. */
  public static RegressionSpec standardLasso() {
    return new RegressionSpec(Kind.LASSO, 0.05);
  }

  @Override
  public String name() {
    return switch (kind) {
      case OLS -> "ols";
      case RIDGE -> "ridge";
      case LASSO -> "lasso";
    };
  }

  @Override
  public double lasso() {
    return kind == Kind.LASSO ? penalty : 0;
  }

  @Override
  public double ridge() {
    return kind == Kind.RIDGE ? penalty : 0;
  }
}
