package io.sales360.pipelines.forecast;

import io.sales360.common.model.MarketIndicator;
import io.sales360.forecasting.model.PastRegressors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was known of the market indicators at the start of each period. A value counts from the day
 * it was released, so nothing leaks back; without a release day, from the end of the month it
 * describes.
 */
final class IndicatorHistory {
  private record Known(LocalDate from, LocalDate about, double value) {}

  private final Map<String, List<Known>> byIndicator = new TreeMap<>();

  IndicatorHistory(Iterable<MarketIndicator> values, List<String> wanted) {
    for (MarketIndicator value : values) {
      if (wanted.contains(value.indicatorId())
          && value.territoryId() == null
          && value.category() == null) {
        LocalDate from =
            value.releasedOn() == null ? value.periodStartsOn().plusMonths(1) : value.releasedOn();
        byIndicator
            .computeIfAbsent(value.indicatorId(), id -> new ArrayList<>())
            .add(new Known(from, value.periodStartsOn(), value.indicatorValue().doubleValue()));
      }
    }
    byIndicator
        .values()
        .forEach(
            known ->
                known.sort(
                    java.util.Comparator.comparing(Known::from).thenComparing(Known::about)));
  }

  /**
   * One column per indicator that was known before the first period; others cannot be learned from.
   */
  PastRegressors at(List<LocalDate> periodStarts) {
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    byIndicator.forEach(
        (id, known) -> {
          double[] column = column(known, periodStarts);
          if (column != null) {
            names.add(id);
            columns.add(column);
          }
        });
    return names.isEmpty()
        ? PastRegressors.none()
        : PastRegressors.of(names, columns.toArray(double[][]::new));
  }

  private static double @Nullable [] column(List<Known> known, List<LocalDate> periodStarts) {
    double[] column = new double[periodStarts.size()];
    for (int t = 0; t < column.length; t++) {
      Known latest = null;
      for (Known candidate : known) {
        if (!candidate.from().isAfter(periodStarts.get(t))) {
          latest = candidate;
        }
      }
      if (latest == null) {
        return null;
      }
      column[t] = latest.value();
    }
    return column;
  }
}
