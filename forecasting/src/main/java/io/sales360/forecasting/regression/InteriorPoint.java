package io.sales360.forecasting.regression;

import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.ElasticNet;
import smile.regression.LASSO;
import smile.regression.LinearModel;

/**
 * The problem of {@link CoordinateDescent} by smile-core's interior-point method (Kim, Koh, Lustig,
 * Boyd &amp; Gorinevsky 2007), which does not mind columns that nearly repeat each other. Slower,
 * and needs native linear algebra: for what coordinate descent cannot solve. The one place that
 * calls smile.
 */
final class InteriorPoint {
  /** Relative duality gap; forecasts do not change in the digits that are published. */
  private static final double TOLERANCE = 1e-4;

  private static final int MAX_ITERATIONS = 500;

  private InteriorPoint() {}

  /**
   * The coefficients of standardised columns.
   *
   * @param table one row per observation, the target last
   * @param lasso above 0
   * @throws UnfittableSeriesException if it does not converge, or the natives are missing
   */
  static double[] solve(
      LinearSpec spec, String seriesId, double[][] table, double lasso, double ridge) {
    int columns = table[0].length;
    String[] names = new String[columns];
    for (int k = 0; k < columns - 1; k++) {
      names[k] = "x" + k;
    }
    names[columns - 1] = "y";
    try {
      DataFrame data = DataFrame.of(table, names);
      Formula formula = Formula.lhs("y");
      LinearModel model =
          ridge == 0
              ? LASSO.fit(formula, data, lasso, TOLERANCE, MAX_ITERATIONS)
              : ElasticNet.fit(formula, data, lasso, ridge, TOLERANCE, MAX_ITERATIONS);
      return model.coefficients();
    } catch (LinkageError missing) {
      throw new UnfittableSeriesException(
          seriesId,
          spec.name(),
          Cause.ENGINE_UNAVAILABLE,
          "the native linear algebra could not be loaded.\n"
              + "Maybe the jars of org.bytedeco for this platform are missing.",
          missing);
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException refused) {
      throw new UnfittableSeriesException(
          seriesId,
          spec.name(),
          Cause.NOT_CONVERGED,
          "the solver refused it: " + refused.getMessage() + "\nMaybe columns repeat each other.",
          refused);
    }
  }
}
