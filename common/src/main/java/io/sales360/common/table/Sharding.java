package io.sales360.common.table;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Which shard a row belongs to: a hash of its first sort column that is the same on every machine.
 */
final class Sharding {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Sharding() {}

  static <T extends Record> int shardOf(TableSpec<T> spec, T row) {
    if (spec.shards() == 1) {
      return 0;
    }
    RowLayout<T> layout = RowLayout.of(spec.type());
    int column = layout.indexOf(spec.sortKey().get(0));
    return Math.floorMod(hash(layout.store(row, column, spec.toString())), spec.shards());
  }

  /**
   * FNV-1a (Fowler, Noll, Vo) over the stored bytes, mixed once more so that low bits depend on
   * all.
   */
  private static long hash(@Nullable Object stored) {
    long hash = FNV_OFFSET;
    for (byte b : bytes(stored)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }

  private static byte[] bytes(@Nullable Object stored) {
    if (stored == null) {
      return new byte[0];
    }
    if (stored instanceof byte[] bytes) {
      return bytes;
    }
    long bits;
    if (stored instanceof Boolean flag) {
      bits = flag ? 1 : 0;
    } else if (stored instanceof Double number) {
      bits = Double.doubleToLongBits(number);
    } else {
      bits = ((Number) stored).longValue();
    }
    return ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
  }
}
