package io.sales360.planner.report;

import io.sales360.planner.lake.LakeSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes a page shows.
 *
 * @param shown total first, then level by level, the largest first
 * @param all how many nodes the lake has
 */
record SeriesNodes(List<SeriesNode> shown, int all) {

  private static final String SQL =
      """
      SELECT s.series_id, lower(s.hierarchy_level) AS level, lower(s.measure) AS measure, lower(s.grain) AS grain,
        s.territory_id, s.channel_id, s.category, s.product_id, %s AS territory, %s AS channel, %s AS product,
        s.periods, s.total, s.model, s.reason_code
      FROM dim_forecast_series s %s %s %s ORDER BY s.series_id""";

  /** Nodes within a budget of characters: the largest of every level come first. */
  static SeriesNodes of(LakeSession session, long budget) {
    if (!session.lake().has("dim_forecast_series")) {
      return new SeriesNodes(List.of(), 0);
    }
    Map<String, SeriesNode> nodes = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> row : session.rows(sql(session))) {
      SeriesNode node = node(row);
      nodes.computeIfAbsent(node.level() + "|" + node.key(), k -> node).series().add(series(row));
    }
    return new SeriesNodes(largest(nodes.values(), budget), nodes.size());
  }

  private static List<SeriesNode> largest(Iterable<SeriesNode> nodes, long budget) {
    Map<String, List<SeriesNode>> byLevel = new LinkedHashMap<>();
    nodes.forEach(n -> byLevel.computeIfAbsent(n.level(), k -> new ArrayList<>()).add(n));
    Map<SeriesNode, Integer> rank = new HashMap<>();
    for (List<SeriesNode> level : byLevel.values()) {
      level.sort(
          Comparator.comparingDouble(SeriesNode::volume).reversed().thenComparing(SeriesNode::key));
      for (int i = 0; i < level.size(); i++) {
        rank.put(level.get(i), i);
      }
    }
    List<SeriesNode> ordered = new ArrayList<>(rank.keySet());
    ordered.sort(
        Comparator.comparing((SeriesNode n) -> rank.getOrDefault(n, 0))
            .thenComparing(n -> depth(n.level()))
            .thenComparing(SeriesNode::level));
    List<SeriesNode> shown = new ArrayList<>();
    long weight = 0;
    for (SeriesNode node : ordered) {
      weight += node.weight();
      if (weight > budget && !shown.isEmpty()) {
        break;
      }
      shown.add(node);
    }
    shown.sort(
        Comparator.comparing((SeriesNode n) -> depth(n.level()))
            .thenComparing(SeriesNode::level)
            .thenComparing(n -> rank.getOrDefault(n, 0)));
    return shown;
  }

  private static int depth(String level) {
    return level.equals("total") ? 0 : level.split("\\*", -1).length;
  }

  private static String sql(LakeSession session) {
    boolean hasTerritories = session.lake().has("dim_territories");
    boolean hasChannels = session.lake().has("dim_channels");
    boolean hasProducts = session.lake().has("dim_products");
    return SQL.formatted(
        hasTerritories ? "coalesce(t.territory_name, s.territory_id)" : "s.territory_id",
        hasChannels ? "coalesce(c.channel_name, s.channel_id)" : "s.channel_id",
        hasProducts ? "coalesce(p.product_name, s.product_id)" : "s.product_id",
        hasTerritories ? "LEFT JOIN dim_territories t ON t.territory_id = s.territory_id" : "",
        hasChannels ? "LEFT JOIN dim_channels c ON c.channel_id = s.channel_id" : "",
        hasProducts ? "LEFT JOIN dim_products p ON p.product_id = s.product_id" : "");
  }

  private static SeriesNode node(Map<String, @Nullable Object> row) {
    List<String> keys = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (String[] dimension :
        new String[][] {
          {"territory_id", "territory"},
          {"channel_id", "channel"},
          {"category", "category"},
          {"product_id", "product"}
        }) {
      Object key = row.get(dimension[0]);
      if (key != null) {
        String label = String.valueOf(row.get(dimension[1]));
        keys.add(key.toString());
        labels.add(
            dimension[1].equals("product") && !label.equals(key)
                ? label + " (" + key + ")"
                : label);
      }
    }
    String level = String.valueOf(row.get("level"));
    return new SeriesNode(
        level.isEmpty() ? "total" : level,
        keys.isEmpty() ? "total" : String.join("*", keys),
        labels.isEmpty() ? "Total" : String.join(" · ", labels));
  }

  private static SeriesNode.Series series(Map<String, @Nullable Object> row) {
    Object reason = row.get("reason_code");
    return new SeriesNode.Series(
        String.valueOf(row.get("series_id")),
        String.valueOf(row.get("measure")),
        String.valueOf(row.get("grain")),
        row.get("total") instanceof Number total ? total.doubleValue() : 0,
        row.get("periods") instanceof Number periods ? periods.longValue() : 0,
        String.valueOf(row.get("model")),
        reason == null ? "" : reason.toString());
  }
}
