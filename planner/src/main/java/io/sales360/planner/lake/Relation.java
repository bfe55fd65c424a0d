package io.sales360.planner.lake;

import java.nio.file.Path;
import java.util.List;

/**
 * One published table and the exact files that hold it.
 *
 * @param layer staging, intermediate, marts, forecast or ops
 * @param grain what one row is
 * @param rows as the manifest counts them
 * @param files absolute paths of Parquet files; none for an empty table
 */
public record Relation(
    String name, String layer, String grain, List<Field> fields, long rows, List<Path> files) {

  public Relation {
    fields = List.copyOf(fields);
    files = List.copyOf(files);
  }

  /** A column of a table. */
  public record Field(String name, String type, String description) {}

  boolean has(String field) {
    return fields.stream().anyMatch(f -> f.name().equals(field));
  }
}
