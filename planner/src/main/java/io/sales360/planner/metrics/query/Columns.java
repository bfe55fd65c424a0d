package io.sales360.planner.metrics.query;

import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.metrics.Aggregate;
import io.sales360.planner.metrics.Metric;
import io.sales360.planner.metrics.Metric.Framed;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.Span;
import io.sales360.planner.metrics.time.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of values: each metric in each of its variants. */
final class Columns {
  private final MetricDictionary dictionary;
  private final Question question;
  private final Expansion expansion;
  private final List<Variant> shown = new ArrayList<>();
  private final Map<String, Variant> framed = new LinkedHashMap<>();
  private final List<Variant> variants = new ArrayList<>();

  Columns(MetricDictionary dictionary, Question question, Expansion expansion) {
    this.dictionary = dictionary;
    this.question = question;
    this.expansion = expansion;
    List<Span> spans = new ArrayList<>(List.of(new Span.Plain()));
    spans.addAll(question.spans());
    for (Span span : spans) {
      shown.add(variant(span, null));
      question.comparisons().forEach(c -> shown.add(variant(span, c)));
    }
    for (String name : question.metrics()) {
      if (dictionary.metric(name).definition() instanceof Framed frame) {
        framed.put(name, variant(frame.span(), frame.comparison()));
      }
    }
  }

  private Variant variant(Span span, @Nullable Comparison comparison) {
    Variant variant = new Variant(variants.size(), span, comparison);
    variants.add(variant);
    return variant;
  }

  /** Whether values cover other days than those of the rows asked for. */
  boolean isTimed() {
    return question.grain() != null || variants.size() > 1;
  }

  List<Variant> variants() {
    return variants;
  }

  /** Each column's name and SQL, over values named {@code m<measure>_<variant>}. */
  Map<String, String> sql() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name : question.metrics()) {
      Metric metric = dictionary.metric(name);
      Variant own = framed.get(name);
      if (own != null) {
        columns.put(name, value(((Framed) metric.definition()).metric(), own));
        continue;
      }
      String current = "";
      for (Variant variant : shown) {
        String column = name + variant.suffix();
        String sql = value(name, variant);
        columns.put(column, sql);
        if (variant.comparison() == null) {
          current = sql;
        } else {
          columns.put(column + "_change", change(current, sql));
        }
      }
    }
    return columns;
  }

  private static String change(String current, String before) {
    return "round(CAST(%s - %s AS DOUBLE) / abs(nullif(CAST(%s AS DOUBLE), 0)), 9)"
        .formatted(current, before, before);
  }

  private String value(String metric, Variant variant) {
    String sql = expansion.sql(metric, measure -> measure(measure, variant));
    return variant.number() == 0 ? sql : "CASE WHEN w" + variant.number() + " THEN " + sql + " END";
  }

  /** A measure's value; no rows mean zero where that is known to be so. */
  private String measure(String name, Variant variant) {
    String column = column(name, variant);
    Aggregate aggregate =
        Objects.requireNonNull(expansion.measures().get(name)).defining().aggregate();
    return aggregate.kind().isZeroWhenEmpty() ? "coalesce(" + column + ", 0)" : column;
  }

  /** The name of a measure's value within the query. */
  static String column(String measure, Variant variant) {
    return LakeSession.quoted("m_" + measure + "_" + variant.number());
  }
}
