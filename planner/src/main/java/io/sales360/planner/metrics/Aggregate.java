package io.sales360.planner.metrics;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many rows become one value.
 *
 * @param kind what is done with them
 * @param of value of a row; null counts rows
 * @param where which rows take part; null for all
 * @param quantile share below, for {@link Kind#QUANTILE}
 */
public record Aggregate(
    Kind kind,
    @Nullable SqlExpression of,
    @Nullable SqlExpression where,
    @Nullable BigDecimal quantile) {

  /** Ways to aggregate. */
  public enum Kind {
    SUM,
    COUNT,
    COUNT_DISTINCT,
    AVERAGE,
    QUANTILE,
    MIN,
    MAX;

    /** Whether values of parts add up to the value of the whole. */
    public boolean isAdditive() {
      return this == SUM || this == COUNT;
    }

    /** Whether no rows mean zero; otherwise they mean that nothing is known. */
    public boolean isZeroWhenEmpty() {
      return this == SUM || this == COUNT || this == COUNT_DISTINCT;
    }
  }

  /** The columns it reads. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    if (of != null) {
      columns.addAll(of.columns());
    }
    if (where != null) {
      columns.addAll(where.columns());
    }
    return columns;
  }

  /** As people read it: {@code sum(net_amount) where is_sale}. */
  public String text() {
    String value = of == null ? "*" : of.text();
    String call =
        switch (kind) {
          case SUM -> "sum(" + value + ")";
          case COUNT -> "count(" + value + ")";
          case COUNT_DISTINCT -> "count(distinct " + value + ")";
          case AVERAGE -> "average(" + value + ")";
          case QUANTILE -> "quantile(" + value + ", " + quantile + ")";
          case MIN -> "min(" + value + ")";
          case MAX -> "max(" + value + ")";
        };
    return where == null ? call : call + " where " + where.text();
  }
}
