package io.sales360.pipelines.forecast;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.forecasting.model.Frequency;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Periods of a grain on the calendar. Weeks start on Monday. */
final class Periods {
  private final Grain grain;

  Periods(Grain grain) {
    this.grain = grain;
  }

  LocalDate startOf(LocalDate day) {
    return switch (grain) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
    };
  }

  LocalDate plus(LocalDate start, long periods) {
    return switch (grain) {
      case DAY -> start.plusDays(periods);
      case WEEK -> start.plusWeeks(periods);
      case MONTH -> start.plusMonths(periods);
      case QUARTER -> start.plusMonths(3 * periods);
    };
  }

  /** How many periods lie from one start to another. */
  int between(LocalDate first, LocalDate last) {
    return (int)
        switch (grain) {
          case DAY -> ChronoUnit.DAYS.between(first, last);
          case WEEK -> ChronoUnit.WEEKS.between(first, last);
          case MONTH -> ChronoUnit.MONTHS.between(first, last);
          case QUARTER -> ChronoUnit.MONTHS.between(first, last) / 3;
        };
  }

  /** Start of the last period that is complete on the cutoff. */
  LocalDate lastComplete(LocalDate cutoff) {
    LocalDate start = startOf(cutoff);
    return plus(start, 1).minusDays(1).isAfter(cutoff) ? plus(start, -1) : start;
  }

  /** The period of the first day, or the next one if a tenth or more of it was missed. */
  LocalDate firstComplete(LocalDate firstDay) {
    LocalDate start = startOf(firstDay);
    long missed = ChronoUnit.DAYS.between(start, firstDay);
    long length = ChronoUnit.DAYS.between(start, plus(start, 1));
    return missed * 10 < length ? start : plus(start, 1);
  }

  Frequency frequency() {
    return switch (grain) {
      case DAY -> Frequency.DAY;
      case WEEK -> Frequency.WEEK;
      case MONTH -> Frequency.MONTH;
      case QUARTER -> Frequency.QUARTER;
    };
  }
}
