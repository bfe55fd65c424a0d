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

  /** After returns and at the cost of the day, where it is known. */
  private static final String MARGIN =
      "sum(contribution_margin1) / nullif(sum(net_amount - return_amount)"
          + " FILTER (WHERE contribution_margin1 IS NOT NULL), 0)";

  /** At the cost that the lines themselves state. */
  private static final String MARGIN_OF_DAYS =
      "(sum(costed_net_sales) - sum(cost_amount)) / nullif(sum(costed_net_sales), 0)";

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
    boolean isMargined = session.lake().has("fct_margins");
    String sql =
        """
        WITH sales AS (
          SELECT %1$s AS label,
            sum(net_sales) FILTER (WHERE day > CAST(? AS DATE)) AS now,
            sum(net_sales) FILTER (WHERE day <= CAST(? AS DATE)) AS before
          FROM agg_daily_sales a LEFT JOIN %2$s d ON d.%3$s = a.%3$s
          WHERE day > CAST(? AS DATE) AND day <= CAST(? AS DATE)
          GROUP BY 1 HAVING now IS NOT NULL),
        margins AS (
          SELECT %1$s AS label, %4$s AS margin
          FROM %5$s a LEFT JOIN %2$s d ON d.%3$s = a.%3$s
          WHERE %6$s > CAST(? AS DATE) AND %6$s <= CAST(? AS DATE)
          GROUP BY 1)
        SELECT sales.label, now, before, margin FROM sales LEFT JOIN margins ON margins.label = sales.label
        ORDER BY now DESC, sales.label LIMIT %7$d"""
            .formatted(
                shown,
                table,
                key,
                isMargined ? MARGIN : MARGIN_OF_DAYS,
                isMargined ? "fct_margins" : "agg_daily_sales",
                isMargined ? "ordered_on" : "day",
                MOST_ROWS);
    LocalDate yearAgo = asOf.minusYears(1);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> row :
        session.rows(sql, yearAgo, yearAgo, asOf.minusYears(2), asOf, yearAgo, asOf)) {
      rows.add(new ArrayList<>(row.values()));
    }
    if (rows.size() > 1) {
      found.add(new Breakdown(name, rows));
    }
  }
}
