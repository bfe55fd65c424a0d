package io.sales360.planner.metrics.time;

import org.jspecify.annotations.Nullable;

/**
 * One way each metric is shown.
 *
 * @param number from 0
 * @param span which days of the period
 * @param comparison which earlier time; null for the period itself
 */
public record Variant(int number, Span span, @Nullable Comparison comparison) {
  /** What it adds to the name of a column. */
  public String suffix() {
    return span.suffix() + (comparison == null ? "" : "_" + comparison.suffix());
  }
}
