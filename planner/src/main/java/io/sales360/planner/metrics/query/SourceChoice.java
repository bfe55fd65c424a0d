package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.Tables;
import io.sales360.planner.metrics.Dimension;
import io.sales360.planner.metrics.Metric.Measure;
import io.sales360.planner.metrics.Metric.Source;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.TableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which table answers each measure of a question: a rollup where it is exact, else the facts. */
final class SourceChoice {
  private final MetricDictionary dictionary;
  private final Tables tables;
  private final Reach reach;
  private final boolean usesRollups;
  private final Question question;
  private final Conditions conditions;

  SourceChoice(QueryCompiler.Context context, Question question, Conditions conditions) {
    this.dictionary = context.dictionary();
    this.tables = context.tables();
    this.reach = context.reach();
    this.usesRollups = context.usesRollups();
    this.question = question;
    this.conditions = conditions;
  }

  /**
   * The first source that can answer.
   *
   * @param isTimed whether the question has periods or compares days
   * @throws CommandFailure with the last source's reason, if none can
   */
  Source of(String metric, Measure measure, boolean isTimed) {
    String refusal = "";
    for (Source source : measure.sources()) {
      boolean isRollup = !source.equals(measure.defining());
      refusal = isRollup && !usesRollups ? "" : refusal(metric, source, isTimed);
      if (refusal.isEmpty() && (!isRollup || usesRollups)) {
        return source;
      }
    }
    throw refused("%s cannot be answered: %s".formatted(metric, refusal));
  }

  private String refusal(String metric, Source source, boolean isTimed) {
    if (!Expansion.isComplete(tables, source)) {
      return source.table() + " is absent, or lacks a column.\nMaybe ask for less.";
    }
    TableModel table = model(source.table());
    boolean needsTime = isTimed || question.isLimited();
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

  /** Whether a rollup has every day, column and dimension that the question needs. */
  boolean canRollUp(Source source) {
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
    conditions.all().forEach(c -> needed.add(dictionary.dimension(c.dimension())));
    return needed;
  }

  private TableModel model(String table) {
    return Objects.requireNonNull(dictionary.tables().get(table), table);
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
