package io.sales360.planner.metrics.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The periods of a result, and the days that each value of it covers. Every offset goes by calendar
 * key: the month before March is the whole of February, and the month before April the whole of
 * March with its 31st.
 */
public final class Timeline {
  /**
   * What is asked of time.
   *
   * @param grain length of the periods; null for one period of all
   * @param first first day asked for, or with data
   * @param last last day asked for, or with data
   * @param isCut whether periods end where the range does, because it was asked for
   * @param dataFirst first day with data
   * @param dataLast last day the data is complete for
   */
  public record Range(
      @Nullable TimeGrain grain,
      LocalDate first,
      LocalDate last,
      boolean isCut,
      LocalDate dataFirst,
      LocalDate dataLast) {}

  /**
   * One row of time.
   *
   * @param number from 0
   * @param label how it is shown
   * @param isPartial whether days of it lie outside the asked range or the data
   */
  public record Row(int number, String label, boolean isPartial) {}

  private static final int YEAR = 12;

  private final SalesCalendar calendar;
  private final Range range;
  private final List<Variant> variants;
  private final List<Row> rows = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();

  private Timeline(SalesCalendar calendar, Range range, List<Variant> variants) {
    this.calendar = calendar;
    this.range = range;
    this.variants = List.copyOf(variants);
  }

  /** Lays out periods and windows. */
  public static Timeline of(SalesCalendar calendar, Range range, List<Variant> variants) {
    Timeline timeline = new Timeline(calendar, range, variants);
    if (range.grain() == null) {
      timeline.add(new Period(new TimeGrain.Key(0, 0), range.first(), range.last()), "total");
    } else {
      for (Period period : calendar.between(range.grain(), range.first(), range.last())) {
        timeline.add(period, range.grain().label(period.key(), period.startsOn()));
      }
    }
    return timeline;
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** In order of period and variant; a variant without counterpart has none. */
  public List<Window> windows() {
    return List.copyOf(windows);
  }

  public List<Variant> variants() {
    return variants;
  }

  private void add(Period period, String label) {
    int number = rows.size();
    Days whole = new Days(period.startsOn(), period.endsOn());
    Days plain =
        range.isCut()
            ? new Days(
                later(period.startsOn(), range.first()), earlier(period.endsOn(), range.last()))
            : whole;
    boolean isWhole = plain.equals(whole);
    boolean isCovered =
        !period.startsOn().isBefore(range.dataFirst())
            && !period.endsOn().isAfter(range.dataLast());
    rows.add(new Row(number, label, !isWhole || !isCovered));
    for (Variant variant : variants) {
      days(variant, period, plain)
          .filter(d -> variant.comparison() == null || !d.last().isBefore(range.dataFirst()))
          .ifPresent(d -> windows.add(new Window(variant.number(), number, d.first(), d.last())));
    }
  }

  private record Days(LocalDate first, LocalDate last) {}

  private Optional<Days> days(Variant variant, Period period, Days plain) {
    Comparison comparison = variant.comparison();
    LocalDate anchor = earlier(plain.last(), later(range.dataLast(), plain.first()));
    if (variant.span() instanceof Span.ToDate toDate) {
      return toDate(toDate.unit(), anchor, comparison);
    }
    if (variant.span() instanceof Span.Whole whole) {
      return calendar
          .holding(whole.unit(), anchor)
          .flatMap(
              p ->
                  comparison == null
                      ? Optional.of(p)
                      : calendar.counterpart(whole.unit(), p, comparison))
          .map(p -> new Days(p.startsOn(), p.endsOn()));
    }
    if (variant.span() instanceof Span.Rolling rolling) {
      return Optional.of(rolling(rolling, anchor, comparison));
    }
    if (comparison == null) {
      return Optional.of(plain);
    }
    if (range.grain() == null) {
      return Optional.of(earlierTotal(plain, comparison));
    }
    TimeGrain grain = range.grain();
    return calendar
        .counterpart(grain, period, comparison)
        .map(
            before ->
                new Days(
                    place(grain, plain.first(), period, before, false),
                    place(grain, plain.last(), period, before, true)));
  }

  /** The day of {@code before} that has the place which {@code day} has in {@code period}. */
  private static LocalDate place(
      TimeGrain grain, LocalDate day, Period period, Period before, boolean isEnd) {
    if (!isEnd && day.equals(period.startsOn())) {
      return before.startsOn();
    }
    if (isEnd && day.equals(period.endsOn())) {
      return before.endsOn();
    }
    boolean isByMonths =
        grain == TimeGrain.MONTH || grain == TimeGrain.QUARTER || grain == TimeGrain.YEAR;
    LocalDate placed =
        isByMonths
            ? shift(day, -monthsBetween(before.startsOn(), period.startsOn()), isEnd)
            : before.startsOn().plusDays(ChronoUnit.DAYS.between(period.startsOn(), day));
    return earlier(placed, before.endsOn());
  }

  private Optional<Days> toDate(TimeGrain unit, LocalDate anchor, @Nullable Comparison comparison) {
    Optional<Period> holding = calendar.holding(unit, anchor);
    if (comparison == null || holding.isEmpty()) {
      return holding.map(p -> new Days(p.startsOn(), anchor));
    }
    return calendar
        .counterpart(unit, holding.get(), comparison)
        .map(
            before ->
                new Days(before.startsOn(), place(unit, anchor, holding.get(), before, true)));
  }

  private static Days rolling(Span.Rolling span, LocalDate last, @Nullable Comparison comparison) {
    if (comparison == Comparison.PREVIOUS_YEAR) {
      return rolling(span, shift(last, -YEAR, true), null);
    }
    LocalDate first =
        span.isMonths()
            ? shift(last, -span.count(), true).plusDays(1)
            : last.minusDays(span.count() - 1L);
    return comparison == null ? new Days(first, last) : rolling(span, first.minusDays(1), null);
  }

  private static Days earlierTotal(Days days, Comparison comparison) {
    if (comparison == Comparison.PREVIOUS_YEAR) {
      return new Days(shift(days.first(), -YEAR, false), shift(days.last(), -YEAR, true));
    }
    boolean isMonths = days.first().getDayOfMonth() == 1 && isMonthEnd(days.last());
    LocalDate first =
        isMonths
            ? days.first().minusMonths(monthsBetween(days.first(), days.last()) + 1)
            : days.first().minusDays(ChronoUnit.DAYS.between(days.first(), days.last()) + 1);
    return new Days(first, days.first().minusDays(1));
  }

  /**
   * The same day of another month; the last one where that month is shorter. The last day of a
   * range that is the last of its month stays the last.
   */
  private static LocalDate shift(LocalDate day, long months, boolean isEnd) {
    LocalDate shifted = day.plusMonths(months);
    return isEnd && isMonthEnd(day) ? shifted.withDayOfMonth(shifted.lengthOfMonth()) : shifted;
  }

  private static boolean isMonthEnd(LocalDate day) {
    return day.getDayOfMonth() == day.lengthOfMonth();
  }

  private static long monthsBetween(LocalDate first, LocalDate last) {
    return ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
