package io.sales360.pipelines.flow;

import java.io.Serializable;

/**
 * Spreads keys over a fixed number of groups. Grouping by bucket and finishing inside the bucket
 * costs one shuffle key per bucket instead of one per natural key, which is what local runners pay
 * for; the same code serves every runner (docs/adr/0006).
 *
 * @param count how many buckets; fixed by the plan, never by the runner
 */
public record Buckets(int count) implements Serializable {
  private static final long BYTES_PER_BUCKET = 4L << 20;
  private static final int FEWEST = 8;
  private static final int MOST = 4096;

  public Buckets {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The number of buckets (%d) must be positive.".formatted(count));
    }
  }

  /**
   * Enough buckets that one of them, a few megabytes of input, fits into memory many times over.
   */
  public static Buckets forInputOf(long bytes) {
    return new Buckets((int) Math.max(FEWEST, Math.min(MOST, bytes / BYTES_PER_BUCKET)));
  }

  /** The bucket of a key; equal on every machine, because {@link String#hashCode} is specified. */
  public int of(String key) {
    int hash = key.hashCode();
    return Math.floorMod(hash ^ (hash >>> 15) ^ (hash >>> 7), count);
  }
}
