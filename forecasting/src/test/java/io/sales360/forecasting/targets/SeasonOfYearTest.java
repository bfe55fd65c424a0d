package io.sales360.forecasting.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Four years until the end of May; the days to come are in June. */
class SeasonOfYearTest {
  private static final LocalDate FIRST = LocalDate.of(2020, 6, 1);
  private static final int PAST =
      (int) (LocalDate.of(2024, 6, 1).toEpochDay() - FIRST.toEpochDay());
  private static final int LEFT = 30;
  private static final int[] KINDS = new int[PAST + LEFT];

  private static double[] days(ToDoubleFunction<LocalDate> sales) {
    double[] days = new double[PAST];
    for (int day = 0; day < PAST; day++) {
      days[day] = sales.applyAsDouble(FIRST.plusDays(day));
    }
    return days;
  }

  private static double summer(LocalDate day) {
    return day.getMonthValue() >= 6 && day.getMonthValue() <= 8 ? 20 : 10;
  }

  private static SeasonOfYear season(double[] days) {
    return SeasonOfYear.learn(FIRST, days, Arrays.copyOf(KINDS, PAST)).orElseThrow();
  }

  private static TargetOutlook outlook(double[] days, SeasonOfYear season) {
    return RestOfPeriod.outlook(days, KINDS, season, 0, 1).orElseThrow();
  }

  @Test
  void theRiseIsForeseen() {
    double[] days = days(SeasonOfYearTest::summer);

    assertThat(RestOfPeriod.outlook(days, KINDS, null, 0, 1).orElseThrow().p50()).isLessThan(450);
    assertThat(outlook(days, season(days)).p50()).isCloseTo(600, within(60.0));
  }

  @Test
  void aTrendIsNoSeason() {
    double[] rising = days(day -> 10 + 0.005 * (day.toEpochDay() - FIRST.toEpochDay()));
    double now = 10 + 0.005 * (PAST + LEFT / 2.0);

    assertThat(
            SeasonOfYear.learn(FIRST, rising, Arrays.copyOf(KINDS, PAST))
                .map(season -> outlook(rising, season).p50())
                .orElse(LEFT * now))
        .isCloseTo(LEFT * now, within(0.05 * LEFT * now));
  }

  /** Half a year of one's own tells no season: it is that of the company. */
  @Test
  void whoIsNewFollowsTheCompany() {
    SeasonOfYear season = season(days(SeasonOfYearTest::summer));
    double[] own = new double[181];
    Arrays.fill(own, 2);
    int[] kinds = new int[own.length + LEFT];

    assertThat(RestOfPeriod.outlook(own, kinds, season, 0, 1).orElseThrow().p50())
        .isCloseTo(LEFT * 4, within(0.15 * LEFT * 4));
  }

  /** Half as much as in May, and not twice as much as in the company, but for what is shared. */
  @Test
  void whoseSeasonIsAnotherKeepsIt() {
    SeasonOfYear season = season(days(SeasonOfYearTest::summer));
    double[] own = days(day -> 300 / summer(day));

    assertThat(outlook(own, season).p50()).isBetween(0.9 * LEFT * 15, 1.3 * LEFT * 15);
  }

  /** The same season on average, but this summer may be as good as any of those before. */
  @Test
  void whatDiffersFromYearToYearIsInTheSpread() {
    double[] alike = days(SeasonOfYearTest::summer);
    double[] odd =
        days(day -> summer(day) * (summer(day) > 10 ? 0.6 + 0.2 * (day.getYear() % 4) : 1));
    TargetOutlook certain = outlook(alike, season(alike));
    TargetOutlook open = outlook(odd, season(odd));

    assertThat(open.p90() - open.p10()).isGreaterThan(1.5 * (certain.p90() - certain.p10()));
  }

  @Test
  void luckIsNoSeason() {
    SplittableRandom random = new SplittableRandom(7);
    double[] days = days(day -> random.nextDouble(0, 20));
    double flat = RestOfPeriod.outlook(days, KINDS, null, 0, 1).orElseThrow().p50();

    assertThat(
            SeasonOfYear.learn(FIRST, days, Arrays.copyOf(KINDS, PAST))
                .map(season -> outlook(days, season).p50())
                .orElse(flat))
        .isCloseTo(flat, within(0.1 * flat));
  }

  @Test
  void corners() {
    double[] same = days(day -> 5);
    assertThat(SeasonOfYear.learn(FIRST, same, Arrays.copyOf(KINDS, PAST))).isEmpty();
    assertThat(SeasonOfYear.learn(FIRST, new double[PAST], Arrays.copyOf(KINDS, PAST))).isEmpty();
    double[] shorter = Arrays.copyOf(days(SeasonOfYearTest::summer), 729);
    assertThat(SeasonOfYear.learn(FIRST, shorter, new int[729])).isEmpty();
    double[] enough = Arrays.copyOf(days(SeasonOfYearTest::summer), 730);
    assertThat(SeasonOfYear.learn(FIRST, enough, new int[730])).isPresent();
    assertThatThrownBy(() -> SeasonOfYear.learn(FIRST, same, new int[3])).hasMessageContaining("3");
    assertThat(YearProfile.place(LocalDate.of(2024, 2, 29)))
        .isEqualTo(YearProfile.place(LocalDate.of(2023, 2, 28)));
    assertThat(YearProfile.place(LocalDate.of(2024, 12, 31))).isEqualTo(364);
  }
}
