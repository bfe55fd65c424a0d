package io.sales360.planner.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The days of the simulation, numbered from zero; both ends belong to it. */
record DateSpan(LocalDate first, LocalDate last) {
  DateSpan {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "The last day (" + last + ") is before the first day (" + first + ").");
    }
  }

  int count() {
    return index(last) + 1;
  }

  LocalDate day(int index) {
    return first.plusDays(index);
  }

  /** Negative before the first day. */
  int index(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(first, day);
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
