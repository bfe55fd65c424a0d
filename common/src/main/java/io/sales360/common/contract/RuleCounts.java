package io.sales360.common.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of an entity were checked, and how many broke each rule. Mutable, made to be the
 * accumulator of a combine: the order of adding and merging does not matter.
 */
@DefaultCoder(SerializableCoder.class)
public final class RuleCounts implements Serializable {
  private long rows;
  private final TreeMap<String, Long> broken = new TreeMap<>();

  /** Counts a row that broke these rules; none for a good row. */
  public RuleCounts addRow(List<Violation> violations) {
    rows++;
    for (Violation violation : violations) {
      broken.merge(key(violation.column(), violation.rule()), 1L, Long::sum);
    }
    return this;
  }

  /** Adds what was counted elsewhere. */
  public RuleCounts merge(RuleCounts other) {
    rows += other.rows;
    other.broken.forEach((key, count) -> broken.merge(key, count, Long::sum));
    return this;
  }

  public long rows() {
    return rows;
  }

  public long broken(String column, String rule) {
    return broken.getOrDefault(key(column, rule), 0L);
  }

  /** Counts by {@code column.rule}, sorted. */
  public Map<String, Long> broken() {
    return Collections.unmodifiableMap(broken);
  }

  private static String key(String column, String rule) {
    return column + "." + rule;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleCounts that && that.rows == rows && that.broken.equals(broken);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(rows) * 31 + broken.hashCode();
  }

  @Override
  public String toString() {
    return rows + " rows, broken " + broken;
  }
}
