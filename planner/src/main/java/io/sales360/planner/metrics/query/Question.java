package io.sales360.planner.metrics.query;

import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.Role;
import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.Span;
import io.sales360.planner.metrics.time.TimeGrain;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param metrics names, in the order of the columns
 * @param dimensions names to group by, in the order of the columns
 * @param grain periods to group by; null for none
 * @param from first day; null for the first with data
 * @param to last day; null for the last with data
 * @param where conditions every row must meet
 * @param spans days each value covers; the period itself is always shown
 * @param comparisons earlier times each value is held against
 * @param top how many rows, the largest first; 0 for all
 * @param by metric that {@code top} goes by; null for the first
 * @param isFilled whether periods without rows are shown
 * @param role who asks
 */
public record Question(
    List<String> metrics,
    List<String> dimensions,
    @Nullable TimeGrain grain,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Condition> where,
    List<Span> spans,
    List<Comparison> comparisons,
    int top,
    @Nullable String by,
    boolean isFilled,
    Role role) {

  public Question {
    metrics = List.copyOf(metrics);
    dimensions = List.copyOf(dimensions);
    where = List.copyOf(where);
    spans = List.copyOf(spans);
    comparisons = List.copyOf(comparisons);
  }

  /** The metrics over everything. */
  public static Question of(String... metrics) {
    return new Question(
        List.of(metrics),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        0,
        null,
        true,
        Role.NOBODY);
  }

  /** Whether a range of days was asked for. */
  boolean isLimited() {
    return from != null || to != null;
  }

  /** Grouped by these dimensions. */
  public Question by(String... names) {
    return new Question(
        metrics,
        List.of(names),
        grain,
        from,
        to,
        where,
        spans,
        comparisons,
        top,
        by,
        isFilled,
        role);
  }

  /** Over periods of that length. */
  public Question per(TimeGrain length) {
    return new Question(
        metrics, dimensions, length, from, to, where, spans, comparisons, top, by, isFilled, role);
  }

  /** Over days of that range. */
  public Question between(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new Question(
        metrics,
        dimensions,
        grain,
        first,
        last,
        where,
        spans,
        comparisons,
        top,
        by,
        isFilled,
        role);
  }

  /** Under these conditions. */
  public Question where(List<Condition> conditions) {
    return new Question(
        metrics,
        dimensions,
        grain,
        from,
        to,
        conditions,
        spans,
        comparisons,
        top,
        by,
        isFilled,
        role);
  }

  /** Also over these days, and held against these times. */
  public Question with(List<Span> more, List<Comparison> earlier) {
    return new Question(
        metrics, dimensions, grain, from, to, where, more, earlier, top, by, isFilled, role);
  }

  /** Only so many rows of each period, the largest first. */
  public Question top(int rows, @Nullable String metric) {
    return new Question(
        metrics,
        dimensions,
        grain,
        from,
        to,
        where,
        spans,
        comparisons,
        rows,
        metric,
        isFilled,
        role);
  }

  /** Asked by somebody in a role. */
  public Question as(Role asking) {
    return new Question(
        metrics, dimensions, grain, from, to, where, spans, comparisons, top, by, isFilled, asking);
  }

  /** Without periods that have no rows. */
  public Question sparse() {
    return new Question(
        metrics, dimensions, grain, from, to, where, spans, comparisons, top, by, false, role);
  }
}
