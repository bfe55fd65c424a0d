package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.Tables;
import io.sales360.planner.metrics.Aggregate;
import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.Dimension;
import io.sales360.planner.metrics.Metric.Source;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.TableModel;
import io.sales360.planner.metrics.query.TableQuery.Filter;
import io.sales360.planner.metrics.query.TableQuery.Placed;
import io.sales360.planner.metrics.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns one question into one query: the tables it reads, each filtered and aggregated to the asked
 * grain on its own, then the {@link Answer} over them.
 */
final class QueryCompiler {
  private final MetricDictionary dictionary;
  private final Tables tables;
  private final Reach reach;
  private final Times times;
  private final Masking masking;
  private final Question question;
  private final Expansion expansion;
  private final Columns columns;
  private final Conditions conditions;
  private final SourceChoice choice;

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
    this.question = question;
    if (question.metrics().isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "No metric is asked for.\nMaybe net_sales.");
    }
    this.conditions = Conditions.of(dictionary, question);
    this.choice = new SourceChoice(context, question, conditions);
    this.expansion = Expansion.of(dictionary, tables, question.metrics(), choice::canRollUp);
    this.columns = new Columns(dictionary, question, expansion);
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
    text.add(new Answer(question, expansion, columns, timeline).over(reads.values()));
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
              Source source = choice.of(name, measure, columns.isTimed());
              Aggregate aggregate = source.aggregate();
              String key = source.table() + " " + aggregate.kind().isAdditive();
              reads
                  .computeIfAbsent(key, k -> read("f" + reads.size(), model(source.table())))
                  .aggregate(LakeSession.quoted("a_" + name), aggregate);
            });
    return reads;
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
    for (Condition condition : conditions.all()) {
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

  private void limit(TableQuery read, @Nullable Timeline timeline) {
    if (timeline != null && question.isLimited()) {
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
    } else if (question.isLimited()) {
      read.between(
          question.from() == null ? "0001-01-01" : question.from().toString(),
          question.to() == null ? "9999-12-30" : question.to().toString());
    }
  }

  /** Rows outside every period are kept, under no period, unless a range was asked for. */
  private String period() {
    return (question.isLimited() ? " JOIN days w ON w.day = " : " LEFT JOIN days w ON w.day = ");
  }

  private TableModel model(String table) {
    return Objects.requireNonNull(dictionary.tables().get(table), table);
  }
}
