package io.sales360.planner.metrics.query;

import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.metrics.Aggregate;
import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.Dimension;
import io.sales360.planner.metrics.SqlExpression;
import io.sales360.planner.metrics.TableModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One table brought to the asked grain: its rows filtered, completed by values of the tables they
 * lead to, and aggregated.
 */
final class TableQuery {
  /** A value of a row: a dimension's, with the way to it. */
  record Placed(Dimension dimension, Reach.Way way) {}

  /** A condition with the way to what it compares. */
  record Filter(Condition condition, Placed on) {}

  private final TableModel table;
  private final String name;
  private final Map<String, Aggregate> aggregates = new LinkedHashMap<>();
  private final Map<Join, String> aliases = new LinkedHashMap<>();
  private final StringBuilder joins = new StringBuilder();
  private final List<SqlText> groups = new ArrayList<>();
  private final List<SqlText> filters = new ArrayList<>();

  /** A query named so within the whole. */
  TableQuery(String name, TableModel table) {
    this.name = name;
    this.table = table;
  }

  String name() {
    return name;
  }

  String table() {
    return table.name();
  }

  Map<String, Aggregate> aggregates() {
    return aggregates;
  }

  void aggregate(String column, Aggregate aggregate) {
    aggregates.put(column, aggregate);
  }

  /** Also groups by a value. */
  void group(SqlText value) {
    groups.add(value);
  }

  /** The value of a dimension, joined where it lies elsewhere. */
  SqlText value(Placed placed) {
    String alias = "t";
    for (Join join : placed.way().joins()) {
      String from = alias;
      alias =
          aliases.computeIfAbsent(
              join,
              j -> {
                String joined = "j" + aliases.size();
                joins.append(
                    " LEFT JOIN %s %s ON %s.%s = %s.%s"
                        .formatted(
                            LakeSession.quoted(j.to()),
                            joined,
                            joined,
                            LakeSession.quoted(j.key()),
                            from,
                            LakeSession.quoted(j.column())));
                return joined;
              });
    }
    return new SqlText().add(sql(Objects.requireNonNull(placed.way().value()), alias));
  }

  void filter(Filter filter) {
    Condition condition = filter.condition();
    String type = filter.on().dimension().type().sql();
    SqlText text = new SqlText().add("(").add(value(filter.on()));
    switch (condition.operator()) {
      case EQUAL, LESS, AT_MOST, MORE, AT_LEAST ->
          text.add(" " + condition.operator().sign() + " ").value(condition.values().get(0), type);
      case NOT_EQUAL -> text.add(" IS DISTINCT FROM ").value(condition.values().get(0), type);
      case IN -> list(text.add(" IN ("), condition, type).add(")");
      case NOT_IN ->
          list(text.add(" NOT IN ("), condition, type)
              .add(") OR ")
              .add(value(filter.on()))
              .add(" IS NULL");
      case IS_NULL -> text.add(" IS NULL");
      case IS_NOT_NULL -> text.add(" IS NOT NULL");
    }
    filters.add(text.add(")"));
  }

  private static SqlText list(SqlText text, Condition condition, String type) {
    for (int i = 0; i < condition.values().size(); i++) {
      text.add(i == 0 ? "" : ", ").value(condition.values().get(i), type);
    }
    return text;
  }

  /** The day of a row. */
  String day() {
    return "CAST(" + sql(Objects.requireNonNull(table.time()), "t") + " AS DATE)";
  }

  /** Only rows of these days. */
  void between(String first, String last) {
    String day = sql(Objects.requireNonNull(table.time()), "t");
    filters.add(
        new SqlText()
            .add(day + " >= ")
            .value(first, "DATE")
            .add(" AND " + day + " < ")
            .value(last, "DATE")
            .add(" + 1"));
  }

  /**
   * The query as common table expressions.
   *
   * @param period how rows find their periods; null where time does not matter
   * @param isOnePeriod whether rows outside every period belong to the only one
   */
  SqlText sql(@Nullable String period, boolean isOnePeriod) {
    if (period == null) {
      return new SqlText().add(name + " AS (").add(select("0 AS v", false)).add(")");
    }
    String keys = "coalesce(w.v, 0) AS v, " + (isOnePeriod ? "coalesce(w.p, 0) AS p" : "w.p AS p");
    boolean isAdditive = aggregates.values().stream().allMatch(a -> a.kind().isAdditive());
    if (!isAdditive) {
      return new SqlText().add(name + " AS (").add(select(keys, false, period + day())).add(")");
    }
    String daily = name + "_daily";
    String groupColumns = groupColumns().isEmpty() ? "" : ", " + groupColumns();
    String sums =
        aggregates.keySet().stream()
            .map(a -> "sum(%s) AS %s".formatted(a, a))
            .collect(Collectors.joining(", "));
    return new SqlText()
        .add(daily + " AS (")
        .add(select(day() + " AS day", true))
        .add("), " + name + " AS (SELECT " + keys + groupColumns + ", ")
        .add(sums + " FROM " + daily + period + daily + ".day GROUP BY ALL)");
  }

  private SqlText select(String first, boolean isDaily) {
    return select(first, isDaily, "");
  }

  private SqlText select(String first, boolean isDaily, String period) {
    SqlText text = new SqlText().add("SELECT " + first);
    for (int i = 0; i < groups.size(); i++) {
      text.add(", ").add(groups.get(i)).add(" AS d" + i);
    }
    aggregates.forEach((column, a) -> text.add(", " + sql(a) + " AS " + column));
    text.add(" FROM " + LakeSession.quoted(table.name()) + " t" + joins + period);
    String where = " WHERE ";
    if (!partaking().isEmpty()) {
      text.add(where + "(" + partaking() + ")");
      where = " AND ";
    }
    for (SqlText filter : filters) {
      text.add(where).add(filter);
      where = " AND ";
    }
    boolean isGrouped = isDaily || !period.isEmpty() || !groups.isEmpty();
    return text.add(isGrouped ? " GROUP BY ALL" : "");
  }

  /** Which rows take part in any figure: no group is made of others. Empty where all do. */
  private String partaking() {
    List<String> conditions = new ArrayList<>();
    for (Aggregate aggregate : aggregates.values()) {
      if (aggregate.where() == null) {
        return "";
      }
      conditions.add(sql(aggregate.where(), "t"));
    }
    return String.join(" OR ", new LinkedHashSet<>(conditions));
  }

  private String groupColumns() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      columns.add("d" + i);
    }
    return String.join(", ", columns);
  }

  private static String sql(Aggregate aggregate) {
    String value = aggregate.of() == null ? "*" : sql(aggregate.of(), "t");
    String call =
        switch (aggregate.kind()) {
          case SUM -> "sum(" + value + ")";
          case COUNT -> "count(" + value + ")";
          case COUNT_DISTINCT -> "count(DISTINCT " + value + ")";
          case AVERAGE -> "avg(" + value + ")";
          case QUANTILE -> "quantile_cont(" + value + ", " + aggregate.quantile() + ")";
          case MIN -> "min(" + value + ")";
          case MAX -> "max(" + value + ")";
        };
    SqlExpression where = aggregate.where();
    return where == null ? call : call + " FILTER (WHERE " + sql(where, "t") + ")";
  }

  private static String sql(SqlExpression expression, String alias) {
    return "(" + expression.sql(column -> alias + "." + LakeSession.quoted(column)) + ")";
  }
}
