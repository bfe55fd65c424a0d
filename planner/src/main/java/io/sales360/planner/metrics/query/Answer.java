package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.metrics.time.TimeGrain;
import io.sales360.planner.metrics.time.Timeline;
import io.sales360.planner.metrics.time.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query over what the tables gave: laid below each other, grouped once more, and shown. */
final class Answer {
  private final Question question;
  private final Expansion expansion;
  private final Columns columns;
  private final @Nullable Timeline timeline;

  /**
   * Over the periods of a timeline.
   *
   * @param timeline null where days do not matter
   */
  Answer(Question question, Expansion expansion, Columns columns, @Nullable Timeline timeline) {
    this.question = question;
    this.expansion = expansion;
    this.columns = columns;
    this.timeline = timeline;
  }

  /** The end of the query, after the tables' own parts. */
  SqlText over(Iterable<TableQuery> reads) {
    return united(reads).add(",\n").add(pivoted()).add("\n").add(shown());
  }

  /** The rows of all tables below each other: values of different tables never meet in a join. */
  private SqlText united(Iterable<TableQuery> reads) {
    StringBuilder sql = new StringBuilder("u AS (");
    String p = period();
    for (TableQuery read : reads) {
      sql.append(sql.length() > 6 ? "\nUNION ALL " : "")
          .append("SELECT v")
          .append(p)
          .append(dims());
      for (String name : expansion.measures().keySet()) {
        String column = LakeSession.quoted("a_" + name);
        sql.append(", ")
            .append(read.aggregates().containsKey(column) ? column : "NULL AS " + column);
      }
      sql.append(" FROM ").append(read.name());
    }
    if (expansion.measures().isEmpty()) {
      sql.append("SELECT 0 AS v").append(p.isEmpty() ? "" : ", 0 AS p");
    }
    return new SqlText().add(sql.append(")").toString());
  }

  private String period() {
    if (timeline == null) {
      return "";
    }
    return ", p";
  }

  /** One row per group, one column per measure and variant; {@code max} picks the only value. */
  private SqlText pivoted() {
    StringBuilder values = new StringBuilder();
    for (String measure : expansion.measures().keySet()) {
      for (Variant variant : columns.variants()) {
        values.append(
            ", max(%s) FILTER (WHERE v = %d) AS %s"
                .formatted(
                    LakeSession.quoted("a_" + measure),
                    variant.number(),
                    Columns.column(measure, variant)));
      }
    }
    String keys =
        (timeline == null ? "" : "p")
            + (timeline == null ? dims().replaceFirst("^, ", "") : dims());
    StringBuilder sql = new StringBuilder("m AS (SELECT ");
    sql.append((keys + values).replaceFirst("^, ", ""));
    if (keys.isEmpty() && values.isEmpty()) {
      sql.append("0 AS v");
    }
    sql.append(" FROM ");
    if (timeline != null && question.isFilled()) {
      sql.append(filled());
    } else {
      sql.append("u");
    }
    sql.append(keys.isEmpty() ? "" : " GROUP BY " + keys).append(")");
    return new SqlText().add(sql.toString());
  }

  /** All rows and, for every group there is, each period. */
  private String filled() {
    String group = dims().replaceFirst("^, ", "");
    String groups = group.isEmpty() ? "" : ", (SELECT DISTINCT " + group + " FROM u)";
    return "(FROM u UNION ALL BY NAME SELECT 0 AS v, p" + dims() + " FROM periods" + groups + ")";
  }

  private String dims() {
    StringBuilder dims = new StringBuilder();
    for (int i = 0; i < question.dimensions().size(); i++) {
      dims.append(", d").append(i);
    }
    return dims.toString();
  }

  private SqlText shown() {
    StringBuilder sql = new StringBuilder("SELECT ");
    StringBuilder order = new StringBuilder();
    TimeGrain grain = question.grain();
    boolean isPerPeriod = grain != null;
    if (grain != null) {
      String label = grain.isFiscal() ? "label" : "CAST(label AS DATE)";
      sql.append(label).append(" AS ").append(LakeSession.quoted(grain.toString()));
      sql.append(", is_partial, ");
      order.append("m.p NULLS LAST");
    }
    for (int i = 0; i < question.dimensions().size(); i++) {
      sql.append("d%d AS %s, ".formatted(i, LakeSession.quoted(question.dimensions().get(i))));
    }
    Map<String, String> values = columns.sql();
    List<String> shown = new ArrayList<>();
    values.forEach((name, value) -> shown.add(value + " AS " + LakeSession.quoted(name)));
    sql.append(String.join(", ", shown)).append(" FROM m");
    if (timeline != null) {
      sql.append(" LEFT JOIN periods USING (p)");
    }
    if (question.top() > 0) {
      String by = question.by() == null ? question.metrics().get(0) : question.by();
      if (!question.metrics().contains(by)) {
        throw refused("--by %s is none of the metrics asked for.%nMaybe add it.".formatted(by));
      }
      String largest = "%s DESC NULLS LAST%s".formatted(values.get(by), ordered());
      sql.append(" QUALIFY row_number() OVER (")
          .append(isPerPeriod ? "PARTITION BY m.p " : "")
          .append("ORDER BY %s) <= %d".formatted(largest, question.top()));
      order.append(order.isEmpty() ? "" : ", ").append(largest);
    } else {
      order.append(order.isEmpty() ? ordered().replaceFirst("^, ", "") : ordered());
    }
    return new SqlText().add(sql + (order.isEmpty() ? "" : " ORDER BY " + order));
  }

  private String ordered() {
    return dims().replaceAll("(d\\d+)", "$1 NULLS LAST");
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
