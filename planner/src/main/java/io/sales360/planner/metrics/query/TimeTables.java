package io.sales360.planner.metrics.query;

import io.sales360.planner.metrics.time.Timeline;
import io.sales360.planner.metrics.time.Variant;
import io.sales360.planner.metrics.time.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A timeline as tables within the query: its periods, and which days belong to which. */
final class TimeTables {
  private TimeTables() {}

  static SqlText of(Timeline timeline) {
    List<Window> windows = timeline.windows();
    SqlText text =
        new SqlText()
            .add("windows AS (SELECT ")
            .add(list(windows, w -> Integer.toString(w.variant()), "INTEGER", "v"))
            .add(", ")
            .add(list(windows, w -> Integer.toString(w.period()), "INTEGER", "p"))
            .add(", ")
            .add(list(windows, w -> w.first().toString(), "DATE", "first_day"))
            .add(", ")
            .add(list(windows, w -> w.last().toString(), "DATE", "last_day"))
            .add("),\n")
            .add(
                "days AS (SELECT v, p, CAST(unnest(generate_series(first_day, last_day, INTERVAL 1 DAY)) AS DATE) AS day FROM windows),\n")
            .add("periods AS (SELECT ");
    List<Timeline.Row> rows = timeline.rows();
    text.add(list(rows, r -> Integer.toString(r.number()), "INTEGER", "p"))
        .add(", ")
        .add(list(rows, Timeline.Row::label, "VARCHAR", "label"))
        .add(", ")
        .add(list(rows, r -> Boolean.toString(r.isPartial()), "BOOLEAN", "is_partial"));
    Set<String> there = new HashSet<>();
    windows.forEach(w -> there.add(w.variant() + " " + w.period()));
    for (Variant variant : timeline.variants()) {
      if (variant.number() > 0) {
        text.add(", ")
            .add(
                list(
                    rows,
                    r -> Boolean.toString(there.contains(variant.number() + " " + r.number())),
                    "BOOLEAN",
                    "w" + variant.number()));
      }
    }
    return text.add(")");
  }

  private static <T> SqlText list(
      List<T> items, Function<T, String> text, String type, String name) {
    if (items.isEmpty()) {
      return new SqlText().add("unnest(CAST([] AS " + type + "[])) AS " + name);
    }
    return new SqlText()
        .add("unnest(CAST(string_split(")
        .value(items.stream().map(text).collect(Collectors.joining(",")), "VARCHAR")
        .add(", ',') AS " + type + "[])) AS " + name);
  }
}
