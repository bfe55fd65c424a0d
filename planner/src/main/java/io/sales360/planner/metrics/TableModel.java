package io.sales360.planner.metrics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that metrics are computed over or dimensions come from.
 *
 * @param name name in the lake
 * @param grain what one row is
 * @param key columns that are unique together; a join may only lead to a table whose key is proven
 * @param time the day a row belongs to; null where rows have none
 * @param joins column of this table to the table whose one key column it names: many rows here, at
 *     most one there
 */
public record TableModel(
    String name,
    String grain,
    List<String> key,
    @Nullable SqlExpression time,
    Map<String, String> joins) {

  public TableModel {
    key = List.copyOf(key);
    joins = Ordered.copyOf(joins);
  }
}
