package io.sales360.common.table;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.quality.QualityResult;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a reader of one published state needs: which tables there are, what they hold and in
 * which files. Immutable; written as JSON.
 *
 * @param format version of this layout
 * @param runId hash of configuration, inputs and as-of date
 * @param attempt unique name of the attempt that made it
 * @param asOf last day the data is complete for
 * @param parent version published before this one; null for the first
 * @param tables by layer and name
 * @param views by name
 * @param absent tables that this deployment does not have, and why
 * @param ledger where every row read went
 * @param quality checks of the run
 */
public record Manifest(
    int format,
    String runId,
    String attempt,
    LocalDate asOf,
    @Nullable Integer parent,
    List<Table> tables,
    List<View> views,
    List<AbsentTable> absent,
    List<LedgerEntry> ledger,
    List<QualityResult> quality)
    implements Serializable {

  /** The layout that this version writes, and the only one it reads. */
  public static final int FORMAT = 1;

  public Manifest {
    tables = List.copyOf(tables);
    views = List.copyOf(views);
    absent = List.copyOf(absent);
    ledger = List.copyOf(ledger);
    quality = List.copyOf(quality);
  }

  /**
   * A published table.
   *
   * @param name unique over all layers
   * @param layer layer it belongs to
   * @param grain what one row is
   * @param columns in order
   * @param sortKey columns the rows are sorted by within a shard
   * @param shardCount into how many shards its rows are spread; those without rows have no file
   * @param rows of all shards
   * @param shards files, by number
   */
  public record Table(
      String name,
      Layer layer,
      String grain,
      List<Column> columns,
      List<String> sortKey,
      int shardCount,
      long rows,
      List<Shard> shards)
      implements Serializable {
    public Table {
      columns = List.copyOf(columns);
      sortKey = List.copyOf(sortKey);
      shards = List.copyOf(shards);
    }

    /**
     * The table of the shards written, which may come in any order.
     *
     * @throws IllegalArgumentException if a shard is of another table, comes twice with different
     *     content or the first is missing
     */
    public static Table of(TableSpec<?> spec, Collection<WrittenShard> written) {
      TreeMap<Integer, Shard> shards = new TreeMap<>();
      for (WrittenShard shard : written) {
        Shard entry = new Shard(shard.shard(), shard.path(), shard.rows(), shard.contentHash());
        Shard twin = shards.put(shard.shard(), entry);
        boolean ours = shard.table().equals(spec.name()) && shard.shards() == spec.shards();
        if (!ours || (twin != null && !twin.equals(entry))) {
          throw new IllegalArgumentException(
              "The shard %s does not belong to %s with %d shards, or comes twice."
                  .formatted(shard, spec, spec.shards()));
        }
      }
      if (!shards.containsKey(0)) {
        throw new IllegalArgumentException(
            "The first shard of %s was not written.%nMaybe not all shards were collected."
                .formatted(spec));
      }
      return new Table(
          spec.name(),
          spec.layer(),
          spec.grain(),
          spec.columns(),
          spec.sortKey(),
          spec.shards(),
          shards.values().stream().mapToLong(Shard::rows).sum(),
          List.copyOf(shards.values()));
    }
  }

  /**
   * One file of a table.
   *
   * @param shard number, from 0
   * @param path below the lake
   * @param rows how many it holds
   * @param contentHash SHA-256 (hex) over the canonical bytes of its rows
   */
  public record Shard(int shard, String path, long rows, String contentHash)
      implements Serializable {}

  /**
   * A query published under a name.
   *
   * @param name unique among tables and views
   * @param sql SELECT over tables and earlier views, by their names
   * @param description what one row is and what it is for
   */
  public record View(String name, String sql, String description) implements Serializable {}

  /**
   * A table that is not there.
   *
   * @param name the table's name
   * @param reason for people: which feed would fill it
   */
  public record AbsentTable(String name, String reason) implements Serializable {}

  /** The table of that name. */
  public Optional<Table> findTable(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /**
   * The table of that name.
   *
   * @throws IllegalArgumentException if there is none; the message says why if the manifest does
   */
  public Table table(String name) {
    return findTable(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no table %s.%nMaybe %s"
                        .formatted(
                            name,
                            absent.stream()
                                .filter(table -> table.name().equals(name))
                                .findFirst()
                                .map(AbsentTable::reason)
                                .orElse("one of " + names() + "."))));
  }

  private List<String> names() {
    return tables.stream().map(Table::name).sorted().toList();
  }

  /**
   * SHA-256 (hex) over names, columns, row counts and ordered content hashes of the tables, and
   * over the views. Not over paths, attempts and times, nor over tables of {@link Layer#OPS}: two
   * runs that publish the same data have the same hash.
   */
  public String contentHash() {
    StringBuilder text = new StringBuilder();
    tables.stream()
        .filter(table -> table.layer() != Layer.OPS)
        .sorted(Comparator.comparing(Table::name))
        .forEach(table -> describe(table, text));
    views.stream()
        .sorted(Comparator.comparing(View::name))
        .forEach(view -> line(text, "view", view.name(), view.sql()));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(ShardWriter.sha256().digest(bytes));
  }

  private static void describe(Table table, StringBuilder text) {
    line(text, "table", table.layer().directory(), table.name());
    for (Column column : table.columns()) {
      line(text, "column", column.name(), column.type(), Boolean.toString(column.nullable()));
    }
    line(text, "sorted by", String.join(",", table.sortKey()));
    line(text, "shards", Integer.toString(table.shardCount()), Long.toString(table.rows()));
    table.shards().stream()
        .sorted(Comparator.comparingInt(Shard::shard))
        .forEach(
            shard ->
                line(
                    text,
                    Integer.toString(shard.shard()),
                    Long.toString(shard.rows()),
                    shard.contentHash()));
  }

  /** Each part with its length before it, so that no two different lines look the same. */
  private static void line(StringBuilder text, String... parts) {
    for (String part : parts) {
      text.append(part.length()).append(':').append(part).append(' ');
    }
    text.append('\n');
  }

  /** The same, as the successor of a version. */
  Manifest after(@Nullable Integer version) {
    return new Manifest(
        format, runId, attempt, asOf, version, tables, views, absent, ledger, quality);
  }
}
