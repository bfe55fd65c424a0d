package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.forecasting.targets.Pace;
import io.sales360.forecasting.targets.PastPeriod;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The days of somebody who sells, up to the as-of date. */
final class History {
  private static final int MOST_PERIODS = 12;
  private static final int FEWEST_PERIODS = 3;

  private final NavigableMap<LocalDate, DayFigures> days = new TreeMap<>();

  History(Iterable<DayFigures> figures) {
    figures.forEach(day -> days.merge(day.day(), day, DayFigures::plus));
  }

  /** One value per day. */
  double[] values(PerformanceMeasure measure, LocalDate from, int count) {
    double[] values = new double[count];
    days.subMap(from, from.plusDays(count))
        .forEach(
            (day, figures) ->
                values[(int) ChronoUnit.DAYS.between(from, day)] =
                    figures.of(measure).doubleValue());
    return values;
  }

  /** One value per day from the first of the history on; none where it begins later. */
  double[] valuesUntil(PerformanceMeasure measure, LocalDate last) {
    return days.isEmpty() || days.firstKey().isAfter(last)
        ? new double[0]
        : values(
            measure, days.firstKey(), (int) ChronoUnit.DAYS.between(days.firstKey(), last) + 1);
  }

  /** Days of the week, 0 for Monday. */
  static int[] kinds(LocalDate from, int count) {
    int[] kinds = new int[count];
    for (int i = 0; i < count; i++) {
      kinds[i] = from.plusDays(i).getDayOfWeek().getValue() - 1;
    }
    return kinds;
  }

  /**
   * How periods of this length usually build up, by the twelve before this one at most; empty where
   * fewer than three of them sold something. The first is the first that began after the history
   * did.
   */
  Optional<Pace> pace(PerformanceMeasure measure, LocalDate startsOn, LocalDate endsOn) {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    List<PastPeriod> past = new ArrayList<>();
    LocalDate until = startsOn;
    for (int back = 1; back <= MOST_PERIODS; back++) {
      LocalDate start = earlier(startsOn, endsOn, back);
      if (start.isBefore(days.firstKey())) {
        break;
      }
      int length = (int) ChronoUnit.DAYS.between(start, until);
      past.add(PastPeriod.of(values(measure, start, length), kinds(start, length)));
      until = start;
    }
    Collections.reverse(past);
    return past.stream().filter(period -> period.total() > 0).count() < FEWEST_PERIODS
        ? Optional.empty()
        : Optional.of(Pace.learn(past));
  }

  /** Whole months step back by months, all else by days. */
  private static LocalDate earlier(LocalDate startsOn, LocalDate endsOn, int back) {
    LocalDate next = endsOn.plusDays(1);
    return startsOn.getDayOfMonth() == 1 && next.getDayOfMonth() == 1
        ? startsOn.minusMonths(back * ChronoUnit.MONTHS.between(startsOn, next))
        : startsOn.minusDays(back * ChronoUnit.DAYS.between(startsOn, next));
  }
}
