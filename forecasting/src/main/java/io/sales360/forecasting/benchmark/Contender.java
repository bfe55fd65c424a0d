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
   * @param held probability that its 95 % intervals hold by its own distribution: more than 0.95
   *     for whole numbers, whose intervals cannot be cut to measure
   */
  record Answer(List<Step> steps, long cpuNanos, @Nullable String fallback, double held) {
    /** Copies the steps. */
    public Answer {
      steps = List.copyOf(steps);
    }

    /** An answer with a continuous distribution. */
    public Answer(List<Step> steps, long cpuNanos, @Nullable String fallback) {
      this(steps, cpuNanos, fallback, 0.95);
    }
  }
}
