package io.sales360.planner.metrics.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2032, 12, 31);
  private static final SalesCalendar CALENDAR =
      new SalesCalendar(
          dates(new BusinessCalendar(ZoneOffset.UTC, MonthDay.of(2, 1), true)), FIRST, LAST);

  private static List<CalendarDate> dates(BusinessCalendar calendar) {
    List<CalendarDate> dates = new ArrayList<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      BusinessCalendar.FiscalDay fiscal = calendar.fiscal(day);
      dates.add(
          new CalendarDate(day, fiscal.year(), fiscal.quarter(), fiscal.period(), fiscal.week()));
    }
    return dates;
  }

  private static final Span PLAIN = new Span.Plain();

  private static Optional<Window> window(
      TimeGrain grain, LocalDate day, Span span, @Nullable Comparison comparison) {
    Timeline timeline =
        Timeline.of(
            CALENDAR,
            new Timeline.Range(grain, day, day, false, FIRST, LAST),
            List.of(new Variant(0, PLAIN, null), new Variant(1, span, comparison)));
    return timeline.windows().stream().filter(w -> w.variant() == 1).findFirst();
  }

  private static String days(Optional<Window> window) {
    return window.map(w -> w.first() + ".." + w.last()).orElse("none");
  }

  static Stream<YearMonth> months() {
    return Stream.iterate(YearMonth.of(2016, 1), m -> m.plusMonths(1)).limit(12 * 16);
  }

  /** Leap years and common years: the month before is whole, its 29th, 30th and 31st included. */
  @ParameterizedTest
  @MethodSource("months")
  void theMonthBeforeIsWholeWhateverTheDay(YearMonth month) {
    for (LocalDate day = month.atDay(1);
        day.getMonth() == month.getMonth();
        day = day.plusDays(1)) {
      YearMonth before = month.minusMonths(1);
      assertThat(days(window(TimeGrain.MONTH, day, PLAIN, Comparison.PREVIOUS_PERIOD)))
          .isEqualTo(before.atDay(1) + ".." + before.atEndOfMonth());
      YearMonth yearBefore = month.minusYears(1);
      assertThat(days(window(TimeGrain.MONTH, day, PLAIN, Comparison.PREVIOUS_YEAR)))
          .isEqualTo(yearBefore.atDay(1) + ".." + yearBefore.atEndOfMonth());
    }
  }

  /** Days before, laid end to end, are every day once. */
  @Test
  void noDayIsLostBetweenNeighbours() {
    for (TimeGrain grain : TimeGrain.values()) {
      Timeline timeline =
          Timeline.of(
              CALENDAR,
              new Timeline.Range(
                  grain, LocalDate.of(2019, 1, 1), LocalDate.of(2030, 12, 31), false, FIRST, LAST),
              List.of(
                  new Variant(0, PLAIN, null), new Variant(1, PLAIN, Comparison.PREVIOUS_PERIOD)));
      LocalDate next = null;
      for (Window window : timeline.windows()) {
        if (window.variant() == 1) {
          assertThat(next == null || next.equals(window.first()))
              .as("%s %s", grain, window)
              .isTrue();
          next = window.last().plusDays(1);
        }
      }
      assertThat(next).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The last day of a period corresponds to the last day of its counterpart.
    "month, 2024-03-31, PREVIOUS_PERIOD, 2024-02-01..2024-02-29",
    "month, 2024-03-30, PREVIOUS_PERIOD, 2024-02-01..2024-02-29",
    "month, 2024-03-15, PREVIOUS_PERIOD, 2024-02-01..2024-02-15",
    "month, 2024-02-29, PREVIOUS_PERIOD, 2024-01-01..2024-01-31",
    "month, 2024-02-29, PREVIOUS_YEAR, 2023-02-01..2023-02-28",
    "month, 2025-02-28, PREVIOUS_YEAR, 2024-02-01..2024-02-29",
    "quarter, 2024-05-31, PREVIOUS_PERIOD, 2024-01-01..2024-02-29",
    "year, 2024-02-29, PREVIOUS_YEAR, 2023-01-01..2023-02-28",
    "year, 2025-02-28, PREVIOUS_YEAR, 2024-01-01..2024-02-29",
    "fiscal_year, 2024-02-05, PREVIOUS_YEAR, 2023-01-30..2023-02-06",
  })
  void toDateGoesByTheCalendar(String unit, LocalDate day, Comparison comparison, String expected) {
    Span span = new Span.ToDate(TimeGrain.valueOf(unit.toUpperCase(java.util.Locale.ROOT)));
    assertThat(days(window(TimeGrain.DAY, day, span, comparison))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "7d, 2024-03-03, , 2024-02-26..2024-03-03",
    "7d, 2024-03-03, PREVIOUS_PERIOD, 2024-02-19..2024-02-25",
    "1m, 2024-03-31, , 2024-03-01..2024-03-31",
    "3m, 2024-05-31, , 2024-03-01..2024-05-31",
    "3m, 2024-05-15, , 2024-02-16..2024-05-15",
    "1m, 2024-03-31, PREVIOUS_PERIOD, 2024-02-01..2024-02-29",
    "1m, 2025-02-28, PREVIOUS_YEAR, 2024-02-01..2024-02-29",
  })
  void rollingEndsWithThePeriod(
      String span, LocalDate day, @Nullable Comparison comparison, String expected) {
    assertThat(days(window(TimeGrain.DAY, day, Span.Rolling.parse(span), comparison)))
        .isEqualTo(expected);
  }

  @Test
  void theTwentyNinthOfFebruaryIsHeldAgainstTheLastOfFebruary() {
    assertThat(
            days(window(TimeGrain.DAY, LocalDate.of(2024, 2, 29), PLAIN, Comparison.PREVIOUS_YEAR)))
        .isEqualTo("2023-02-28..2023-02-28");
  }

  @Test
  void weekFiftyThreeHasNoCounterpartInAShortYear() {
    assertThat(window(TimeGrain.WEEK, LocalDate.of(2020, 12, 31), PLAIN, Comparison.PREVIOUS_YEAR))
        .isEmpty();
    assertThat(
            days(
                window(
                    TimeGrain.WEEK, LocalDate.of(2021, 1, 4), PLAIN, Comparison.PREVIOUS_PERIOD)))
        .isEqualTo("2020-12-28..2021-01-03");
  }

  @Test
  void fiscalPeriodsAreTheLakes() {
    Window window =
        window(
                TimeGrain.FISCAL_PERIOD,
                LocalDate.of(2024, 2, 10),
                PLAIN,
                Comparison.PREVIOUS_PERIOD)
            .orElseThrow();
    // 4-4-5 from the Monday nearest to 1 February: the twelfth period has five weeks.
    assertThat(days(Optional.of(window))).isEqualTo("2023-12-25..2024-01-28");
  }

  @Test
  void aPeriodThatIsNotOverIsPartial() {
    Timeline timeline =
        Timeline.of(
            CALENDAR,
            new Timeline.Range(
                TimeGrain.MONTH,
                LocalDate.of(2024, 1, 10),
                LocalDate.of(2024, 3, 15),
                false,
                LocalDate.of(2024, 1, 10),
                LocalDate.of(2024, 3, 15)),
            List.of(new Variant(0, PLAIN, null)));
    assertThat(timeline.rows().stream().map(Timeline.Row::isPartial))
        .containsExactly(true, false, true);
    assertThat(timeline.rows().get(1).label()).isEqualTo("2024-02-01");
  }

  @Test
  void aRangeOfWholeMonthsIsHeldAgainstMonths() {
    Timeline timeline =
        Timeline.of(
            CALENDAR,
            new Timeline.Range(
                null, LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 31), true, FIRST, LAST),
            List.of(
                new Variant(0, PLAIN, null),
                new Variant(1, PLAIN, Comparison.PREVIOUS_PERIOD),
                new Variant(2, PLAIN, Comparison.PREVIOUS_YEAR)));
    assertThat(timeline.windows())
        .containsExactly(
            new Window(0, 0, LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 31)),
            new Window(1, 0, LocalDate.of(2023, 12, 1), LocalDate.of(2024, 1, 31)),
            new Window(2, 0, LocalDate.of(2023, 2, 1), LocalDate.of(2023, 3, 31)));
  }
}
