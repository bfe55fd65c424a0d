package io.sales360.planner.metrics.query;

import java.util.List;

/**
 * The answer's query.
 *
 * @param sql with places for values
 * @param values what is bound to them
 * @param printed the same with values written in, but for secrets
 * @param tables the tables that metrics are read from
 * @param notes what readers should know: what is read as zero, what is redacted
 */
public record CompiledQuery(
    String sql, List<Object> values, String printed, List<String> tables, List<String> notes) {

  public CompiledQuery {
    values = List.copyOf(values);
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }
}
