package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One series of a collection and what came after it.
 *
 * @param group what scores are averaged over, such as {@code "monthly"}
 * @param history the part to learn from; its season length is the first of {@code seasons}
 * @param seasons season lengths to model, shortest first; empty if none
 * @param known regressors of history and horizon
 * @param attributes what does not change over time, by name
 * @param actuals one per step; NaN where unknown; kept, not copied
 * @param scoringSeason season of the seasonal naive error that MASE, MSIS and OWA are scaled by
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record BenchmarkSeries(
    String group,
    TimeSeries history,
    List<Integer> seasons,
    KnownRegressors known,
    Map<String, String> attributes,
    double[] actuals,
    int scoringSeason) {
  /** Copies seasons and attributes. */
  public BenchmarkSeries {
    seasons = List.copyOf(seasons);
    attributes = Map.copyOf(attributes);
  }

  /** The name of the series. */
  public String id() {
    return history.seriesId();
  }

  /** Steps to forecast. */
  public int horizon() {
    return actuals.length;
  }

  /** Whether nothing below zero was ever observed, so that nothing below it may be forecast. */
  public boolean isNonNegative() {
    return Arrays.stream(history.toArray()).noneMatch(value -> value < 0);
  }
}
