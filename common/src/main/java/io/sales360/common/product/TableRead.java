package io.sales360.common.product;

import java.io.Serializable;

/**
 * What is read from a database.
 *
 * @param sql a table's name, or a query
 * @param isQuery whether it is a query
 * @param partitionColumn column whose ranges are read side by side; empty for none
 * @param partitions how many ranges
 */
public record TableRead(String sql, boolean isQuery, String partitionColumn, int partitions)
    implements Serializable {
  /** What stands behind FROM. */
  public String from() {
    return isQuery ? "(" + sql + ") source_query" : sql;
  }
}
