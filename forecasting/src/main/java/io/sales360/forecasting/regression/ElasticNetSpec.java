package io.sales360.forecasting.regression;

/**
 * {@link LinearSpec} with both penalties; Zou &amp; Hastie (2005).
 *
 * @param lasso weight of the absolute penalty, per observation of the standardised series
 * @param ridge weight of the squared penalty, likewise
 */
public record ElasticNetSpec(double lasso, double ridge) implements LinearSpec {
  /** Refuses penalties that are not positive: the solver needs both. */
  public ElasticNetSpec {
    if (!(lasso > 0 && ridge > 0)) {
      throw new IllegalArgumentException(
          "The penalties (lasso "
              + lasso
              + ", ridge "
              + ridge
              + ") must be positive.\nMaybe use ElasticNetSpec.standard(), or RegressionSpec for one penalty.");
    }
  }

  /** Penalties that suit a few dozen observations. */
  public static ElasticNetSpec standard() {
    return new ElasticNetSpec(0.05, 0.02);
  }

  @Override
  public String name() {
    return "elastic-net";
  }
}
