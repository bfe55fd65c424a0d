package io.sales360.forecasting.arima;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;

/**
 * The ARIMA with the least AICc: differences by tests, ARMA orders by a search. Hyndman &amp;
 * Khandakar (2008). The fit's own spec says what was chosen. Seasons of 24 periods and longer get
 * harmonics beneath ARMA errors without seasonal orders. Orders are chosen on a series with filled
 * gaps; the chosen ones are estimated on the series as it is.
 *
 * @param stepwise walk from neighbour to neighbour instead of trying all orders
 * @param maxP largest p and q
 * @param maxSeasonal largest P and Q
 * @param maxD largest d of series without a season
 * @param maxDWithSeason largest d of series with one
 */
public record AutoArimaSpec(
    boolean stepwise, int maxP, int maxSeasonal, int maxD, int maxDWithSeason)
    implements ForecastSpec {
  /** Fewer observations say nothing about orders. */
  private static final int LEAST = 3;

  /** Refuses bounds outside 0..5, 0..2, 0..2. */
  public AutoArimaSpec {
    int most = Math.max(maxD, maxDWithSeason);
    if (Math.min(Math.min(maxP, maxSeasonal), Math.min(maxD, maxDWithSeason)) < 0
        || maxP > 5
        || maxSeasonal > 2
        || most > 2) {
      throw new IllegalArgumentException(
          "The bounds (p, q ≤ "
              + maxP
              + ", P, Q ≤ "
              + maxSeasonal
              + ", d ≤ "
              + most
              + ") must lie in 0..5, 0..2 and 0..2.\nMaybe use AutoArimaSpec.robust().");
    }
  }

  /** The walk of Hyndman &amp; Khandakar with the bounds of R's auto.arima. */
  public static AutoArimaSpec quick() {
    return new AutoArimaSpec(true, 5, 2, 2, 2);
  }

  /**
   * The walk with narrower bounds: p and q up to 3, and one ordinary difference for series with a
   * season. On held-out ends of M3 series a second one, whose trend never bends back, cost 1 to 2 %
   * of accuracy there, and larger orders were of no use anywhere.
   */
  public static AutoArimaSpec robust() {
    return new AutoArimaSpec(true, 3, 2, 2, 1);
  }

  /** All orders with p + q + P + Q ≤ 5. */
  public static AutoArimaSpec full() {
    return new AutoArimaSpec(false, 5, 2, 2, 2);
  }

  @Override
  public String name() {
    String bounds = maxDWithSeason < maxD ? "-robust" : "";
    return (stepwise ? "auto-arima" : "auto-arima-full") + bounds;
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    return fit(history, PastRegressors.none(), KnownRegressors.none());
  }

  @Override
  public FittedModel fit(TimeSeries history, PastRegressors past, KnownRegressors known) {
    past.requireRows(history.length());
    known.requireRows(history.length(), 0);
    int observed = history.observed();
    if (observed < LEAST + known.names().size()) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has "
              + observed
              + " observations and needs "
              + (LEAST + known.names().size())
              + ".\nMaybe use a baseline.");
    }
    return new OrderSearch(this, history, known).run();
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    throw new IllegalArgumentException(
        "The spec ("
            + name()
            + ") chooses orders and cannot restore any.\nMaybe use the spec of the fit.");
  }
}
