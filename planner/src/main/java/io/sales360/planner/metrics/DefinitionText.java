package io.sales360.planner.metrics;

import io.sales360.planner.metrics.Metric.Derived;
import io.sales360.planner.metrics.Metric.Example;
import io.sales360.planner.metrics.Metric.Framed;
import io.sales360.planner.metrics.Metric.Measure;
import io.sales360.planner.metrics.Metric.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Definitions as people read them. */
public final class DefinitionText {
  private DefinitionText() {}

  /** How a metric is computed, in one line. */
  public static String formula(Metric metric) {
    if (metric.definition() instanceof Measure measure) {
      Source source = measure.defining();
      return source.aggregate().text() + " of " + source.table();
    }
    if (metric.definition() instanceof Derived derived) {
      String unknown =
          derived.unknownWhenZero().isEmpty()
              ? ""
              : "; unknown where " + String.join(" and ", derived.unknownWhenZero()) + " are zero";
      return derived.formula().text() + unknown;
    }
    Framed framed = (Framed) metric.definition();
    String time = framed.span().suffix().substring(1).replace('_', ' ');
    return framed.metric()
        + " of the "
        + time
        + (framed.comparison() == null ? "" : ", " + framed.comparison());
  }

  /** The whole entry of a metric. */
  public static String of(Metric metric) {
    StringBuilder text = new StringBuilder();
    line(text, metric.name(), metric.title());
    line(text, "", metric.description());
    line(text, "computed", formula(metric));
    if (metric.definition() instanceof Measure measure && measure.sources().size() > 1) {
      line(
          text,
          "also from",
          measure.sources().stream()
              .filter(s -> !s.equals(measure.defining()))
              .map(s -> s.aggregate().text() + " of " + s.table())
              .collect(Collectors.joining(", ")));
    }
    line(text, "unit", metric.unit().name().toLowerCase(Locale.ROOT));
    line(text, "owner", metric.owner());
    if (metric.isAbsentZero()) {
      line(text, "absent", "formulas read it as zero where its table is absent");
    }
    if (!metric.reference().isEmpty()) {
      line(text, "reference", String.join(", ", metric.reference()));
    }
    Example example = metric.example();
    if (example != null) {
      example.rows().forEach((table, rows) -> line(text, "example", example(table, rows)));
      line(text, "gives", example.value() == null ? "unknown" : example.value().toPlainString());
    }
    return text.toString().stripTrailing();
  }

  /** The whole entry of a dimension. */
  public static String of(Dimension dimension) {
    StringBuilder text = new StringBuilder();
    line(text, dimension.name(), dimension.description());
    line(text, "type", dimension.type().name().toLowerCase(Locale.ROOT));
    dimension.of().forEach((table, value) -> line(text, "of", table + ": " + value.text()));
    if (dimension.isPersonal()) {
      line(text, "personal", "redacted unless a role clears it");
    }
    if (!dimension.reference().isEmpty()) {
      line(text, "reference", String.join(", ", dimension.reference()));
    }
    return text.toString().stripTrailing();
  }

  private static String example(String table, List<Map<String, String>> rows) {
    return table
        + " "
        + rows.stream()
            .map(
                row ->
                    row.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(" "));
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "%-10s  %s%n", label, value));
  }
}
