package io.sales360.planner.metrics;

import io.sales360.common.product.YamlSection;
import io.sales360.common.product.YamlValue;
import io.sales360.planner.metrics.Aggregate.Kind;
import io.sales360.planner.metrics.Metric.Definition;
import io.sales360.planner.metrics.Metric.Derived;
import io.sales360.planner.metrics.Metric.Example;
import io.sales360.planner.metrics.Metric.Framed;
import io.sales360.planner.metrics.Metric.Measure;
import io.sales360.planner.metrics.Metric.Source;
import io.sales360.planner.metrics.Metric.Unit;
import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.Span;
import io.sales360.planner.metrics.time.TimeGrain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one metric of a metric file. */
final class MetricSection {
  private static final String KINDS =
      "Write one of sum, count, count_distinct, average, quantile, min, max with from:, or formula.";

  private MetricSection() {}

  static Optional<Metric> read(String name, YamlSection section) {
    String title = DictionaryParser.text(section, "title", "Give it a heading.");
    String description = DictionaryParser.text(section, "description", "Say what it means.");
    String owner = DictionaryParser.text(section, "owner", "Say who decides about it.");
    Unit unit = section.require("unit", "").flatMap(v -> v.oneOf(Unit.class)).orElse(Unit.NUMBER);
    Optional<Definition> definition = definition(section);
    boolean isAbsentZero = section.get("absent_is_zero").flatMap(YamlValue::truth).orElse(false);
    List<String> reference = DictionaryParser.names(section, "reference");
    Example example =
        section
            .require(
                "example",
                "Give rows and the value they make: a definition nobody can check is none.")
            .flatMap(YamlValue::section)
            .map(MetricSection::example)
            .orElse(null);
    section.refuseOthers();
    return definition.map(
        d ->
            new Metric(name, title, description, owner, unit, d, isAbsentZero, reference, example));
  }

  private static Optional<Definition> definition(YamlSection section) {
    Optional<YamlValue> formula = section.get("formula");
    if (formula.isPresent()) {
      List<String> unknown = DictionaryParser.names(section, "unknown_when_zero");
      return formula
          .get()
          .as(Formula::parse, "Write metrics, numbers, + - * / and brackets.")
          .map(f -> new Derived(f, unknown, rollups(section, Kind.SUM)));
    }
    Optional<YamlSection> frame = section.get("frame").flatMap(YamlValue::section);
    if (frame.isPresent()) {
      return Optional.of(framed(frame.get()));
    }
    List<Kind> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (section.has(kind.name().toLowerCase(Locale.ROOT))) {
        kinds.add(kind);
      }
    }
    if (kinds.size() != 1) {
      section.problem("A metric has exactly one definition; this has " + kinds.size() + ".", KINDS);
      return Optional.empty();
    }
    return Optional.of(measure(section, kinds.get(0)));
  }

  private static Definition framed(YamlSection section) {
    String of = DictionaryParser.text(section, "of", "Name a metric.");
    TimeGrain unit =
        section
            .require("whole", "Write whole: month.")
            .flatMap(v -> v.oneOf(TimeGrain.class))
            .orElse(TimeGrain.MONTH);
    Comparison comparison =
        section.get("compare").flatMap(v -> v.oneOf(Comparison.class)).orElse(null);
    section.refuseOthers();
    return new Framed(of, new Span.Whole(unit), comparison);
  }

  private static Measure measure(YamlSection section, Kind kind) {
    String from = DictionaryParser.text(section, "from", "Name the table it is computed over.");
    String key = kind.name().toLowerCase(Locale.ROOT);
    SqlExpression of = rows(section, key) ? null : DictionaryParser.expression(section, key);
    SqlExpression where = DictionaryParser.expression(section, "where");
    BigDecimal quantile = null;
    if (kind == Kind.QUANTILE) {
      quantile =
          section
              .require("at", "Write at: 0.5.")
              .flatMap(YamlValue::decimal)
              .orElse(BigDecimal.ONE);
      if (quantile.signum() < 0 || quantile.compareTo(BigDecimal.ONE) > 0) {
        section.problem("A quantile is between 0 and 1.", "");
      }
    }
    Kind rolled = kind == Kind.MIN || kind == Kind.MAX ? kind : Kind.SUM;
    List<Source> sources = rollups(section, rolled);
    sources.add(new Source(from, new Aggregate(kind, of, where, quantile)));
    return new Measure(sources);
  }

  private static List<Source> rollups(YamlSection section, Kind kind) {
    List<Source> sources = new ArrayList<>();
    section
        .get("rollups")
        .flatMap(YamlValue::section)
        .map(YamlSection::entries)
        .orElse(Map.of())
        .forEach(
            (table, value) ->
                value
                    .as(text -> rollup(text, kind), "Write a column, or column where condition.")
                    .ifPresent(a -> sources.add(new Source(table, a))));
    return sources;
  }

  private static Aggregate rollup(String text, Kind kind) {
    String[] parts = text.split(" where ", 2);
    return new Aggregate(
        kind,
        SqlExpression.parse(parts[0]),
        parts.length < 2 ? null : SqlExpression.parse(parts[1]),
        null);
  }

  /** Whether {@code count: rows} is meant. */
  private static boolean rows(YamlSection section, String key) {
    return key.equals("count")
        && section.get(key).flatMap(YamlValue::text).filter(t -> t.equals("rows")).isPresent();
  }

  private static @Nullable Example example(YamlSection section) {
    Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
    section
        .require("rows", "Write rows: {table: [{column: value}]}.")
        .flatMap(YamlValue::section)
        .map(YamlSection::entries)
        .orElse(Map.of())
        .forEach(
            (table, list) ->
                rows.put(table, list.items().stream().map(MetricSection::row).toList()));
    Optional<YamlValue> value = section.require("value", "Write the value, or unknown.");
    boolean isUnknown = value.flatMap(YamlValue::text).filter("unknown"::equals).isPresent();
    BigDecimal number =
        isUnknown ? null : value.flatMap(YamlValue::decimal).orElse(BigDecimal.ZERO);
    LocalDate asOf =
        section.get("as_of").flatMap(v -> v.as(LocalDate::parse, "Write 2024-03-31.")).orElse(null);
    section.refuseOthers();
    return new Example(rows, asOf, number);
  }

  private static Map<String, String> row(YamlValue value) {
    Map<String, String> row = new LinkedHashMap<>();
    value
        .section()
        .map(YamlSection::entries)
        .orElse(Map.of())
        .forEach((column, v) -> v.text().ifPresent(t -> row.put(column, t)));
    return row;
  }
}
