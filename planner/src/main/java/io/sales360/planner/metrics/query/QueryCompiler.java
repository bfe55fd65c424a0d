package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.Tables;
import io.sales360.planner.metrics.Aggregate;
import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.Dimension;
import io.sales360.planner.metrics.Metric.Measure;
import io.sales360.planner.metrics.Metric.Source;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.TableModel;
import io.sales360.planner.metrics.query.TableQuery.Filter;
import io.sales360.planner.metrics.query.TableQuery.Placed;
import io.sales360.planner.metrics.time.TimeGrain;
import io.sales360.planner.metrics.time.Timeline;
import io.sales360.planner.metrics.time.Variant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns one question into one query. */
final class QueryCompiler {
  private final MetricDictionary dictionary;
  private final Tables tables;
  private final Reach reach;
  private final Times times;
  private final Masking masking;
  private final boolean usesRollups;
  private final Question question;
  private final Expansion expansion;
  private final Columns columns;
  private final List<Condition> conditions = new ArrayList<>();

  /** Everything that outlives one question. */
  record Context(
      MetricDictionary dictionary,
      Tables tables,
      Reach reach,
      Times times,
      Masking masking,
      boolean usesRollups) {}

  QueryCompiler(Context context, Question question) {
    this.dictionary = context.dictionary();
    this.tables = context.tables();
    this.reach = context.reach();
    this.times = context.times();
    this.masking = context.masking();
    this.usesRollups = context.usesRollups();
    this.question = question;
    if (question.metrics().isEmpty()) {
      throw refused("No metric is asked for.\nMaybe net_sales.");
    }
    for (Condition condition : question.where()) {
      Dimension dimension = dictionary.dimension(condition.dimension());
      if (question.role().mask(dimension).isPresent()) {
        throw refused(
            "%s is masked, so it cannot be filtered by.%nMaybe --role names a role that may see it."
                .formatted(dimension.name()));
      }
      conditions.add(checked(condition, dimension));
    }
    for (String filter : question.role().filters()) {
      Condition condition = Condition.parse(filter);
      conditions.add(checked(condition, dictionary.dimension(condition.dimension())));
    }
    this.expansion = Expansion.of(dictionary, tables, question.metrics(), this::canRollUp);
    this.columns = new Columns(dictionary, question, expansion);
  }

  private static Condition checked(Condition condition, Dimension dimension) {
    try {
      return condition.checkedFor(dimension);
    } catch (IllegalArgumentException e) {
      throw refused(
          "The condition on %s is wrong: %s.%n%s"
              .formatted(dimension.name(), e.getMessage(), Condition.REMEDY));
    }
  }

  CompiledQuery compile() {
    Map<String, TableQuery> reads = reads();
    List<TableModel> models =
        reads.values().stream().map(r -> model(r.table())).distinct().toList();
    Timeline timeline =
        columns.isTimed() ? times.timeline(question, models, columns.variants()) : null;
    SqlText text = new SqlText().add("WITH ");
    if (timeline != null) {
      text.add(TimeTables.of(timeline)).add(",\n");
    }
    for (TableQuery read : reads.values()) {
      limit(read, timeline);
      text.add(read.sql(timeline == null ? null : period(), question.grain() == null)).add(",\n");
    }
    text.add(united(reads.values(), timeline)).add(",\n");
    text.add(pivoted(timeline)).add("\n").add(shown(timeline));
    List<String> notes = new ArrayList<>(expansion.notes());
    question.dimensions().stream()
        .map(dictionary::dimension)
        .filter(d -> question.role().mask(d).isPresent())
        .forEach(
            d -> notes.add(d.name() + " is masked for the role " + question.role().name() + "."));
    return new CompiledQuery(
        text.sql(),
        text.values(),
        text.printed(),
        models.stream().map(TableModel::name).toList(),
        notes);
  }

  /** One query per table and way of adding up, each measure in the first source that can answer. */
  private Map<String, TableQuery> reads() {
    Map<String, TableQuery> reads = new LinkedHashMap<>();
    expansion
        .measures()
        .forEach(
            (name, measure) -> {
              Source source = source(name, measure);
              Aggregate aggregate = source.aggregate();
              String key = source.table() + " " + aggregate.kind().isAdditive();
              reads
                  .computeIfAbsent(key, k -> read("f" + reads.size(), model(source.table())))
                  .aggregate(LakeSession.quoted("a_" + name), aggregate);
            });
    return reads;
  }

  private Source source(String metric, Measure measure) {
    String refusal = "";
    for (Source source : measure.sources()) {
      boolean isRollup = !source.equals(measure.defining());
      refusal = isRollup && !usesRollups ? "" : refusal(metric, source);
      if (refusal.isEmpty() && (!isRollup || usesRollups)) {
        return source;
      }
    }
    throw refused("%s cannot be answered: %s".formatted(metric, refusal));
  }

  private String refusal(String metric, Source source) {
    if (!Expansion.isComplete(tables, source)) {
      return source.table() + " is absent, or lacks a column.\nMaybe ask for less.";
    }
    TableModel table = model(source.table());
    boolean needsTime = columns.isTimed() || isLimited();
    if (needsTime
        && (table.time() == null
            || !tables.columns(table.name()).containsAll(table.time().columns()))) {
      return "%s (%s) has no day, so %s has no periods.%nMaybe ask without --grain, --from and --to."
          .formatted(table.name(), table.grain(), metric);
    }
    for (Dimension dimension : needed()) {
      Reach.Way way = reach.to(table.name(), dimension);
      if (!way.isFound()) {
        return way.refusal();
      }
    }
    return "";
  }

  private boolean canRollUp(Source source) {
    TableModel table = model(source.table());
    return usesRollups
        && Expansion.isComplete(tables, source)
        && table.time() != null
        && tables.columns(table.name()).containsAll(table.time().columns())
        && needed().stream().allMatch(d -> reach.to(table.name(), d).isFound());
  }

  private List<Dimension> needed() {
    List<Dimension> needed = new ArrayList<>();
    question.dimensions().forEach(name -> needed.add(dictionary.dimension(name)));
    conditions.forEach(c -> needed.add(dictionary.dimension(c.dimension())));
    return needed;
  }

  private TableQuery read(String name, TableModel table) {
    TableQuery read = new TableQuery(name, table);
    for (String dimension : question.dimensions()) {
      Placed placed = placed(table, dictionary.dimension(dimension));
      read.group(
          question
              .role()
              .mask(placed.dimension())
              .map(mask -> masking.masked(read.value(placed), mask))
              .orElseGet(() -> read.value(placed)));
    }
    for (Condition condition : conditions) {
      read.filter(
          new Filter(condition, placed(table, dictionary.dimension(condition.dimension()))));
    }
    return read;
  }

  private Placed placed(TableModel table, Dimension dimension) {
    Reach.Way way = reach.to(table.name(), dimension);
    reach.prove(way.joins());
    return new Placed(dimension, way);
  }

  private boolean isLimited() {
    return question.from() != null || question.to() != null;
  }

  private void limit(TableQuery read, @Nullable Timeline timeline) {
    if (timeline != null && isLimited()) {
      timeline.windows().stream()
          .map(w -> w.first())
          .min(LocalDate::compareTo)
          .ifPresent(
              first ->
                  read.between(
                      first.toString(),
                      timeline.windows().stream()
                          .map(w -> w.last())
                          .max(LocalDate::compareTo)
                          .orElse(first)
                          .toString()));
    } else if (isLimited()) {
      read.between(
          question.from() == null ? "0001-01-01" : question.from().toString(),
          question.to() == null ? "9999-12-30" : question.to().toString());
    }
  }

  /** Rows outside every period are kept, under no period, unless a range was asked for. */
  private String period() {
    return (isLimited() ? " JOIN days w ON w.day = " : " LEFT JOIN days w ON w.day = ");
  }

  /** The rows of all tables below each other: values of different tables never meet in a join. */
  private SqlText united(Iterable<TableQuery> reads, @Nullable Timeline timeline) {
    StringBuilder sql = new StringBuilder("u AS (");
    String p = period(timeline);
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

  private String period(@Nullable Timeline timeline) {
    if (timeline == null) {
      return "";
    }
    return ", p";
  }

  /** One row per group, one column per measure and variant; {@code max} picks the only value. */
  private SqlText pivoted(@Nullable Timeline timeline) {
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

  private SqlText shown(@Nullable Timeline timeline) {
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

  private TableModel model(String table) {
    return Objects.requireNonNull(dictionary.tables().get(table), table);
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
