package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.evaluation.Accuracy;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.reconciliation.GroupedStructure;
import io.sales360.forecasting.reconciliation.NodeRecord;
import io.sales360.forecasting.reconciliation.Reconciliation;
import io.sales360.forecasting.reconciliation.ReconciliationMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What reconciliation does to the forecasts of a collection whose series add up by key columns:
 * every grouping by some of the columns is a level, every node is forecast on its own, and each
 * method is scored at each level beside the forecasts it started from.
 */
public final class HierarchyBenchmark {
  /** The method of the rows before reconciliation. */
  public static final String BASE = "base";

  /** The level of the rows that average the levels. */
  public static final String ALL = "all levels";

  /** The level of the rows that average the nodes. */
  public static final String NODES = "all nodes";

  private final List<String> levelNames = new ArrayList<>();
  private final List<Integer> firstNodes = new ArrayList<>();
  private final List<BenchmarkSeries> nodes = new ArrayList<>();
  private final GroupedStructure structure;
  private final boolean nonNegative;

  /**
   * The forecast of one node.
   *
   * @param means one per step
   * @param residuals one-step errors, as many as periods of the history
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record NodeForecast(double[] means, Residuals residuals) {}

  /**
   * A hierarchy of series.
   *
   * @param bottom series of one length, horizon and season, aligned by period
   * @param columns names of the key columns, such as state, region, purpose
   * @param keys one row per bottom series: the values of the columns, together unique
   * @throws IllegalArgumentException if lengths differ or keys do not fit
   */
  public HierarchyBenchmark(
      List<BenchmarkSeries> bottom, List<String> columns, List<List<String>> keys) {
    requireAligned(bottom, columns, keys);
    List<int[]> members = new ArrayList<>();
    Set<List<List<Integer>>> known = new HashSet<>();
    for (int mask = 0; mask < 1 << columns.size(); mask++) {
      Map<List<String>, List<Integer>> groups = groups(keys, mask);
      boolean isBottom = groups.size() == bottom.size();
      if (isBottom || !known.add(List.copyOf(groups.values()))) {
        continue;
      }
      add(levelName(columns, mask), bottom, groups, members);
    }
    Map<List<String>, List<Integer>> cells = groups(keys, (1 << columns.size()) - 1);
    if (cells.size() != bottom.size()) {
      throw new IllegalArgumentException(
          "There are "
              + cells.size()
              + " different keys for "
              + bottom.size()
              + " series.\nMaybe a key column is missing.");
    }
    add("bottom", bottom, cells, members);
    structure = GroupedStructure.of(bottom.size(), members);
    nonNegative = bottom.stream().allMatch(BenchmarkSeries::isNonNegative);
  }

  private static void requireAligned(
      List<BenchmarkSeries> bottom, List<String> columns, List<List<String>> keys) {
    if (bottom.isEmpty() || keys.size() != bottom.size() || columns.size() > 12) {
      throw new IllegalArgumentException(
          "There are "
              + bottom.size()
              + " series, "
              + keys.size()
              + " keys and "
              + columns.size()
              + " columns; keys go with series, columns are 12 at most.\nMaybe the series file is of another set.");
    }
    for (int j = 0; j < bottom.size(); j++) {
      BenchmarkSeries one = bottom.get(j);
      if (one.history().length() != bottom.get(0).history().length()
          || one.horizon() != bottom.get(0).horizon()
          || keys.get(j).size() != columns.size()) {
        throw new IllegalArgumentException(
            "The series ("
                + one.id()
                + ") has "
                + one.history().length()
                + " periods, "
                + one.horizon()
                + " steps and "
                + keys.get(j).size()
                + " key values, unlike the first.\nMaybe pad shorter histories with NaN at their start.");
      }
    }
  }

  private static Map<List<String>, List<Integer>> groups(List<List<String>> keys, int mask) {
    Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
    for (int j = 0; j < keys.size(); j++) {
      List<String> key = new ArrayList<>();
      for (int c = 0; c < keys.get(j).size(); c++) {
        if ((mask >> c & 1) == 1) {
          key.add(keys.get(j).get(c));
        }
      }
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(j);
    }
    return groups;
  }

  private static String levelName(List<String> columns, int mask) {
    List<String> used = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if ((mask >> c & 1) == 1) {
        used.add(columns.get(c));
      }
    }
    return used.isEmpty() ? "total" : String.join(" x ", used);
  }

  private void add(
      String level,
      List<BenchmarkSeries> bottom,
      Map<List<String>, List<Integer>> groups,
      List<int[]> members) {
    levelNames.add(level);
    firstNodes.add(nodes.size());
    groups.forEach(
        (key, leaves) -> {
          members.add(leaves.stream().mapToInt(Integer::intValue).toArray());
          nodes.add(sum(level, String.join("/", key), bottom, leaves));
        });
  }

  private static BenchmarkSeries sum(
      String level, String id, List<BenchmarkSeries> bottom, List<Integer> leaves) {
    BenchmarkSeries first = bottom.get(leaves.get(0));
    double[] history = new double[first.history().length()];
    double[] actuals = new double[first.horizon()];
    for (int leaf : leaves) {
      BenchmarkSeries one = bottom.get(leaf);
      for (int t = 0; t < history.length; t++) {
        history[t] += one.history().value(t);
      }
      for (int h = 0; h < actuals.length; h++) {
        actuals[h] += one.actuals()[h];
      }
    }
    TimeSeries series = first.history().withValues(history).withSeriesId(level + "/" + id);
    return new BenchmarkSeries(
        level,
        series,
        first.seasons(),
        KnownRegressors.none(),
        Map.of(),
        actuals,
        first.scoringSeason());
  }

  /** All nodes, level by level; the bottom ones last. */
  public List<BenchmarkSeries> nodes() {
    return List.copyOf(nodes);
  }

  /** Names of the levels, the total first. */
  public List<String> levels() {
    return List.copyOf(levelNames);
  }

  /**
   * Forecasts every node and scores it before and after each method.
   *
   * @param forecaster gives a finite forecast for every node
   * @return rows by method, the base first, and within it by level, the averages over nodes and
   *     levels last
   */
  public List<HierarchyRow> run(
      Function<BenchmarkSeries, NodeForecast> forecaster,
      List<ReconciliationMethod> methods,
      Workers workers) {
    List<NodeForecast> base = workers.each(nodes, forecaster);
    int horizon = nodes.get(0).horizon();
    double[][] byStep = new double[horizon][nodes.size()];
    for (int i = 0; i < base.size(); i++) {
      for (int h = 0; h < horizon; h++) {
        byStep[h][i] = base.get(i).means()[h];
      }
    }
    NodeRecord record =
        new NodeRecord(
            nodes.stream().map(node -> node.history().toArray()).toList(),
            base.stream().map(NodeForecast::residuals).toList(),
            middle());
    List<HierarchyRow> rows = new ArrayList<>(score(BASE, byStep));
    for (ReconciliationMethod method : methods) {
      Reconciliation learned = method.learn(structure, record);
      rows.addAll(
          score(method.word(), (nonNegative ? learned : learned.allowingNegative()).paths(byStep)));
    }
    return rows;
  }

  /** The nodes of the level whose number is closest, in ratio, to the root of the bottom's. */
  private List<Integer> middle() {
    double root = Math.log(structure.leaves()) / 2;
    int best = 0;
    for (int level = 1; level < levelNames.size(); level++) {
      double distance = Math.abs(Math.log(count(level)) - root);
      best = distance < Math.abs(Math.log(count(best)) - root) ? level : best;
    }
    List<Integer> middle = new ArrayList<>();
    for (int k = 0; k < count(best); k++) {
      middle.add(firstNodes.get(best) + k);
    }
    return middle;
  }

  private int count(int level) {
    int end = level + 1 < firstNodes.size() ? firstNodes.get(level + 1) : nodes.size();
    return end - firstNodes.get(level);
  }

  private List<HierarchyRow> score(String method, double[][] byStep) {
    List<HierarchyRow> rows = new ArrayList<>();
    for (int level = 0; level < levelNames.size(); level++) {
      rows.add(score(level, method, byStep));
    }
    HierarchyRow nodeMean = mean(NODES, rows, true);
    rows.add(mean(ALL, rows, false));
    rows.add(rows.size() - 1, nodeMean);
    return rows;
  }

  private HierarchyRow mean(String name, List<HierarchyRow> rows, boolean byNodes) {
    double total = 0;
    double rmsse = 0;
    double mase = 0;
    double gap = 0;
    for (HierarchyRow row : rows) {
      double weight = byNodes ? row.nodes() : 1;
      gap = Math.max(gap, row.coherenceError());
      if (!Double.isNaN(row.rmsse())) {
        total += weight;
        rmsse += weight * row.rmsse();
        mase += weight * row.mase();
      }
    }
    return new HierarchyRow(
        name, rows.get(0).method(), nodes.size(), rmsse / total, mase / total, gap);
  }

  private HierarchyRow score(int level, String method, double[][] byStep) {
    int first = firstNodes.get(level);
    double rmsse = 0;
    double mase = 0;
    int scored = 0;
    for (int i = first; i < first + count(level); i++) {
      BenchmarkSeries node = nodes.get(i);
      double[] history = node.history().toArray();
      double[] means = new double[byStep.length];
      for (int h = 0; h < means.length; h++) {
        means[h] = byStep[h][i];
      }
      int m = node.scoringSeason() < history.length ? node.scoringSeason() : 1;
      if (Accuracy.seasonalScale(history, m) > 0) {
        rmsse += Accuracy.rmsse(history, m, node.actuals(), means);
        mase += Accuracy.mase(history, m, node.actuals(), means);
        scored++;
      }
    }
    return new HierarchyRow(
        levelNames.get(level),
        method,
        count(level),
        rmsse / scored,
        mase / scored,
        coherenceError(level, byStep));
  }

  /** How far nodes are from the sums of the bottom ones at most, relative to the larger. */
  private double coherenceError(int level, double[][] byStep) {
    int bottom = firstNodes.get(firstNodes.size() - 1);
    double most = 0;
    for (double[] values : byStep) {
      double[] leaves = new double[structure.leaves()];
      for (int k = 0; k < leaves.length; k++) {
        leaves[structure.leavesOf(bottom + k)[0]] = values[bottom + k];
      }
      double[] sums = structure.sums(leaves);
      for (int i = firstNodes.get(level); i < firstNodes.get(level) + count(level); i++) {
        double size = Math.max(Math.abs(values[i]), Math.abs(sums[i]));
        most = Math.max(most, size == 0 ? 0 : Math.abs(values[i] - sums[i]) / size);
      }
    }
    return most;
  }
}
