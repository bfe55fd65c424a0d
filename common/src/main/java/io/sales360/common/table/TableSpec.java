package io.sales360.common.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a table is: name, layer, the record that is one row of it, its grain, the key its rows are
 * sorted by and into how many files they go. Immutable.
 *
 * <p>A component that is an {@link io.sales360.common.model.Origin} becomes the columns {@code
 * source_feed}, {@code source_outcome}, {@code source_file}, {@code source_line} and {@code
 * control_amount}; every other component is one column.
 */
public final class TableSpec<T extends Record> implements Serializable {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final int MOST_SHARDS = 1024;

  private final String name;
  private final Layer layer;
  private final Class<T> type;
  private final String grain;
  private final List<String> sortKey;
  private final int shards;

  private TableSpec(
      String name, Layer layer, Class<T> type, String grain, List<String> sortKey, int shards) {
    this.name = name;
    this.layer = layer;
    this.type = type;
    this.grain = grain;
    this.sortKey = sortKey;
    this.shards = shards;
  }

  /**
   * A table of one shard, sorted by its first column.
   *
   * @throws IllegalArgumentException if the name is no plain snake-case name or a component cannot
   *     be a column
   */
  public static <T extends Record> TableSpec<T> of(String name, Layer layer, Class<T> type) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "(%s) cannot name a table.%nMaybe use up to 63 of a-z, 0-9 and _.".formatted(name));
    }
    String first = RowLayout.of(type).columns().get(0).name();
    return new TableSpec<>(name, layer, type, "one row per " + first, List.of(first), 1);
  }

  /** With a sentence such as {@code one row per order line}. */
  public TableSpec<T> grain(String text) {
    return new TableSpec<>(name, layer, type, text, sortKey, shards);
  }

  /**
   * Sorted by these columns (snake case), rows with equal keys by their bytes. The first column
   * also decides the shard, so take one with many values first.
   *
   * @throws IllegalArgumentException if the table has no such column
   */
  public TableSpec<T> sortedBy(String first, String... more) {
    List<String> key = new ArrayList<>(List.of(first));
    key.addAll(List.of(more));
    key.forEach(RowLayout.of(type)::indexOf);
    return new TableSpec<>(name, layer, type, grain, List.copyOf(key), shards);
  }

  /** In this many files. Part of the table's content: another number gives another content hash. */
  public TableSpec<T> shards(int count) {
    if (count < 1 || count > MOST_SHARDS) {
      throw new IllegalArgumentException(
          "The table %s cannot have %d shards.%nMaybe use 1 to %d."
              .formatted(name, count, MOST_SHARDS));
    }
    return new TableSpec<>(name, layer, type, grain, sortKey, count);
  }

  public String name() {
    return name;
  }

  public Layer layer() {
    return layer;
  }

  public Class<T> type() {
    return type;
  }

  public String grain() {
    return grain;
  }

  /** Columns the rows are sorted by. */
  public List<String> sortKey() {
    return sortKey;
  }

  public int shards() {
    return shards;
  }

  /** As readers see them, in order. */
  public List<Column> columns() {
    return RowLayout.of(type).columns();
  }

  @Override
  public String toString() {
    return layer.directory() + "." + name;
  }
}
