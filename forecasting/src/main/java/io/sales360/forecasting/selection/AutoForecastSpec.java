package io.sales360.forecasting.selection;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.evaluation.Backtest;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.regression.ElasticNetSpec;
import io.sales360.forecasting.theta.ThetaSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of an automatic forecast: which models compete, how they are judged, and what is
 * published. Immutable; one instance serves every series and thread.
 *
 * @param pool the models, in the order ties are broken
 * @param backtest how they are judged; its {@code minimumTrain} is raised to what the season needs
 * @param nonNegative whether the measure cannot fall below zero: means and quantiles are cut there
 * @param levels the probabilities published
 */
public record AutoForecastSpec(
    List<ForecastSpec> pool, Backtest backtest, boolean nonNegative, QuantileLevels levels)
    implements Serializable {
  /** Changes when the same input may give other numbers. */
  public static final String MODEL_VERSION = "1";

  /** Refuses an empty pool and names that repeat. */
  public AutoForecastSpec {
    pool = List.copyOf(pool);
    long names = pool.stream().map(ForecastSpec::name).distinct().count();
    if (pool.isEmpty() || names != pool.size()) {
      throw new IllegalArgumentException(
          "The pool "
              + pool.stream().map(ForecastSpec::name).toList()
              + " must have models with different names.\nMaybe use AutoForecastSpec.fast().");
    }
  }

  /** Few models, three origins estimated once: some milliseconds per monthly series. */
  public static AutoForecastSpec fast() {
    return new AutoForecastSpec(
        List.of(
            BaselineSpec.seasonalNaive(),
            BaselineSpec.drift(),
            AutoEtsSpec.fast(),
            ThetaSpec.standard(),
            ThetaSpec.dynamicOptimised(),
            ElasticNetSpec.standard()),
        Backtest.of(3),
        true,
        QuantileLevels.standard());
  }

  /** The same plan with another pool. */
  public AutoForecastSpec withPool(List<ForecastSpec> models) {
    return new AutoForecastSpec(models, backtest, nonNegative, levels);
  }

  /** The same plan with one more model. */
  public AutoForecastSpec withModel(ForecastSpec model) {
    List<ForecastSpec> models = new ArrayList<>(pool);
    models.add(model);
    return withPool(models);
  }

  /** The same plan with another backtest. */
  public AutoForecastSpec withBacktest(Backtest other) {
    return new AutoForecastSpec(pool, other, nonNegative, levels);
  }

  /** The same plan for a measure that may or may not fall below zero. */
  public AutoForecastSpec withNonNegative(boolean cutAtZero) {
    return new AutoForecastSpec(pool, backtest, cutAtZero, levels);
  }

  /** The same plan with other published probabilities. */
  public AutoForecastSpec withLevels(QuantileLevels other) {
    return new AutoForecastSpec(pool, backtest, nonNegative, other);
  }

  /** Forecasts a series without regressors. Never throws for what is in the series. */
  public SeriesForecast forecast(TimeSeries history, Horizon horizon) {
    return forecast(history, KnownRegressors.none(), PastRegressors.none(), horizon);
  }

  /**
   * Forecasts a series. Never throws for what is in the series: where the models cannot be used,
   * the fallback ladder (models, seasonal naive, naive, nothing for an empty series) says why.
   *
   * @throws IllegalArgumentException if regressors do not cover the history or reach too far
   */
  public SeriesForecast forecast(
      TimeSeries history, KnownRegressors known, PastRegressors past, Horizon horizon) {
    past.requireRows(history.length());
    known.requireRows(history.length(), horizon.steps());
    int first = 0;
    while (first < history.length() && history.isMissing(first)) {
      first++;
    }
    if (first == history.length()) {
      return new SeriesForecast(
          history.seriesId(),
          history.cutoff(),
          "none",
          MODEL_VERSION,
          ReasonCode.EMPTY,
          List.of(),
          List.of());
    }
    TimeSeries begun = history.slice(first, history.length());
    return new AutoForecast(this, begun, past.from(first), known.from(first), horizon).run();
  }
}
