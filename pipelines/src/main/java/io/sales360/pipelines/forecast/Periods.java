package io.sales360.pipelines.forecast;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.time.Period;
import io.sales360.forecasting.model.Frequency;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Periods of a grain on the calendar. Weeks start on Monday. */
final class Periods {
  private final Grain grain;
  private final Period period;

  Periods(Grain grain) {
    this.grain = grain;
    this.period = Period.valueOf(grain.name());
  }

  LocalDate startOf(LocalDate day) {
    return period.startOf(day);
  }

  LocalDate plus(LocalDate start, long periods) {
    return period.plus(start, periods);
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

  /**
   * The first days of consecutive periods, as days since 1970-01-01, and the day after the last:
   * period t has the days from edge t up to, and without, edge t + 1.
   */
  long[] edges(LocalDate start, int count) {
    long[] edges = new long[count + 1];
    for (int t = 0; t <= count; t++) {
      edges[t] = plus(start, t).toEpochDay();
    }
    return edges;
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
