package io.sales360.forecasting.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model says about the periods after the cutoff.
 *
 * @param cutoff first day of the last period the model has seen
 * @param steps one per period, {@code h} = 1, 2, …
 * @param drawn sample paths if they were asked for
 */
public record Forecast(
    String seriesId, LocalDate cutoff, List<Step> steps, @Nullable SamplePaths drawn)
    implements Serializable {
  /** Refuses steps that are not numbered 1, 2, …. */
  public Forecast {
    steps = List.copyOf(steps);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).h() != i + 1) {
        throw new IllegalArgumentException(
            "Step "
                + steps.get(i).h()
                + " stands at place "
                + (i + 1)
                + " of the forecast of ("
                + seriesId
                + ").\nMaybe steps were filtered.");
      }
    }
  }

  /** The sample paths, if drawn. */
  public Optional<SamplePaths> paths() {
    return Optional.ofNullable(drawn);
  }

  /** The step at distance {@code h}, from 1. */
  public Step step(int h) {
    return steps.get(h - 1);
  }

  /** The point forecasts as a new array. */
  public double[] means() {
    double[] means = new double[steps.size()];
    for (int i = 0; i < means.length; i++) {
      means[i] = steps.get(i).mean();
    }
    return means;
  }

  /** The same forecast with sample paths. */
  public Forecast withPaths(SamplePaths paths) {
    return new Forecast(seriesId, cutoff, steps, paths);
  }
}
