package io.sales360.forecasting.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final int DAYS = 30;

  @Test
  void theShareFollowsWorkingDays() {
    // Ten working days of 1, the rest closed: half is there after five of them, whenever they are.
    int[] late = new int[DAYS];
    double[] sales = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      late[day] = day % 3 == 0 ? 0 : 1;
      sales[day] = day % 3 == 0 ? 100 : 0;
    }
    Pace pace = Pace.learn(Collections.nCopies(12, PastPeriod.of(sales, late)));
    int[] front = new int[DAYS];
    for (int day = 10; day < DAYS; day++) {
      front[day] = 1;
    }

    assertThat(pace.share(late, 15)).isCloseTo(0.5, within(0.03));
    assertThat(pace.share(front, 5)).isCloseTo(0.5, within(0.05));
    assertThat(pace.share(front, 10)).isGreaterThan(0.95);
    assertThat(pace.share(late, 0)).isEqualTo(0);
    assertThat(pace.share(late, DAYS)).isEqualTo(1, within(1e-12));
  }

  @Test
  void theShareKnowsThatMonthEndsAreStrong() {
    List<PastPeriod> past = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 24; i++) {
      double[] sales = new double[DAYS];
      for (int day = 0; day < DAYS; day++) {
        sales[day] = (day >= 27 ? 5 : 1) * (0.8 + 0.4 * random.nextDouble());
      }
      past.add(PastPeriod.of(sales, new int[DAYS]));
    }
    // 27 of 42 parts are sold before the last three days.
    assertThat(Pace.learn(past).share(new int[DAYS], 27)).isCloseTo(27 / 42.0, within(0.02));
  }

  @Test
  void hitProbabilitiesOfSimulatedCompaniesComeTrue() {
    int companies = 3000;
    double[] stated = new double[companies];
    boolean[] hit = new boolean[companies];
    int inside = 0;
    double width = 0;
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < companies; i++) {
      List<PastPeriod> past = new ArrayList<>();
      double noise = 0.3 + random.nextDouble();
      for (int month = 0; month < 19; month++) {
        past.add(month(random, noise));
      }
      PastPeriod now = past.remove(18);
      int elapsed = 5 + random.nextInt(20);
      double toDate = 0;
      for (int day = 0; day < elapsed; day++) {
        toDate += now.value(day);
      }
      double target = past.get(random.nextInt(18)).total();
      Pace.Projection projection = Pace.learn(past).project(now.kinds(), elapsed, toDate, target);
      stated[i] = projection.hitProbability();
      hit[i] = now.total() >= target;
      inside += now.total() >= projection.p10() && now.total() <= projection.p90() ? 1 : 0;
      width += Math.log(projection.p90() / projection.p10()) / companies;
    }
    Reliability table = Reliability.of(stated, hit, 5);

    for (Reliability.Row row : table.rows()) {
      double luck = 3 * Math.sqrt(0.25 / row.count());
      assertThat(row.observed()).as(row.toString()).isCloseTo(row.stated(), within(0.02 + luck));
    }
    assertThat(table.rows()).hasSize(5);
    assertThat(inside / (double) companies).isCloseTo(0.8, within(0.03));
    assertThat(width).isLessThan(0.7);
    assertThat(table.brier()).isLessThan(0.2);
  }

  /** Months differ in level; days by kind, by month end and by luck. */
  private static PastPeriod month(SplittableRandom random, double noise) {
    double level = Math.exp(0.25 * random.nextGaussian());
    int firstDay = random.nextInt(7);
    double[] sales = new double[DAYS];
    int[] kinds = new int[DAYS];
    for (int day = 0; day < DAYS; day++) {
      kinds[day] = (firstDay + day) % 7 >= 5 ? 1 : 0;
      double usual = (kinds[day] == 1 ? 0.3 : 1) * (day >= 27 ? 2 : 1);
      sales[day] = level * usual * Math.exp(noise * random.nextGaussian());
    }
    return PastPeriod.of(sales, kinds);
  }

  @Test
  void corners() {
    List<PastPeriod> past = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 12; i++) {
      past.add(month(random, 0.3));
    }
    Pace pace = Pace.learn(past);
    int[] kinds = new int[DAYS];
    Pace.Projection start = pace.project(kinds, 0, 0, 10);
    Pace.Projection end = pace.project(kinds, DAYS, 25, 25);

    assertThat(start.basis()).isEqualTo(Pace.Basis.PAST_TOTALS);
    assertThat(start.p10()).isLessThan(start.p50());
    assertThat(end.hitProbability()).isEqualTo(1);
    assertThat(pace.project(kinds, DAYS, 24, 25).hitProbability()).isEqualTo(0);
    assertThat(pace.project(kinds, 10, -5, 25).basis()).isEqualTo(Pace.Basis.PAST_TOTALS);
    assertThat(pace.project(kinds, 10, 5, 0).hitProbability()).isEqualTo(1);
    assertThatThrownBy(() -> Pace.learn(past.subList(0, 2))).hasMessageContaining("needs 3");
    assertThatThrownBy(() -> pace.share(kinds, 31)).hasMessageContaining("31");
    assertThatThrownBy(() -> PastPeriod.of(new double[2], new int[3])).hasMessageContaining("3");
    assertThatThrownBy(() -> PastPeriod.of(new double[1], new int[] {-1}))
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> PastPeriod.of(new double[] {Double.NaN}, new int[1]))
        .hasMessageContaining("NaN");
  }
}
