package io.sales360.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HolidaysTest {
  @Test
  void easterIsWhereTheChurchHasIt() {
    assertThat(Holidays.easterSunday(2022)).isEqualTo("2022-04-17");
    assertThat(Holidays.easterSunday(2023)).isEqualTo("2023-04-09");
    assertThat(Holidays.easterSunday(2024)).isEqualTo("2024-03-31");
  }

  @Test
  void movingHolidaysAreFound() {
    assertThat(name(2023, 11, 24, Market.US)).isEqualTo("Black Friday");
    assertThat(name(2023, 11, 27, Market.US)).isEqualTo("Cyber Monday");
    assertThat(name(2023, 5, 29, Market.US)).isEqualTo("Memorial Day");
    assertThat(name(2024, 9, 2, Market.US)).isEqualTo("Labor Day");
    assertThat(name(2024, 4, 1, Market.UK)).isEqualTo("Easter Monday");
    assertThat(name(2024, 10, 3, Market.EU)).isEqualTo("Unity Day");
    assertThat(Holidays.on(LocalDate.of(2024, 10, 3), Market.UK)).isEmpty();
  }

  private static String name(int year, int month, int day, Market market) {
    return Holidays.on(LocalDate.of(year, month, day), market).orElseThrow().name();
  }
}
