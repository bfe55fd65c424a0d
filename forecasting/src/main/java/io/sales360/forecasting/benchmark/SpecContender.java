package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One model for each series on its own, with the quantiles it states itself. Series it cannot be
 * fitted to get the seasonal naive forecast and are counted.
 *
 * @param name the name in the results
 * @param specs the model of a series
 */
public record SpecContender(String name, Function<BenchmarkSeries, ForecastSpec> specs)
    implements Contender {
  /** The same model for every series. */
  public static SpecContender of(ForecastSpec spec) {
    return new SpecContender(spec.name(), series -> spec);
  }

  @Override
  public List<Answer> answer(List<BenchmarkSeries> collection, Workers workers) {
    return workers.each(collection, this::answer);
  }

  Answer answer(BenchmarkSeries series) {
    long began = Workers.cpuNanos();
    try {
      List<Step> steps = steps(specs.apply(series), series);
      return new Answer(steps, Workers.cpuNanos() - began, null);
    } catch (UnfittableSeriesException unfittable) {
      long spent = Workers.cpuNanos() - began;
      return new Answer(ladder(series), spent, unfittable.kind().name());
    }
  }

  private static List<Step> steps(ForecastSpec spec, BenchmarkSeries series) {
    TimeSeries history = series.history();
    Horizon horizon = Horizon.of(series.horizon());
    QuantileLevels levels = QuantileLevels.wide();
    Forecast forecast =
        series.known().isEmpty()
            ? spec.fit(history).forecast(horizon, levels)
            : spec.fit(history, PastRegressors.none(), series.known())
                .forecast(horizon, series.known(), levels);
    return cut(series, forecast.steps());
  }

  /** The same steps, at zero where a series that is never negative was forecast below it. */
  static List<Step> cut(BenchmarkSeries series, List<Step> steps) {
    return series.isNonNegative() ? cutAtZero(steps) : steps;
  }

  private static List<Step> ladder(BenchmarkSeries series) {
    if (series.history().observed() == 0) {
      List<Step> zeros = new ArrayList<>();
      for (int h = 1; h <= series.horizon(); h++) {
        Quantiles none = Quantiles.point(QuantileLevels.wide(), 0);
        int t = series.history().length() - 1 + h;
        zeros.add(new Step(h, series.history().periodStart(t), 0, none));
      }
      return zeros;
    }
    return steps(BaselineSpec.seasonalNaive(), series);
  }

  private static List<Step> cutAtZero(List<Step> steps) {
    List<Step> cut = new ArrayList<>(steps.size());
    for (Step step : steps) {
      double[] values = step.quantiles().toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, values[i]);
      }
      Quantiles quantiles = Quantiles.of(step.quantiles().levels(), values);
      cut.add(new Step(step.h(), step.period(), Math.max(0, step.mean()), quantiles));
    }
    return cut;
  }
}
