package io.sales360.planner.bench;

import io.sales360.forecasting.benchmark.BenchmarkSeries;
import io.sales360.forecasting.benchmark.HierarchyBenchmark;
import io.sales360.forecasting.benchmark.HierarchyRow;
import io.sales360.forecasting.benchmark.NodeForecasters;
import io.sales360.forecasting.benchmark.Workers;
import io.sales360.forecasting.reconciliation.ReconciliationMethod;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code series} file whose columns place each series in a hierarchy, such as state, region and
 * purpose: one that says nothing else of the series.
 */
public final class HierarchyFile {
  private static final Set<String> FACTS =
      Set.of("freq", "seasonal_period", "horizon", "start", "n_train", "type", "description");

  private final List<String> columns;
  private final Map<String, List<String>> keys;

  private HierarchyFile(List<String> columns, Map<String, List<String>> keys) {
    this.columns = columns;
    this.keys = keys;
  }

  /** The hierarchy of a directory's series, if its series file holds one. */
  public static Optional<HierarchyFile> find(Path directory) {
    List<String> columns = new ArrayList<>();
    Map<String, List<String>> keys = new HashMap<>();
    CsvRows.find(directory, "series")
        .ifPresent(
            rows ->
                rows.each(
                    row -> {
                      if (columns.isEmpty()) {
                        row.columns().stream()
                            .filter(c -> !c.equals("unique_id"))
                            .forEach(columns::add);
                      }
                      if (columns.stream().noneMatch(FACTS::contains)) {
                        keys.put(
                            row.required("unique_id"),
                            columns.stream().map(row::required).toList());
                      }
                    }));
    return keys.isEmpty() || columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new HierarchyFile(columns, keys));
  }

  /** RMSSE of every level before and after each way of reconciliation, as aligned lines. */
  public List<String> scores(List<BenchmarkSeries> bottom, AutoForecastSpec plan, Workers workers) {
    List<List<String>> places = new ArrayList<>();
    for (BenchmarkSeries series : bottom) {
      List<String> place = keys.get(series.id());
      if (place == null) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "Series (" + series.id() + ") is not in the series file.\nMaybe it was cut.");
      }
      places.add(place);
    }
    BenchmarkSeries first = bottom.get(0);
    List<HierarchyRow> rows =
        new HierarchyBenchmark(bottom, columns, places)
            .run(
                NodeForecasters.medianOf(
                    plan.withSeasons(first.seasons()).pool(first.history(), false)),
                List.of(ReconciliationMethod.values()),
                workers);
    return table(rows);
  }

  private static List<String> table(List<HierarchyRow> rows) {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    StringBuilder head = new StringBuilder(String.format("%-24s", "RMSSE by level"));
    String firstMethod = rows.get(0).method();
    for (HierarchyRow row : rows) {
      if (row.method().equals(firstMethod)) {
        head.append(String.format("  %16s", row.level()));
      }
      lines
          .computeIfAbsent(row.method(), m -> new StringBuilder(String.format("%-24s", m)))
          .append(String.format(Locale.ROOT, "  %16.4f", row.rmsse()));
    }
    head.append(String.format("  %16s", "coherence error"));
    Map<String, Double> errors = new HashMap<>();
    rows.forEach(row -> errors.merge(row.method(), row.coherenceError(), Math::max));
    List<String> table = new ArrayList<>();
    table.add(head.toString());
    lines.forEach(
        (method, line) ->
            table.add(
                line.append(String.format(Locale.ROOT, "  %16.1e", errors.get(method)))
                    .toString()));
    return table;
  }
}
