package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.intermittent.CountDistribution;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.Calibration;
import io.sales360.forecasting.selection.Draft;
import io.sales360.forecasting.selection.SeriesForecast;
import java.util.ArrayList;
import java.util.List;

/**
 * The automatic forecast of a whole collection: drafts of all series, one calibration learned from
 * them, then the published forecasts.
 *
 * @param name the name in the results
 * @param explained whether it is shown the regressors of the series
 */
public record AutoContender(String name, AutoForecastSpec plan, boolean explained)
    implements Contender {
  @Override
  public List<Answer> answer(List<BenchmarkSeries> collection, Workers workers) {
    List<Timed> drafts = workers.each(collection, this::draft);
    Calibration calibration = Calibration.learn(drafts.stream().map(Timed::draft).toList());
    List<Answer> answers = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Timed timed = drafts.get(i);
      long began = Workers.cpuNanos();
      SeriesForecast forecast = timed.draft.published(calibration);
      long spent = timed.cpuNanos + Workers.cpuNanos() - began;
      String reason = forecast.reason() == null ? null : forecast.reason().name();
      double held = timed.draft.isCounted() ? held(collection.get(i), forecast.steps()) : 0.95;
      answers.add(new Answer(forecast.steps(), spent, reason, held));
    }
    return answers;
  }

  /** What the intervals of counts hold by their own distribution. */
  private static double held(BenchmarkSeries series, List<Step> steps) {
    double sum = 0;
    for (Step step : steps) {
      Interval interval = step.interval(95);
      sum +=
          CountDistribution.around(step.mean(), series.history())
              .probability(interval.lower(), interval.upper());
    }
    return sum / steps.size();
  }

  private record Timed(Draft draft, long cpuNanos) {}

  private Timed draft(BenchmarkSeries series) {
    long began = Workers.cpuNanos();
    Draft draft =
        plan.withSeasons(series.seasons())
            .withNonNegative(series.isNonNegative())
            .withLevels(QuantileLevels.wide())
            .draft(
                series.history(),
                explained ? series.known() : KnownRegressors.none(),
                PastRegressors.none(),
                Horizon.of(series.horizon()));
    return new Timed(draft, Workers.cpuNanos() - began);
  }
}
