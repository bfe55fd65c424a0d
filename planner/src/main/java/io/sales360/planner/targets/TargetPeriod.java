package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole calendar months, from the first to the last. */
public record TargetPeriod(YearMonth first, YearMonth last) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{4})(?:-Q([1-4])|-(\\d{2})(?:\\.\\.(\\d{4})-(\\d{2}))?)?");
  private static final int QUARTER = 3;
  private static final int YEAR = 12;

  /**
   * Reads {@code 2025}, {@code 2025-Q1}, {@code 2025-01} or {@code 2025-01..2025-06}.
   *
   * @throws CommandFailure if it is none of them
   */
  public static TargetPeriod parse(String text) {
    Matcher parts = TEXT.matcher(text);
    try {
      if (parts.matches()) {
        TargetPeriod period = of(parts);
        if (!period.last.isBefore(period.first)) {
          return period;
        }
      }
    } catch (DateTimeException e) {
      // No such month: refused below like any other text.
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "The period (%s) is none.%nMaybe write 2025, 2025-Q1, 2025-01 or 2025-01..2025-06."
            .formatted(text));
  }

  private static TargetPeriod of(Matcher parts) {
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(2) != null) {
      YearMonth start = YearMonth.of(year, (Integer.parseInt(parts.group(2)) - 1) * QUARTER + 1);
      return new TargetPeriod(start, start.plusMonths(QUARTER - 1));
    }
    if (parts.group(3) == null) {
      return new TargetPeriod(YearMonth.of(year, 1), YearMonth.of(year, YEAR));
    }
    YearMonth start = YearMonth.of(year, Integer.parseInt(parts.group(3)));
    return parts.group(4) == null
        ? new TargetPeriod(start, start)
        : new TargetPeriod(
            start,
            YearMonth.of(Integer.parseInt(parts.group(4)), Integer.parseInt(parts.group(5))));
  }

  public LocalDate startsOn() {
    return first.atDay(1);
  }

  public LocalDate endsOn() {
    return last.atEndOfMonth();
  }

  /** The same months a year before. */
  TargetPeriod yearBefore() {
    return new TargetPeriod(first.minusYears(1), last.minusYears(1));
  }

  /** The shortest text that is read as this period; equal periods have equal texts. */
  @Override
  public String toString() {
    long months = ChronoUnit.MONTHS.between(first, last) + 1;
    int place = first.getMonthValue() - 1;
    if (months == YEAR && place == 0) {
      return String.valueOf(first.getYear());
    }
    if (months == QUARTER && place % QUARTER == 0) {
      return first.getYear() + "-Q" + (place / QUARTER + 1);
    }
    return months == 1 ? first.toString() : first + ".." + last;
  }
}
