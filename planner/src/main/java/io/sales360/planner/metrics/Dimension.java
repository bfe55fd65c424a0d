package io.sales360.planner.metrics;

import java.util.List;
import java.util.Map;

/**
 * Something figures can be grouped and filtered by.
 *
 * @param name its one name
 * @param type what its values are
 * @param description what it means
 * @param isPersonal whether its values tell about a person
 * @param of table to the expression that gives its value there; the nearest table is used
 * @param reference names in the reference's semantic model
 */
public record Dimension(
    String name,
    Type type,
    String description,
    boolean isPersonal,
    Map<String, SqlExpression> of,
    List<String> reference) {

  /** What the values are. */
  public enum Type {
    TEXT("VARCHAR"),
    NUMBER("DOUBLE"),
    TRUTH("BOOLEAN"),
    DAY("DATE");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** Its type in SQL. */
    public String sql() {
      return sql;
    }
  }

  public Dimension {
    of = Ordered.copyOf(of);
    reference = List.copyOf(reference);
  }
}
