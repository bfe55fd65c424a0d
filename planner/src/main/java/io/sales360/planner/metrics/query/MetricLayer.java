package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.lake.Tables;
import io.sales360.planner.metrics.MetricDictionary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers questions about metrics over the tables of one pinned state. It remembers what it has
 * proven of them; use one per session.
 */
public final class MetricLayer {
  private final QueryCompiler.Context context;

  private MetricLayer(QueryCompiler.Context context) {
    this.context = context;
  }

  /** Over these tables; masks have no keys. */
  public static MetricLayer over(Tables tables, MetricDictionary dictionary) {
    return over(tables, dictionary, Map.of(), Path.of(""));
  }

  /**
   * Over these tables.
   *
   * @param environment where keys of masks named {@code env:} are
   * @param directory where keys named {@code file:} start
   */
  public static MetricLayer over(
      Tables tables, MetricDictionary dictionary, Map<String, String> environment, Path directory) {
    return new MetricLayer(
        new QueryCompiler.Context(
            dictionary,
            tables,
            new Reach(dictionary, tables),
            new Times(tables),
            new Masking(environment, directory),
            true));
  }

  /** The same, reading every measure from the table that defines it. */
  public MetricLayer withoutRollups() {
    return new MetricLayer(
        new QueryCompiler.Context(
            context.dictionary(),
            context.tables(),
            context.reach(),
            context.times(),
            context.masking(),
            false));
  }

  /** What can be asked for. */
  public MetricDictionary dictionary() {
    return context.dictionary();
  }

  /** Why a metric is not available; empty where it is. */
  public Optional<String> reasonWithout(String metric) {
    return Expansion.reasonWithout(context.dictionary(), context.tables(), metric);
  }

  /**
   * The query that answers a question.
   *
   * @throws CommandFailure if it cannot be answered without counting something twice, or not at
   *     all; the message says why and what can be asked
   */
  public CompiledQuery compile(Question question) {
    return new QueryCompiler(context, question).compile();
  }

  /** Answers a question. */
  public CompiledQuery run(Question question, RowSink sink) {
    CompiledQuery query = compile(question);
    context.tables().query(query.sql(), query.values(), sink);
    return query;
  }

  /** Runs a compiled query. */
  public void run(CompiledQuery query, RowSink sink) {
    context.tables().query(query.sql(), query.values(), sink);
  }

  /** Names of all tables that metrics read. */
  public List<String> tables() {
    return List.copyOf(context.dictionary().tables().keySet());
  }
}
