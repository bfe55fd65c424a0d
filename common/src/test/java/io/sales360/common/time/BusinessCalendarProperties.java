package io.sales360.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.time.BusinessCalendar.FiscalDay;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BusinessCalendarProperties {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<MonthDay> starts() {
    return Arbitraries.integers()
        .between(1, 365)
        .map(day -> MonthDay.from(LocalDate.ofYearDay(2023, day)));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo")
        .map(ZoneId::of);
  }

  @Property(tries = 500)
  void fiscalDaysFollowEachOther(
      @ForAll("days") LocalDate day, @ForAll("starts") MonthDay start, @ForAll boolean weekBased) {
    BusinessCalendar calendar = new BusinessCalendar(NEW_YORK, start, weekBased);
    FiscalDay today = calendar.fiscal(day);
    FiscalDay tomorrow = calendar.fiscal(day.plusDays(1));

    assertThat(today.yearStartsOn()).isBeforeOrEqualTo(day);
    assertThat(today.quarter()).isEqualTo((today.period() - 1) / 3 + 1).isBetween(1, 4);
    assertThat(today.week()).isBetween(1, 53);
    if (tomorrow.yearStartsOn().equals(day.plusDays(1))) {
      assertThat(tomorrow).isEqualTo(new FiscalDay(today.year() + 1, 1, 1, 1, day.plusDays(1)));
      assertThat(today.period()).isEqualTo(12);
    } else {
      assertThat(tomorrow.year()).isEqualTo(today.year());
      assertThat(tomorrow.period()).isBetween(today.period(), today.period() + 1);
      assertThat(tomorrow.week()).isBetween(today.week(), today.week() + 1);
    }
  }

  @Property(tries = 500)
  void weekBasedYearsHaveWholeWeeksAndBeginNearTheDeclaredDay(
      @ForAll("days") LocalDate day, @ForAll("starts") MonthDay start) {
    FiscalDay fiscal = new BusinessCalendar(NEW_YORK, start, true).fiscal(day);

    assertThat(fiscal.yearStartsOn().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    int year = fiscal.yearStartsOn().plusDays(3).getYear();
    assertThat(List.of(start.atYear(year), start.atYear(year + 1), start.atYear(year - 1)))
        .anySatisfy(
            declared ->
                assertThat(Math.abs(declared.toEpochDay() - fiscal.yearStartsOn().toEpochDay()))
                    .isLessThanOrEqualTo(3));
    assertThat(fiscal.period()).isEqualTo(expectedPeriod(Math.min(fiscal.week(), 52)));
  }

  /** Weeks 1 to 52 in periods of 4, 4 and 5; the 53rd is asked for as the 52nd. */
  private static int expectedPeriod(int week) {
    int[] lengths = {4, 4, 5};
    int period = 0;
    for (int left = week; left > 0; left -= lengths[(period - 1) % 3]) {
      period++;
    }
    return period;
  }

  @Property(tries = 500)
  void periodsTileTheDays(@ForAll("days") LocalDate day, @ForAll Period period) {
    LocalDate start = period.startOf(day);

    assertThat(day).isBetween(start, period.lastDay(start));
    assertThat(period.startOf(period.lastDay(start))).isEqualTo(start);
    assertThat(period.startOf(period.plus(start, 1))).isEqualTo(period.plus(start, 1));
    assertThat(period.plus(period.plus(start, 5), -5)).isEqualTo(start);
  }

  @Property(tries = 500)
  void everyInstantOfADayIsOnThatDay(@ForAll("days") LocalDate day, @ForAll("zones") ZoneId zone) {
    BusinessCalendar calendar = new BusinessCalendar(zone, MonthDay.of(1, 1), false);
    Instant first = calendar.startOf(day);
    Instant next = calendar.startOf(day.plusDays(1));

    // Apia skipped a whole day in 2011: then the day has no instant.
    if (first.isBefore(next)) {
      assertThat(calendar.dayOf(first)).isEqualTo(day);
      assertThat(calendar.dayOf(next.minusNanos(1))).isEqualTo(day);
      assertThat(calendar.dayOf(first.minusNanos(1))).isBefore(day);
    }
  }

  @Example
  void clockChangesDoNotMoveDays() {
    BusinessCalendar calendar = new BusinessCalendar(NEW_YORK, MonthDay.of(2, 1), false);

    assertThat(calendar.dayOf(Instant.parse("2024-03-10T04:59:59Z")))
        .isEqualTo(LocalDate.of(2024, 3, 9));
    assertThat(calendar.dayOf(Instant.parse("2024-03-11T03:59:59Z")))
        .isEqualTo(LocalDate.of(2024, 3, 10));
    assertThat(calendar.dayOf(Instant.parse("2024-11-04T04:59:59Z")))
        .isEqualTo(LocalDate.of(2024, 11, 3));
  }

  @Example
  void fiscalYearIsNamedForTheYearItEndsIn() {
    BusinessCalendar february = new BusinessCalendar(NEW_YORK, MonthDay.of(2, 1), false);

    assertThat(february.fiscal(LocalDate.of(2024, 1, 31)))
        .isEqualTo(new FiscalDay(2024, 4, 12, 53, LocalDate.of(2023, 2, 1)));
    assertThat(february.fiscal(LocalDate.of(2024, 2, 1)))
        .isEqualTo(new FiscalDay(2025, 1, 1, 1, LocalDate.of(2024, 2, 1)));
    BusinessCalendar january = new BusinessCalendar(NEW_YORK, MonthDay.of(1, 1), false);
    assertThat(january.fiscal(LocalDate.of(2024, 12, 31)).year()).isEqualTo(2024);
  }

  @Example
  void weekBasedYearFromJanuaryIsTheIsoYear() {
    BusinessCalendar calendar = new BusinessCalendar(NEW_YORK, MonthDay.of(1, 1), true);
    for (LocalDate day = LocalDate.of(2015, 12, 20);
        day.isBefore(LocalDate.of(2027, 1, 10));
        day = day.plusDays(1)) {
      FiscalDay fiscal = calendar.fiscal(day);
      assertThat(fiscal.year()).as(day.toString()).isEqualTo(BusinessCalendar.isoYear(day));
      assertThat(fiscal.week()).as(day.toString()).isEqualTo(BusinessCalendar.isoWeek(day));
    }
    // 2020 has 53 weeks: the last belongs to December's period.
    assertThat(calendar.fiscal(LocalDate.of(2020, 12, 31)))
        .isEqualTo(new FiscalDay(2020, 4, 12, 53, LocalDate.of(2019, 12, 30)));
  }

  @Example
  void yearsCannotStartOnALeapDay() {
    assertThatThrownBy(() -> new BusinessCalendar(NEW_YORK, MonthDay.of(2, 29), false))
        .hasMessageContaining("02-29");
  }
}
