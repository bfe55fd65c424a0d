package io.sales360.forecasting.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The company would sell 10 on each day of three years. */
class OwnSeasonTest {
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
  private static final int DAYS = 3 * 365;

  private static double[] months(int known, ToDoubleFunction<LocalDate> sales) {
    double[] days = new double[DAYS];
    double[] expected = new double[DAYS];
    Arrays.fill(expected, 0, known, 10);
    for (int day = 0; day < DAYS; day++) {
      days[day] = sales.applyAsDouble(FIRST.plusDays(day));
    }
    return OwnSeason.months(FIRST, days, expected);
  }

  @Test
  void whatReturnsEachYearCounts() {
    double[] months = months(DAYS, day -> day.getMonthValue() % 2 == 0 ? 15 : 5);

    assertThat(months[1] / months[0]).isCloseTo(3, within(0.4));
    assertThat(Arrays.stream(months).sum()).isCloseTo(12, within(1e-9));
  }

  @Test
  void whatWasSoInOneYearDoesNot() {
    assertThat(months(DAYS, day -> day.getYear() == 2022 && day.getMonthValue() == 4 ? 30 : 10))
        .containsOnly(1);
    assertThat(months(DAYS, day -> (day.getMonthValue() + day.getYear()) % 2 == 0 ? 15 : 5))
        .containsOnly(1);
  }

  @Test
  void oneYearTellsNothing() {
    assertThat(months(365, day -> day.getMonthValue() % 2 == 0 ? 15 : 5)).containsOnly(1);
    assertThat(months(0, day -> 10)).containsOnly(1);
  }
}
