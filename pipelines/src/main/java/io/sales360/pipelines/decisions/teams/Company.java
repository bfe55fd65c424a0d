package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.forecasting.targets.SeasonOfYear;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** All owners together: what an owner with too little history of its own is measured by. */
final class Company {
  private final History history;
  private final LocalDate asOf;
  private final Map<PerformanceMeasure, Optional<SeasonOfYear>> seasons =
      new EnumMap<>(PerformanceMeasure.class);

  Company(History history, LocalDate asOf) {
    this.history = history;
    this.asOf = asOf;
  }

  History history() {
    return history;
  }

  /** The season of the year until the as-of date, learned once; empty where there is none. */
  Optional<SeasonOfYear> season(PerformanceMeasure measure) {
    return seasons.computeIfAbsent(measure, this::learn);
  }

  private Optional<SeasonOfYear> learn(PerformanceMeasure measure) {
    double[] days = history.valuesUntil(measure, asOf);
    if (days.length == 0) {
      return Optional.empty();
    }
    LocalDate first = asOf.minusDays(days.length - 1L);
    return SeasonOfYear.learn(first, days, History.kinds(first, days.length));
  }
}
