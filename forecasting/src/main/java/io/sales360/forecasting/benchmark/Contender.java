package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.model.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes part in a benchmark: a way from a collection of series to forecasts. */
public interface Contender {
  /** The name in the results. */
  String name();

  /**
   * Forecasts every series.
   *
   * @return one answer per series, in their order
   */
  List<Answer> answer(List<BenchmarkSeries> collection, Workers workers);

  /**
   * The forecast of one series.
   *
   * @param steps as many as the series' horizon
   * @param cpuNanos processor time spent on it
   * @param fallback why it was made by a baseline, null if it was not
   */
  record Answer(List<Step> steps, long cpuNanos, @Nullable String fallback) {
    /** Copies the steps. */
    public Answer {
      steps = List.copyOf(steps);
    }
  }
}
