package io.sales360.pipelines.forecast;

import io.sales360.common.product.ForecastPlan;
import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.GrainPlan;
import io.sales360.common.product.ForecastPlan.Measure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One measure at one grain: the series that are reconciled with each other.
 *
 * @param levels levels published
 * @param leaf all dimensions of the levels together: cells of this level sum to every node
 */
record PanelPlan(
    Measure measure, Grain grain, int horizon, List<List<Dimension>> levels, List<Dimension> leaf)
    implements Serializable {
  PanelPlan {
    levels = levels.stream().map(List::copyOf).toList();
    leaf = List.copyOf(leaf);
  }

  /**
   * The panels of a plan. Distinct orders have one value of channel and of territory but not of
   * category or product, so their levels use only the former.
   */
  static List<PanelPlan> of(ForecastPlan plan) {
    List<PanelPlan> panels = new ArrayList<>();
    for (Measure measure : plan.measures()) {
      for (GrainPlan grain : plan.grains()) {
        List<List<Dimension>> levels =
            (grain.levels().isEmpty() ? plan.levels() : grain.levels())
                .stream()
                    .map(PanelPlan::sorted)
                    .distinct()
                    .filter(l -> isSummable(measure, l))
                    .toList();
        Set<Dimension> leaf = EnumSet.noneOf(Dimension.class);
        levels.forEach(leaf::addAll);
        panels.add(
            new PanelPlan(measure, grain.grain(), grain.horizon(), levels, new ArrayList<>(leaf)));
      }
    }
    return panels;
  }

  /** The one of these panels that a series belongs to. */
  static PanelPlan holding(SeriesKey key, List<PanelPlan> panels) {
    return panels.stream()
        .filter(p -> p.measure() == key.measure() && p.grain() == key.grain())
        .findFirst()
        .orElseThrow();
  }

  private static List<Dimension> sorted(List<Dimension> level) {
    return level.stream().sorted().distinct().toList();
  }

  private static boolean isSummable(Measure measure, List<Dimension> level) {
    return measure != Measure.ORDERS
        || !(level.contains(Dimension.CATEGORY) || level.contains(Dimension.PRODUCT));
  }

  boolean isLeafPublished() {
    return levels.contains(leaf);
  }
}
