package io.sales360.forecasting.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.SamplePaths;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RestOfPeriodTest {
  private static final int DAYS = 400;

  @Test
  void closedDaysSellNothing() {
    int[] kinds = new int[DAYS + 4];
    double[] days = new double[DAYS];
    for (int day = 0; day < kinds.length; day++) {
      kinds[day] = day % 2;
      if (day < DAYS) {
        days[day] = kinds[day] == 0 ? 10 : 0;
      }
    }
    TargetOutlook outlook = RestOfPeriod.outlook(days, kinds, null, 5, 24).orElseThrow();

    assertThat(outlook.p50()).isCloseTo(25, within(0.2));
    assertThat(outlook.hitProbability()).isGreaterThan(0.99);
  }

  /** Independent days, so the sum of ten has ten times their variance. */
  @Test
  void spreadIsThatOfSumsOfDays() {
    SplittableRandom random = new SplittableRandom(5);
    double[] days = random.doubles(2000, 0, 12).toArray();
    TargetOutlook outlook = RestOfPeriod.outlook(days, new int[2010], null, 0, 60).orElseThrow();
    double reach = 1.2816 * Math.sqrt(10 * 12);

    assertThat(outlook.p50()).isCloseTo(60, within(3.0));
    assertThat(outlook.p90() - outlook.p10()).isCloseTo(2 * reach, within(0.15 * 2 * reach));
  }

  @Test
  void theLevelOfTodayCounts() {
    double[] days = new double[DAYS];
    Arrays.fill(days, 0, 200, 10);
    Arrays.fill(days, 200, DAYS, 30);

    assertThat(RestOfPeriod.outlook(days, new int[DAYS + 10], null, 0, 0).orElseThrow().p50())
        .isCloseTo(300, within(15.0));
  }

  @Test
  void returnsMayLeaveLessThanNothingOnlyWhereTheyDidBefore() {
    double[] days = new double[DAYS];
    for (int day = 0; day < DAYS; day += 40) {
      days[day] = 100;
    }
    assertThat(least(days)).isEqualTo(0);

    days[200] = -300;
    assertThat(least(days)).isNegative().isGreaterThanOrEqualTo(-300);
  }

  private static double least(double[] days) {
    SamplePaths paths = RestOfPeriod.paths(days, new int[DAYS + 10], null).orElseThrow();
    return Arrays.stream(paths.sums(1, 1)).min().orElseThrow();
  }

  @Test
  void corners() {
    assertThat(RestOfPeriod.paths(new double[DAYS], new int[DAYS + 5], null)).isEmpty();
    double[] days = new double[75];
    Arrays.fill(days, 1);
    assertThat(RestOfPeriod.paths(days, new int[80], null)).isEmpty();
    assertThat(RestOfPeriod.paths(days, new int[79], null)).isPresent();
    assertThatThrownBy(() -> RestOfPeriod.paths(days, new int[75], null))
        .hasMessageContaining("75");
    days[3] = Double.NaN;
    assertThatThrownBy(() -> RestOfPeriod.paths(days, new int[79], null))
        .hasMessageContaining("NaN");
  }
}
