package io.sales360.planner.metrics;

import io.sales360.common.expression.NearestName;
import io.sales360.common.product.YamlValue;
import io.sales360.planner.metrics.Metric.Derived;
import io.sales360.planner.metrics.Metric.Framed;
import io.sales360.planner.metrics.Metric.Measure;
import io.sales360.planner.metrics.Metric.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that the entries of a dictionary fit together: every name resolves, nothing is circular.
 */
record DictionaryCheck(
    Map<String, TableModel> tables,
    Map<String, Dimension> dimensions,
    Map<String, Metric> metrics,
    Map<String, Role> roles) {

  void table(TableModel table, YamlValue at) {
    for (Map.Entry<String, String> join : table.joins().entrySet()) {
      TableModel to = tables.get(join.getValue());
      if (to == null) {
        unknown("table", join.getValue(), tables.keySet(), at);
      } else if (to.key().size() != 1) {
        at.problem(
            "%s joins %s, whose key is %s; a join needs a key of one column."
                .formatted(join.getKey(), to.name(), to.key().isEmpty() ? "not given" : to.key()),
            "Give " + to.name() + " a key of one column that is unique.");
      }
    }
  }

  void dimension(Dimension dimension, YamlValue at) {
    dimension.of().keySet().forEach(table -> requireTable(table, at));
    if (metrics.containsKey(dimension.name())) {
      at.problem("A metric has the same name.", "Rename one of them.");
    }
  }

  void metric(Metric metric, YamlValue at) {
    if (metric.definition() instanceof Measure measure) {
      for (Source source : measure.sources()) {
        requireTable(source.table(), at);
      }
      if (measure.sources().size() > 1
          && (measure.defining().aggregate().kind() == Aggregate.Kind.AVERAGE
              || measure.defining().aggregate().kind() == Aggregate.Kind.QUANTILE)) {
        at.problem(
            "An average or a quantile cannot be read from sums.",
            "Remove rollups, or write a formula of two sums.");
      }
    } else if (metric.definition() instanceof Derived derived) {
      List<String> names = new ArrayList<>(derived.formula().metrics());
      names.addAll(derived.unknownWhenZero());
      for (String name : names) {
        Metric part = metrics.get(name);
        if (part == null) {
          unknown("metric", name, metrics.keySet(), at);
        } else if (part.definition() instanceof Framed) {
          at.problem(
              "The formula names " + name + ", which has days of its own.",
              "Name the metric it frames.");
        }
      }
      derived.rollups().forEach(source -> requireTable(source.table(), at));
      if (isCircular(metric.name())) {
        at.problem("The formula leads back to itself.", "Break the circle.");
      }
    } else if (metric.definition() instanceof Framed framed) {
      Metric of = metrics.get(framed.metric());
      if (of == null) {
        unknown("metric", framed.metric(), metrics.keySet(), at);
      } else if (of.definition() instanceof Framed) {
        at.problem("A metric over days of its own cannot frame another one.", "Name its metric.");
      }
    }
    if (metric.example() != null) {
      metric.example().rows().keySet().forEach(table -> requireTable(table, at));
    }
  }

  void role(Role role, YamlValue at) {
    Stream.concat(role.masks().keySet().stream(), role.clear().stream())
        .filter(d -> !dimensions.containsKey(d))
        .forEach(d -> unknown("dimension", d, dimensions.keySet(), at));
    for (String filter : role.filters()) {
      try {
        Condition condition = Condition.parse(filter);
        Dimension dimension = dimensions.get(condition.dimension());
        if (dimension == null) {
          unknown("dimension", condition.dimension(), dimensions.keySet(), at);
        } else {
          condition.checkedFor(dimension);
        }
      } catch (IllegalArgumentException e) {
        at.problem("'" + filter + "' is wrong: " + e.getMessage() + ".", Condition.REMEDY);
      }
    }
  }

  private boolean isCircular(String start) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Metric metric = metrics.get(open.pop());
      if (metric != null && metric.definition() instanceof Derived derived) {
        for (String next : derived.formula().metrics()) {
          if (next.equals(start)) {
            return true;
          }
          if (seen.add(next)) {
            open.push(next);
          }
        }
      }
    }
    return false;
  }

  private void requireTable(String table, YamlValue at) {
    if (!tables.containsKey(table)) {
      unknown("table", table, tables.keySet(), at);
    }
  }

  private static void unknown(String what, String name, Collection<String> known, YamlValue at) {
    at.problem("No " + what + " is called " + name + ".", NearestName.hint(name, known));
  }
}
