package io.sales360.planner.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One place in the hierarchy and the series that measure it.
 *
 * @param level dimensions of the level, such as {@code territory*category}
 * @param key values of the dimensions, stable in links
 * @param label what people read
 * @param series in the order of the lake
 */
record SeriesNode(String level, String key, String label, List<Series> series) {

  SeriesNode(String level, String key, String label) {
    this(level, key, label, new ArrayList<>());
  }

  /** Volume by which nodes of a level are ranked: net sales where they are measured. */
  double volume() {
    return series.stream()
        .filter(s -> s.measure().equals("net_sales"))
        .mapToDouble(Series::total)
        .max()
        .orElseGet(() -> series.stream().mapToDouble(Series::total).max().orElse(0));
  }

  /** Characters its series are about to take in the page. */
  long weight() {
    return series.stream().mapToLong(Series::weight).sum();
  }

  /**
   * One series of the node.
   *
   * @param total of the history
   * @param periods in the history
   * @param reason why there is no model of its own, or no forecast; empty for none
   */
  record Series(
      String id,
      String measure,
      String grain,
      double total,
      long periods,
      String model,
      String reason) {
    private static final int HEAD = 120;
    private static final int PER_PERIOD = 10;
    private static final int STEPS = 900;

    long weight() {
      return HEAD + PER_PERIOD * periods + STEPS;
    }
  }
}
