package io.sales360.pipelines.forecast;

import io.sales360.common.mart.FctSalesForecast;
import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.reconciliation.ExactRounding;
import io.sales360.forecasting.reconciliation.GroupedStructure;
import io.sales360.forecasting.reconciliation.QuantileScaling;
import io.sales360.forecasting.reconciliation.Reconciler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the forecasts of one panel coherent: means are fitted to all base forecasts by weighted
 * least squares on the finest cells (Wickramasuriya, Athanasopoulos &amp; Hyndman 2019, with
 * diagonal weights), never negative, and rounded there, so that every node is the exact sum of its
 * cells.
 */
final class PanelReconciliation {
  /** Widths of the central 95 % interval in standard deviations. */
  private static final double WIDTH_95 = 2 * 1.959963984540054;

  private static final double LEAST_VARIANCE = 1e-6;

  /** Far below a minor unit for any panel, and several times faster than full precision. */
  private static final double PRECISION = 1e-6;

  private final String runId;
  private final LocalDate cutoff;
  private final PanelPlan panel;
  private final int decimals;
  private final List<BaseForecast> nodes;
  private final List<BaseForecast> leaves;
  private final GroupedStructure structure;

  /**
   * Takes the series of one panel.
   *
   * @param forecasts all series of the panel, in any order
   * @param decimals minor units of the measure
   */
  PanelReconciliation(
      PanelPlan panel, List<BaseForecast> forecasts, String runId, LocalDate cutoff, int decimals) {
    this.panel = panel;
    this.runId = runId;
    this.cutoff = cutoff;
    this.decimals = decimals;
    Comparator<BaseForecast> byId = Comparator.comparing(f -> f.history().key().seriesId());
    nodes = forecasts.stream().filter(f -> f.history().isPublished()).sorted(byId).toList();
    leaves = forecasts.stream().filter(f -> f.history().isLeaf()).sorted(byId).toList();
    structure = GroupedStructure.of(leaves.size(), nodes.stream().map(this::leavesOf).toList());
  }

  private int[] leavesOf(BaseForecast node) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      if (node.history().key().contains(leaves.get(i).history().key())) {
        members.add(i);
      }
    }
    return members.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The published series, sorted by id. */
  List<BaseForecast> nodes() {
    return nodes;
  }

  /** Forecast rows of every published series that has any history. */
  List<FctSalesForecast> rows() {
    List<FctSalesForecast> rows = new ArrayList<>();
    if (nodes.stream().allMatch(n -> n.history().values().isEmpty())) {
      return rows;
    }
    double[] shares = leaves.stream().mapToDouble(this::recentMean).toArray();
    for (int h = 1; h <= panel.horizon(); h++) {
      rows.addAll(rowsAt(h, shares));
    }
    return rows;
  }

  private List<FctSalesForecast> rowsAt(int h, double[] shares) {
    double[] base = new double[nodes.size()];
    double[] variances = new double[nodes.size()];
    for (int i = 0; i < base.length; i++) {
      BaseForecast.@Nullable BaseStep step = step(nodes.get(i), h);
      base[i] = step == null ? Double.NaN : step.mean();
      variances[i] = step == null ? 1 : variance(step);
    }
    double[] cells =
        Reconciler.wls(variances).withPrecision(PRECISION).reconcile(structure, base, shares);
    long[] sums = structure.sums(ExactRounding.units(cells, decimals));
    List<FctSalesForecast> rows = new ArrayList<>();
    BigDecimal[] means = new BigDecimal[nodes.size()];
    for (int i = 0; i < means.length; i++) {
      means[i] = BigDecimal.valueOf(sums[i], decimals);
    }
    for (int i = 0; i < means.length; i++) {
      if (!nodes.get(i).history().values().isEmpty()) {
        rows.add(row(i, h, means));
      }
    }
    return rows;
  }

  private FctSalesForecast row(int node, int h, BigDecimal[] means) {
    BaseForecast forecast = nodes.get(node);
    double[] q = quantiles(node, h, means);
    return new FctSalesForecast(
        runId,
        forecast.history().key().seriesId(),
        forecast.history().key().hierarchyLevel(),
        panel.measure(),
        panel.grain(),
        cutoff,
        h,
        new Periods(panel.grain()).plus(new Periods(panel.grain()).lastComplete(cutoff), h),
        means[node],
        q[0],
        q[1],
        q[2],
        q[3],
        q[4],
        q[5],
        q[6],
        q[7],
        q[8],
        q[9],
        q[10],
        q[11],
        q[12],
        q[13],
        q[14],
        q[15],
        q[16],
        q[17],
        q[18],
        q[19],
        q[20],
        forecast.model(),
        forecast.modelVersion(),
        forecast.reasonCode());
  }

  /**
   * Quantiles around the reconciled mean: the node's own, moved to the new mean in proportion; or,
   * for a parent's share, the parent's with the spread of an independent share (variance in
   * proportion to the mean).
   */
  private double[] quantiles(int node, int h, BigDecimal[] means) {
    double mean = means[node].doubleValue();
    BaseForecast.@Nullable BaseStep own = step(nodes.get(node), h);
    if (own != null) {
      double[] values = own.quantiles().stream().mapToDouble(Double::doubleValue).toArray();
      Quantiles base = Quantiles.of(QuantileLevels.standard(), values);
      return QuantileScaling.around(mean, own.mean(), base, true).toArray();
    }
    int parent = parentOf(node, h);
    BaseForecast.@Nullable BaseStep inherited = parent < 0 ? null : step(nodes.get(parent), h);
    if (inherited == null || inherited.mean() <= 0) {
      return Quantiles.point(QuantileLevels.standard(), mean).toArray();
    }
    return around(mean, inherited, Math.sqrt(Math.max(0, mean / inherited.mean())));
  }

  private static double[] around(double mean, BaseForecast.BaseStep step, double stretch) {
    double[] q = new double[step.quantiles().size()];
    double previous = 0;
    for (int i = 0; i < q.length; i++) {
      q[i] = Math.max(previous, mean + (step.quantiles().get(i) - step.mean()) * stretch);
      previous = q[i];
    }
    return q;
  }

  /** The smallest node above that has a forecast of its own; -1 if there is none. */
  private int parentOf(int node, int h) {
    int best = -1;
    int size = Integer.MAX_VALUE;
    for (int i = 0; i < nodes.size(); i++) {
      int leavesBelow = structure.size(i);
      if (i != node
          && leavesBelow < size
          && step(nodes.get(i), h) != null
          && nodes.get(i).history().key().contains(nodes.get(node).history().key())) {
        best = i;
        size = leavesBelow;
      }
    }
    return best;
  }

  /**
   * How the steps of a published series go together: as its own forecast says, or that of the
   * series it has a share of.
   */
  StepDependence dependence(BaseForecast node) {
    BaseForecast.@Nullable Ties ties = node.ties();
    int parent = ties == null ? parentOf(nodes.indexOf(node), 1) : -1;
    if (parent >= 0) {
      ties = nodes.get(parent).ties();
    }
    return ties == null
        ? StepDependence.sharing(panel.horizon(), StepDependence.SHARED)
        : ties.dependence();
  }

  private static BaseForecast.@Nullable BaseStep step(BaseForecast forecast, int h) {
    return h <= forecast.steps().size() ? forecast.steps().get(h - 1) : null;
  }

  private static double variance(BaseForecast.BaseStep step) {
    List<Double> q = step.quantiles();
    double deviation = (q.get(q.size() - 1) - q.get(0)) / WIDTH_95;
    return Math.max(LEAST_VARIANCE * (1 + step.mean() * step.mean()), deviation * deviation);
  }

  /** Mean of the last season: how a parent's forecast is shared out where nothing else is known. */
  private double recentMean(BaseForecast leaf) {
    double[] values = leaf.history().asDoubles();
    int season = Math.min(values.length, new Periods(panel.grain()).frequency().seasonLength());
    double sum = 0;
    for (int t = values.length - season; t < values.length; t++) {
      sum += Math.max(0, values[t]);
    }
    return season == 0 ? 0 : sum / season;
  }
}
