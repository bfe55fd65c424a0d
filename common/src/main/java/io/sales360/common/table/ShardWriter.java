package io.sales360.common.table;

import io.sales360.common.fault.Failpoint;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.model.Origin;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Writes one shard of a table: sorts its rows, writes them under a temporary name, reads the footer
 * back and only then gives the file its final name. The same rows, in any order, give the same file
 * under the same name, so a retried bundle does no harm.
 *
 * <p>Holds the shard's rows in memory, as bytes: choose the shard count so that they fit.
 */
public final class ShardWriter<T extends Record> implements Serializable {
  private static final int ROW_GROUP_BYTES = 64 << 20;
  private static final int PAGE_BYTES = 1 << 20;

  private final TableSpec<T> spec;
  private final String lake;
  private final String attempt;

  private ShardWriter(TableSpec<T> spec, String lake, String attempt) {
    this.spec = spec;
    this.lake = lake;
    this.attempt = attempt;
  }

  /**
   * A writer for one attempt.
   *
   * @param lake directory or {@code gs://} prefix
   * @param attempt unique name of the attempt, part of every path
   */
  public static <T extends Record> ShardWriter<T> of(
      TableSpec<T> spec, String lake, String attempt) {
    return new ShardWriter<>(spec, lake, LakePaths.attempt(attempt));
  }

  /**
   * Writes the rows of one shard.
   *
   * @throws UnstorableValueException if a column cannot hold a value
   * @throws IOException if the file cannot be written, or does not hold what was written
   */
  public WrittenShard write(int shard, Iterable<T> rows) throws IOException {
    RowLayout<T> layout = RowLayout.of(spec.type());
    Written written = new Written(spec.name());
    List<StoredRow> sorted = sort(layout, rows, written);
    Failpoint.SHARD_SORTED.reached();
    String path = LakePaths.shard(spec, attempt, shard);
    // The name of a temporary file is the one place where chance is wanted: two attempts at the
    // same bundle may run at once.
    String temporary =
        LakeFiles.locate(lake, path + "." + UUID.randomUUID() + LakePaths.TEMPORARY_SUFFIX);
    MessageDigest digest = sha256();
    try (ParquetWriter<@Nullable Object[]> file = open(layout, temporary)) {
      for (StoredRow row : sorted) {
        file.write(layout.decode(row.canonical()));
        digest.update(row.canonical());
        Failpoint.SHARD_ROW_WRITTEN.reached();
      }
    }
    Failpoint.SHARD_WRITTEN.reached();
    verifyFooter(temporary, sorted.size());
    Failpoint.SHARD_VERIFIED.reached();
    LakeFiles.rename(temporary, LakeFiles.locate(lake, path));
    Failpoint.SHARD_NAMED.reached();
    return new WrittenShard(
        spec.name(),
        shard,
        spec.shards(),
        path,
        sorted.size(),
        HexFormat.of().formatHex(digest.digest()),
        written.entries());
  }

  private ParquetWriter<@Nullable Object[]> open(RowLayout<T> layout, String path)
      throws IOException {
    RowWriteSupport support =
        new RowWriteSupport(layout.parquetSchema(spec.name()), layout.columns());
    return new RowWriteSupport.Builder(LakeFiles.output(path), support)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize((long) ROW_GROUP_BYTES)
        .withPageSize(PAGE_BYTES)
        .build();
  }

  private void verifyFooter(String path, long expected) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(LakeFiles.input(path))) {
      if (reader.getRecordCount() != expected) {
        throw new IOException(
            "(%s) holds %d rows, but %d were written.%nMaybe the disk is failing."
                .formatted(path, reader.getRecordCount(), expected));
      }
    }
  }

  /**
   * A row while it is sorted: as objects it would take five times the memory.
   *
   * @param key stored forms of the sort columns
   * @param canonical the whole row as {@link RowLayout#encode} writes it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole, never handed out.
  private record StoredRow(@Nullable Object[] key, byte[] canonical) {}

  private List<StoredRow> sort(RowLayout<T> layout, Iterable<T> rows, Written written)
      throws IOException {
    int[] columns = spec.sortKey().stream().mapToInt(layout::indexOf).toArray();
    List<StoredRow> kept = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream canonical = new DataOutputStream(bytes);
    for (T row : rows) {
      @Nullable Object[] stored = layout.store(row, spec.toString());
      RowLayout.encode(stored, canonical);
      kept.add(
          new StoredRow(
              Arrays.stream(columns).mapToObj(column -> stored[column]).toArray(),
              bytes.toByteArray()));
      bytes.reset();
      written.add(layout.origin(row));
      Failpoint.ROW_TAKEN.reached();
    }
    kept.sort((left, right) -> compare(layout, columns, left, right));
    return kept;
  }

  /** Missing values first; rows with equal keys by their bytes, so that the order is total. */
  private static int compare(RowLayout<?> layout, int[] columns, StoredRow left, StoredRow right) {
    for (int i = 0; i < columns.length; i++) {
      Object a = left.key()[i];
      Object b = right.key()[i];
      int order;
      if (a == null || b == null) {
        order = Boolean.compare(a != null, b != null);
      } else {
        order = layout.storedType(columns[i]).compare(a, b);
      }
      if (order != 0) {
        return order;
      }
    }
    return Arrays.compareUnsigned(left.canonical(), right.canonical());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Sums what a shard holds, by feed and outcome. */
  private static final class Written {
    private final String table;
    private final TreeMap<String, LedgerEntry> sums = new TreeMap<>();

    private Written(String table) {
      this.table = table;
    }

    private void add(@Nullable Origin origin) {
      if (origin == null) {
        return;
      }
      BigDecimal amount = origin.controlAmount() == null ? BigDecimal.ZERO : origin.controlAmount();
      sums.merge(
          origin.feed() + "\0" + origin.outcome(),
          new LedgerEntry(
              origin.feed(), LedgerEntry.Kind.WRITTEN, origin.outcome(), table, 1, amount),
          (sum, one) ->
              new LedgerEntry(
                  sum.feed(),
                  sum.kind(),
                  sum.outcome(),
                  sum.table(),
                  sum.rows() + one.rows(),
                  sum.amount().add(one.amount())));
    }

    private List<LedgerEntry> entries() {
      return List.copyOf(sums.values());
    }
  }
}
