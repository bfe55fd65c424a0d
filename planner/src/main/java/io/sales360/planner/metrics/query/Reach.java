package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.lake.Tables;
import io.sales360.planner.metrics.Dimension;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.SqlExpression;
import io.sales360.planner.metrics.TableModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which dimensions the rows of a table can be grouped by without repeating one of them: those that
 * lie on a way of joins from many to one, each proven by the data itself.
 */
final class Reach {
  private static final int MOST_HINTS = 12;

  /** A way to a dimension, or why there is none. */
  record Way(List<Join> joins, String table, @Nullable SqlExpression value, String refusal) {
    Way {
      joins = List.copyOf(joins);
    }

    static Way refused(String reason) {
      return new Way(List.of(), "", null, reason);
    }

    boolean isFound() {
      return value != null;
    }
  }

  private final MetricDictionary dictionary;
  private final Tables tables;
  private final Map<String, Optional<String>> proofs = new TreeMap<>();

  Reach(MetricDictionary dictionary, Tables tables) {
    this.dictionary = dictionary;
    this.tables = tables;
  }

  /** The nearest value of the dimension. */
  Way to(String table, Dimension dimension) {
    List<List<Join>> level = List.of(List.of());
    Set<String> seen = new HashSet<>(Set.of(table));
    while (!level.isEmpty()) {
      List<List<Join>> found =
          level.stream().filter(way -> hasValue(end(table, way), dimension)).toList();
      if (found.size() == 1) {
        List<Join> way = found.get(0);
        String end = end(table, way);
        return new Way(way, end, dimension.of().get(end), "");
      }
      if (found.size() > 1) {
        return Way.refused(ambiguous(table, dimension, found));
      }
      level = next(table, level, seen);
    }
    return Way.refused(unreachable(table, dimension));
  }

  private boolean hasValue(String table, Dimension dimension) {
    SqlExpression value = dimension.of().get(table);
    return value != null && tables.columns(table).containsAll(value.columns());
  }

  private List<List<Join>> next(String start, List<List<Join>> level, Set<String> seen) {
    List<List<Join>> next = new ArrayList<>();
    Set<String> reached = new HashSet<>();
    for (List<Join> way : level) {
      for (Join join : joins(end(start, way))) {
        if (!seen.contains(join.to())) {
          reached.add(join.to());
          List<Join> longer = new ArrayList<>(way);
          longer.add(join);
          next.add(longer);
        }
      }
    }
    seen.addAll(reached);
    return next;
  }

  /** The declared joins of a table that its columns and the other table are there for. */
  private List<Join> joins(String table) {
    List<Join> joins = new ArrayList<>();
    TableModel model = dictionary.tables().get(table);
    if (model != null) {
      model
          .joins()
          .forEach(
              (column, to) -> {
                String key = Objects.requireNonNull(dictionary.tables().get(to)).key().get(0);
                if (tables.columns(table).contains(column) && tables.columns(to).contains(key)) {
                  joins.add(new Join(table, column, to, key));
                }
              });
    }
    return joins;
  }

  /**
   * Proves that each join meets at most one row.
   *
   * @throws CommandFailure if a key repeats
   */
  void prove(List<Join> way) {
    for (Join join : way) {
      proofs
          .computeIfAbsent(join.to(), to -> repeated(to, join.key()))
          .ifPresent(
              repeated -> {
                throw new CommandFailure(
                    ExitCode.USAGE,
                    ("%s cannot be joined by %s: the key repeats (%s), so rows of %s would be counted more than once.%n"
                            + "Maybe the feed of %s delivers a key twice, or the dictionary names the wrong key.")
                        .formatted(join.to(), join.key(), repeated, join.from(), join.to()));
              });
    }
  }

  private Optional<String> repeated(String table, String key) {
    String column = LakeSession.quoted(key);
    List<String> found = new ArrayList<>();
    tables.query(
        "SELECT CAST(%s AS VARCHAR), count(*) FROM %s WHERE %s IS NOT NULL GROUP BY %s HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
            .formatted(column, LakeSession.quoted(table), column, column),
        List.of(),
        new RowSink() {
          @Override
          public void begin(List<String> columns) {}

          @Override
          public void row(List<@Nullable Object> values) {
            found.add(values.get(0) + " in " + values.get(1) + " rows");
          }
        });
    return found.stream().findFirst();
  }

  private String ambiguous(String table, Dimension dimension, List<List<Join>> ways) {
    return "%s can be reached from %s in %d ways (%s), which may differ.%nMaybe the dictionary gives each way a dimension of its own."
        .formatted(
            dimension.name(),
            table,
            ways.size(),
            ways.stream()
                .map(w -> w.stream().map(Join::column).collect(Collectors.joining(" then ")))
                .collect(Collectors.joining("; ")));
  }

  private String unreachable(String table, Dimension dimension) {
    List<String> near =
        dictionary.dimensions().values().stream()
            .filter(d -> !d.equals(dimension) && !d.isPersonal() && isNear(table, d))
            .map(Dimension::name)
            .toList();
    String possible =
        String.join(", ", near.subList(0, Math.min(MOST_HINTS, near.size())))
            + (near.size() > MOST_HINTS ? " or others that it leads to" : "");
    String why =
        dictionary.tables().keySet().stream()
            .filter(t -> !t.equals(table) && leadsTo(t, table))
            .filter(t -> dimension.of().keySet().stream().anyMatch(d -> leadsTo(t, d)))
            .findFirst()
            .map(
                many ->
                    "one row of %s meets many of %s, so its values would be counted more than once"
                        .formatted(table, many))
            .or(() -> missing(dimension))
            .orElse(
                "no declared join from many to one leads from %s to %s"
                    .formatted(table, String.join(" or ", dimension.of().keySet())));
    return "%s (%s) cannot be grouped or filtered by %s: %s.%nMaybe by %s."
        .formatted(
            table,
            Objects.requireNonNull(dictionary.tables().get(table)).grain(),
            dimension.name(),
            why,
            possible.isEmpty() ? "nothing: leave it out" : possible);
  }

  private Optional<String> missing(Dimension dimension) {
    return dimension.of().keySet().stream()
        .filter(t -> tables.columns(t).isEmpty())
        .findFirst()
        .map(t -> t + " is absent (" + tables.reasonWithout(t) + ")");
  }

  private boolean isNear(String table, Dimension dimension) {
    return hasValue(table, dimension)
        || joins(table).stream().anyMatch(j -> hasValue(j.to(), dimension));
  }

  /** Whether joins lead from one table to the other. */
  private boolean leadsTo(String from, String to) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      String at = open.remove(open.size() - 1);
      if (at.equals(to)) {
        return true;
      }
      if (seen.add(at)) {
        joins(at).forEach(j -> open.add(j.to()));
      }
    }
    return false;
  }

  private static String end(String start, List<Join> way) {
    return way.isEmpty() ? start : way.get(way.size() - 1).to();
  }
}
