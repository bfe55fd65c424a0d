package io.sales360.planner.metrics.query;

import java.util.ArrayList;
import java.util.List;

/** A query under construction: text with places for values, and the same for people to read. */
final class SqlText {
  private final StringBuilder sql = new StringBuilder();
  private final StringBuilder printed = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** Text of ours or of the dictionary. */
  SqlText add(String text) {
    sql.append(text);
    printed.append(text);
    return this;
  }

  /** A value; bound as text and cast. */
  SqlText value(String value, String type) {
    sql.append("CAST(? AS ").append(type).append(')');
    printed
        .append("CAST('")
        .append(value.replace("'", "''"))
        .append("' AS ")
        .append(type)
        .append(')');
    values.add(value);
    return this;
  }

  /** A value nobody may read. */
  SqlText secret(String value, String shown) {
    sql.append("CAST(? AS VARCHAR)");
    printed.append("'<").append(shown.replace("'", "''")).append(">'");
    values.add(value);
    return this;
  }

  SqlText add(SqlText other) {
    sql.append(other.sql);
    printed.append(other.printed);
    values.addAll(other.values);
    return this;
  }

  String sql() {
    return sql.toString();
  }

  String printed() {
    return printed.toString();
  }

  List<Object> values() {
    return List.copyOf(values);
  }
}
