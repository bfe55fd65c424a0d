package io.sales360.planner.report;

import io.sales360.planner.lake.LakeSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Net sales of the year up to the as-of date by the values of one dimension, largest first.
 *
 * @param name of the dimension
 * @param rows label, net sales, net sales of the year before, margin (share) in this order
 */
record Breakdown(String name, List<List<@Nullable Object>> rows) {
  private static final int MOST_ROWS = 12;

  static List<Breakdown> of(LakeSession session, LocalDate asOf) {
    List<Breakdown> found = new ArrayList<>();
    if (!session.lake().has("agg_daily_sales")) {
      return found;
    }
    add(found, session, asOf, "Channel", "dim_channels", "channel_id", "channel_name");
    add(found, session, asOf, "Territory", "dim_territories", "territory_id", "territory_name");
    add(found, session, asOf, "Category", "dim_products", "product_id", "category");
    add(found, session, asOf, "Product", "dim_products", "product_id", "product_name");
    return found;
  }

  private static void add(
      List<Breakdown> found,
      LakeSession session,
      LocalDate asOf,
      String name,
      String table,
      String key,
      String label) {
    if (!session.lake().has(table)) {
      return;
    }
    String shown =
        label.equals("category")
            ? "coalesce(d.category, '(none)')"
            : "coalesce(d." + label + ", a." + key + ")";
    String sql =
        """
        SELECT %s AS label,
          sum(net_sales) FILTER (WHERE day > CAST(? AS DATE)) AS now,
          sum(net_sales) FILTER (WHERE day <= CAST(? AS DATE)) AS before,
          (sum(costed_net_sales) FILTER (WHERE day > CAST(? AS DATE))
            - sum(cost_amount) FILTER (WHERE day > CAST(? AS DATE)))
            / nullif(sum(costed_net_sales) FILTER (WHERE day > CAST(? AS DATE)), 0) AS margin
        FROM agg_daily_sales a LEFT JOIN %s d ON d.%s = a.%s
        WHERE day > CAST(? AS DATE) AND day <= CAST(? AS DATE)
        GROUP BY 1 HAVING now IS NOT NULL ORDER BY now DESC, label LIMIT %d"""
            .formatted(shown, table, key, key, MOST_ROWS);
    LocalDate yearAgo = asOf.minusYears(1);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> row :
        session.rows(sql, yearAgo, yearAgo, yearAgo, yearAgo, yearAgo, asOf.minusYears(2), asOf)) {
      rows.add(new ArrayList<>(row.values()));
    }
    if (rows.size() > 1) {
      found.add(new Breakdown(name, rows));
    }
  }
}
