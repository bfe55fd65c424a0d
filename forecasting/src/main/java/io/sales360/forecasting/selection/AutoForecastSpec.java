package io.sales360.forecasting.selection;

import io.sales360.forecasting.decomposition.SeasonLength;
import io.sales360.forecasting.evaluation.Backtest;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.List;

/**
 * The plan of an automatic forecast: which models compete, how they are judged, and what is
 * published. Immutable; one instance serves every series and thread.
 *
 * @param models the models that compete for a series
 * @param seasons season lengths of the series, shortest first; empty: its own season length and,
 *     for hours and days, the longer one that goes with it
 * @param backtest how they are judged; its {@code minimumTrain} is raised to what the season needs
 * @param nonNegative whether the measure cannot fall below zero: means and quantiles are cut there
 * @param levels the probabilities published
 */
public record AutoForecastSpec(
    ModelPool models,
    List<Integer> seasons,
    Backtest backtest,
    boolean nonNegative,
    QuantileLevels levels)
    implements Serializable {
  /** Changes when the same input may give other numbers. */
  public static final String MODEL_VERSION = "3";

  /** Seasons this long may differ from what the frequency suggests: shops shut at night. */
  private static final int LONG_SEASON = 24;

  /** Copies the seasons. */
  public AutoForecastSpec {
    seasons = List.copyOf(seasons);
  }

  /** Few models, three origins estimated once: some milliseconds per monthly series. */
  public static AutoForecastSpec fast() {
    return new AutoForecastSpec(
        TierPool.FAST, List.of(), Backtest.of(3), true, QuantileLevels.standard());
  }

  /** All models that pay, judged the same way. */
  public static AutoForecastSpec best() {
    return new AutoForecastSpec(
        TierPool.BEST, List.of(), Backtest.of(3), true, QuantileLevels.standard());
  }

  /** The same plan with other models. */
  public AutoForecastSpec withPool(ModelPool other) {
    return new AutoForecastSpec(other, seasons, backtest, nonNegative, levels);
  }

  /** The same plan with the same models for every series. */
  public AutoForecastSpec withPool(List<ForecastSpec> other) {
    return withPool(ModelPool.fixed(other));
  }

  /** The same plan for series with these seasons. */
  public AutoForecastSpec withSeasons(List<Integer> other) {
    return new AutoForecastSpec(models, other, backtest, nonNegative, levels);
  }

  /** The same plan with another backtest. */
  public AutoForecastSpec withBacktest(Backtest other) {
    return new AutoForecastSpec(models, seasons, other, nonNegative, levels);
  }

  /** The same plan for a measure that may or may not fall below zero. */
  public AutoForecastSpec withNonNegative(boolean cutAtZero) {
    return new AutoForecastSpec(models, seasons, backtest, cutAtZero, levels);
  }

  /** The same plan with other published probabilities. */
  public AutoForecastSpec withLevels(QuantileLevels other) {
    return new AutoForecastSpec(models, seasons, backtest, nonNegative, other);
  }

  /**
   * The models that compete for a series.
   *
   * @param explained whether it has regressors
   */
  public List<ForecastSpec> pool(TimeSeries history, boolean explained) {
    return models.of(history, seasons.isEmpty() ? usualSeasons(history) : seasons, explained);
  }

  private static List<Integer> usualSeasons(TimeSeries history) {
    return switch (history.seasonLength()) {
      case 1 -> List.of();
      case 7 -> List.of(7, 365);
      case 24 -> List.of(24, 168);
      default -> List.of(history.seasonLength());
    };
  }

  /** Forecasts a series without regressors. Never throws for what is in the series. */
  public SeriesForecast forecast(TimeSeries history, Horizon horizon) {
    return forecast(history, KnownRegressors.none(), PastRegressors.none(), horizon);
  }

  /**
   * Forecasts a series on its own, with the intervals of the standard calibration. Never throws for
   * what is in the series: where the models cannot be used, the fallback ladder (models, seasonal
   * naive, naive, nothing for an empty series) says why.
   *
   * @throws IllegalArgumentException if regressors do not cover the history or reach too far
   */
  public SeriesForecast forecast(
      TimeSeries history, KnownRegressors known, PastRegressors past, Horizon horizon) {
    return draft(history, known, past, horizon).published(Calibration.standard());
  }

  /**
   * Forecasts a series of a panel, whose drafts together teach the calibration of the intervals.
   *
   * @throws IllegalArgumentException as {@link #forecast}
   */
  public Draft draft(
      TimeSeries history, KnownRegressors known, PastRegressors past, Horizon horizon) {
    return run(history, known, past, horizon).draft();
  }

  /** Learns from a series without regressors. Never throws for what is in the series. */
  public EnsembleFit fit(TimeSeries history, Horizon horizon) {
    return fit(history, KnownRegressors.none(), PastRegressors.none(), horizon);
  }

  /**
   * Learns from a series: the models are judged, those that stay are fitted. The result can be
   * forecast from, updated without refitting, and stored.
   *
   * @param horizon how far ahead the models are judged; any other can be forecast later
   * @throws IllegalArgumentException as {@link #forecast}
   */
  public EnsembleFit fit(
      TimeSeries history, KnownRegressors known, PastRegressors past, Horizon horizon) {
    return run(history, known, past, horizon).fit();
  }

  private AutoForecast run(
      TimeSeries history, KnownRegressors known, PastRegressors past, Horizon horizon) {
    past.requireRows(history.length());
    known.requireRows(history.length(), horizon.steps());
    int first = EnsembleFit.firstOf(history);
    TimeSeries begun = history.slice(first, history.length());
    if (begun.seasonLength() >= LONG_SEASON && begun.observed() > 0) {
      begun = begun.withSeasonLength(SeasonLength.detect(begun));
    }
    return new AutoForecast(this, begun, past.from(first), known.from(first), horizon);
  }
}
