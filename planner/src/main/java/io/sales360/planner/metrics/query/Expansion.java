package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.Tables;
import io.sales360.planner.metrics.Metric;
import io.sales360.planner.metrics.Metric.Derived;
import io.sales360.planner.metrics.Metric.Framed;
import io.sales360.planner.metrics.Metric.Measure;
import io.sales360.planner.metrics.Metric.Source;
import io.sales360.planner.metrics.MetricDictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The measures that metrics are made of, and which of them the lake can give. */
final class Expansion {
  private final MetricDictionary dictionary;
  private final Tables tables;
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Predicate<Source> canAnswer;
  private final Set<String> zeros = new LinkedHashSet<>();

  private Expansion(MetricDictionary dictionary, Tables tables, Predicate<Source> canAnswer) {
    this.dictionary = dictionary;
    this.canAnswer = canAnswer;
    this.tables = tables;
  }

  /**
   * Expands the metrics of those names.
   *
   * @param canAnswer whether a table can answer the question at hand
   * @throws CommandFailure if one does not exist or is not available
   */
  static Expansion of(
      MetricDictionary dictionary, Tables tables, List<String> names, Predicate<Source> canAnswer) {
    Expansion expansion = new Expansion(dictionary, tables, canAnswer);
    for (String name : names) {
      dictionary.metric(name);
      reasonWithout(dictionary, tables, name)
          .ifPresent(
              reason -> {
                throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s is not available: %s.%nMaybe 's360 metrics list' shows what is."
                        .formatted(name, reason));
              });
      expansion.add(name);
    }
    return expansion;
  }

  /** Why a metric is not available; empty where it is. */
  static Optional<String> reasonWithout(MetricDictionary dictionary, Tables tables, String name) {
    Metric metric = dictionary.metric(name);
    if (metric.definition() instanceof Measure measure) {
      return reasonWithout(tables, measure);
    }
    List<String> parts =
        metric.definition() instanceof Derived derived
            ? List.copyOf(derived.formula().metrics())
            : List.of(((Framed) metric.definition()).metric());
    for (String part : parts) {
      Optional<String> reason = reasonWithout(dictionary, tables, part);
      if (reason.isPresent() && !isReadAsZero(dictionary, tables, part)) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> reasonWithout(Tables tables, Measure measure) {
    String table = measure.defining().table();
    if (tables.columns(table).isEmpty()) {
      return Optional.of(table + " is absent: " + tables.reasonWithout(table));
    }
    if (measure.sources().stream().anyMatch(s -> isComplete(tables, s))) {
      return Optional.empty();
    }
    List<String> missing = new ArrayList<>(measure.defining().aggregate().columns());
    missing.removeAll(tables.columns(table));
    return Optional.of(table + " has no column " + String.join(", ", missing));
  }

  /** Whether the table has all columns that the source reads. */
  static boolean isComplete(Tables tables, Source source) {
    Set<String> columns = tables.columns(source.table());
    return !columns.isEmpty() && columns.containsAll(source.aggregate().columns());
  }

  private static boolean isReadAsZero(MetricDictionary dictionary, Tables tables, String name) {
    Metric metric = dictionary.metric(name);
    return metric.isAbsentZero()
        && metric.definition() instanceof Measure measure
        && tables.columns(measure.defining().table()).isEmpty();
  }

  private void add(String name) {
    Metric metric = dictionary.metric(name);
    if (metric.definition() instanceof Measure measure) {
      if (isReadAsZero(dictionary, tables, name)) {
        zeros.add(name);
      } else {
        measures.put(name, measure);
      }
    } else if (metric.definition() instanceof Derived derived) {
      Optional<Source> rollup = derived.rollups().stream().filter(canAnswer).findFirst();
      if (rollup.isPresent()) {
        derived.formula().metrics().forEach(this::noteZero);
        measures.put(name, new Measure(List.of(rollup.get())));
        return;
      }
      derived.formula().metrics().forEach(this::add);
      derived.unknownWhenZero().forEach(this::add);
    } else if (metric.definition() instanceof Framed framed) {
      add(framed.metric());
    }
  }

  private void noteZero(String name) {
    if (isReadAsZero(dictionary, tables, name)) {
      zeros.add(name);
    }
  }

  /** Measures to read, by metric. */
  Map<String, Measure> measures() {
    return measures;
  }

  /** What was read as zero, and why. */
  List<String> notes() {
    return zeros.stream()
        .map(
            name -> {
              Measure measure = (Measure) dictionary.metric(name).definition();
              String table = measure.defining().table();
              return "%s is read as zero: %s is absent (%s)."
                  .formatted(name, table, tables.reasonWithout(table));
            })
        .toList();
  }

  /** The metric as SQL; the function gives each measure's value. */
  String sql(String name, UnaryOperator<String> measure) {
    if (zeros.contains(name)) {
      return "0";
    }
    Metric metric = dictionary.metric(name);
    if (measures.containsKey(name) || !(metric.definition() instanceof Derived derived)) {
      return measure.apply(name);
    }
    String sql = derived.formula().sql(part -> sql(part, measure));
    if (derived.unknownWhenZero().isEmpty()) {
      return sql;
    }
    StringBuilder when = new StringBuilder();
    for (String part : derived.unknownWhenZero()) {
      when.append(when.isEmpty() ? "" : " AND ").append(sql(part, measure)).append(" = 0");
    }
    return "CASE WHEN " + when + " THEN NULL ELSE " + sql + " END";
  }
}
