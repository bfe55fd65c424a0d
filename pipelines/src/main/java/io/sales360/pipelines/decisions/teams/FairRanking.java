package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.AggPerformance;
import io.sales360.forecasting.targets.Shrinkage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the owners of one period: attainments drawn towards that of all, and their order. */
final class FairRanking {
  private static final int LEVEL = 80;

  private FairRanking() {}

  /** All rows of one period, by owner; those without an attainment are not compared. */
  static List<AggPerformance> of(Iterable<AggPerformance> rows) {
    List<AggPerformance> sorted = new ArrayList<>();
    rows.forEach(sorted::add);
    sorted.sort(Comparator.comparing(AggPerformance::ownerId));
    List<AggPerformance> known = sorted.stream().filter(row -> row.attainment() != null).toList();
    Map<String, Shrinkage.Row> shrunk = new HashMap<>();
    shrink(known).forEach(row -> shrunk.put(row.id(), row));
    List<String> order =
        known.stream()
            .sorted(
                Comparator.comparing((AggPerformance row) -> value(row, shrunk.get(row.ownerId())))
                    .thenComparing(FairRanking::attainment)
                    .reversed()
                    .thenComparing(AggPerformance::ownerId))
            .map(AggPerformance::ownerId)
            .toList();
    return sorted.stream()
        .map(row -> placed(row, shrunk.get(row.ownerId()), known.size(), order))
        .toList();
  }

  private static AggPerformance placed(
      AggPerformance row, Shrinkage.@Nullable Row fair, int owners, List<String> order) {
    int place = order.indexOf(row.ownerId()) + 1;
    return row.compared(
        fair == null ? null : PaceReading.decimal(fair.value()),
        fair == null ? null : PaceReading.decimal(fair.interval().lower()),
        fair == null ? null : PaceReading.decimal(fair.interval().upper()),
        owners,
        place == 0 ? null : place);
  }

  /** Those without an error of their own, who sold nothing, take the mean one of all others. */
  private static List<Shrinkage.Row> shrink(List<AggPerformance> known) {
    double pooled =
        Math.sqrt(
            known.stream()
                .mapToDouble(FairRanking::error)
                .filter(error -> error > 0)
                .map(error -> error * error)
                .average()
                .orElse(0));
    if (!(pooled > 0)) {
      return List.of();
    }
    return Shrinkage.normal(
            known.stream()
                .map(
                    row ->
                        new Shrinkage.Measured(
                            row.ownerId(),
                            attainment(row).doubleValue(),
                            error(row) > 0 ? error(row) : pooled))
                .toList(),
            LEVEL)
        .rows();
  }

  private static double error(AggPerformance row) {
    return row.attainmentError() == null ? 0 : row.attainmentError().doubleValue();
  }

  private static BigDecimal attainment(AggPerformance row) {
    return row.attainment() == null ? BigDecimal.ZERO : row.attainment();
  }

  private static BigDecimal value(AggPerformance row, Shrinkage.@Nullable Row fair) {
    BigDecimal value = fair == null ? null : PaceReading.decimal(fair.value());
    return value == null ? attainment(row) : value;
  }
}
