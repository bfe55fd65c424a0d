package io.sales360.forecasting.evaluation;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Rolling-origin evaluation: forecasts from several cutoffs inside the history, each judged by what
 * came after. Tashman (2000).
 *
 * @param origins how many cutoffs at most
 * @param step periods between two cutoffs
 * @param refitEvery 1 estimates at every origin; k at every k-th, with parameters kept and states
 *     updated in between; a large number at the first one only
 * @param minimumTrain periods the oldest cutoff must leave to learn from
 */
public record Backtest(int origins, int step, int refitEvery, int minimumTrain)
    implements Serializable {
  /** Refuses plans without an origin. */
  public Backtest {
    if (origins < 1 || step < 1 || refitEvery < 1 || minimumTrain < 1) {
      throw new IllegalArgumentException(
          "The backtest (origins "
              + origins
              + ", step "
              + step
              + ", refitEvery "
              + refitEvery
              + ", minimumTrain "
              + minimumTrain
              + ") must have positive numbers.\nMaybe use Backtest.of(3).");
    }
  }

  /**
   * The forecast of one origin beside what came.
   *
   * @param train periods known at the origin
   * @param forecast made there
   * @param actuals the periods after it, as long as the forecast
   */
  public record Origin(int train, Forecast forecast, TimeSeries actuals) {}

  /** A plan of up to {@code origins} cutoffs one period apart, estimated once. */
  public static Backtest of(int origins) {
    return new Backtest(origins, 1, Integer.MAX_VALUE, 4);
  }

  /** The same plan, estimating at every {@code k}-th origin. */
  public Backtest withRefitEvery(int k) {
    return new Backtest(origins, step, k, minimumTrain);
  }

  /** The same plan with at least {@code periods} to learn from. */
  public Backtest withMinimumTrain(int periods) {
    return new Backtest(origins, step, refitEvery, periods);
  }

  /** The lengths known at each origin, oldest first; empty if the series is too short for one. */
  public List<Integer> trainLengths(int length, Horizon horizon) {
    List<Integer> lengths = new ArrayList<>();
    for (int i = origins - 1; i >= 0; i--) {
      int train = length - horizon.steps() - i * step;
      if (train >= minimumTrain) {
        lengths.add(train);
      }
    }
    return lengths;
  }

  /**
   * Runs a spec over the origins.
   *
   * @return one entry per origin, oldest first
   * @throws io.sales360.forecasting.model.UnfittableSeriesException if the spec cannot be fitted at
   *     an origin
   */
  public List<Origin> run(
      ForecastSpec spec,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      Horizon horizon,
      QuantileLevels levels) {
    List<Origin> done = new ArrayList<>();
    FittedModel fit = null;
    int fittedLength = 0;
    for (int train : trainLengths(history.length(), horizon)) {
      PastRegressors seen = past.head(train);
      if (fit == null || done.size() % refitEvery == 0) {
        fit = spec.fit(history.head(train), seen, known);
      } else {
        fit = fit.update(history.slice(fittedLength, train), seen, known);
      }
      fittedLength = train;
      Forecast forecast =
          known.isEmpty() ? fit.forecast(horizon, levels) : fit.forecast(horizon, known, levels);
      done.add(new Origin(train, forecast, history.slice(train, train + horizon.steps())));
    }
    return done;
  }
}
