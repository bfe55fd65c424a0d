package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.PanelFit;
import io.sales360.forecasting.model.PanelSpec;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * One global model for all series of a group. The cost of learning is shared out equally.
 *
 * @param name the name in the results
 * @param specs the model of a group
 */
public record PanelContender(String name, Function<List<BenchmarkSeries>, PanelSpec> specs)
    implements Contender {
  @Override
  public List<Answer> answer(List<BenchmarkSeries> collection, Workers workers) {
    Map<String, List<BenchmarkSeries>> groups = new LinkedHashMap<>();
    for (BenchmarkSeries series : collection) {
      groups.computeIfAbsent(series.group(), g -> new ArrayList<>()).add(series);
    }
    Map<String, Answer> answers = new HashMap<>();
    for (List<BenchmarkSeries> group : groups.values()) {
      answer(group, workers, answers);
    }
    List<Answer> ordered = new ArrayList<>(collection.size());
    for (BenchmarkSeries series : collection) {
      ordered.add(Objects.requireNonNull(answers.get(series.id())));
    }
    return ordered;
  }

  private void answer(List<BenchmarkSeries> group, Workers workers, Map<String, Answer> answers) {
    List<Panel.Member> members = new ArrayList<>();
    for (BenchmarkSeries series : group) {
      members.add(
          new Panel.Member(
              series.history(), PastRegressors.none(), series.known(), series.attributes()));
    }
    long began = Workers.cpuNanos();
    PanelFit fit = specs.apply(group).fit(new Panel(members));
    long shared = (Workers.cpuNanos() - began) / group.size();
    List<Answer> given = workers.each(group, series -> answer(fit, series, shared));
    for (int i = 0; i < given.size(); i++) {
      answers.put(group.get(i).id(), given.get(i));
    }
  }

  private static Answer answer(PanelFit fit, BenchmarkSeries series, long shared) {
    long began = Workers.cpuNanos();
    if (!fit.seriesIds().contains(series.id())) {
      Answer naive = SpecContender.of(BaselineSpec.seasonalNaive()).answer(series);
      return new Answer(naive.steps(), shared + naive.cpuNanos(), "LEFT_OUT");
    }
    Horizon horizon = Horizon.of(series.horizon());
    Forecast forecast =
        series.known().isEmpty()
            ? fit.of(series.id()).forecast(horizon, QuantileLevels.wide())
            : fit.of(series.id()).forecast(horizon, series.known(), QuantileLevels.wide());
    return new Answer(
        SpecContender.cut(series, forecast.steps()), shared + Workers.cpuNanos() - began, null);
  }
}
