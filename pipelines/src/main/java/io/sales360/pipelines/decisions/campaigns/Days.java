package io.sales360.pipelines.decisions.campaigns;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days of a promotion or campaign.
 *
 * @param first null where unknown
 * @param last null where unknown, or not decided yet
 */
record Days(@Nullable LocalDate first, @Nullable LocalDate last) {
  /** Both days; empty unless both are known. */
  Optional<Span> known() {
    return first == null || last == null ? Optional.empty() : Optional.of(new Span(first, last));
  }

  /** Both days where the first is known and has come: an open or later end is the given day. */
  Optional<Span> until(LocalDate end) {
    return first == null || first.isAfter(end)
        ? Optional.empty()
        : Optional.of(new Span(first, last == null || last.isAfter(end) ? end : last));
  }

  /** From one day to another, both included. */
  record Span(LocalDate first, LocalDate last) {
    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }
}
