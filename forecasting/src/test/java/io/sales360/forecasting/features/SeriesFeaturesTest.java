package io.sales360.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesFeaturesTest {
  private static final int N = 460;
  private static final int AHEAD = 10;

  private static FeaturePlan plan(Frequency frequency, boolean dated) {
    return new FeaturePlan(
        AHEAD,
        frequency,
        frequency.seasonLength(),
        dated,
        List.of("open", "promo", "price"),
        List.of(false, true, false),
        0,
        List.of("market"),
        1);
  }

  private static double[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    Arrays.setAll(values, t -> 10 + random.nextDouble());
    return values;
  }

  private static TimeSeries series(Frequency frequency) {
    double[] values = random(N, 1);
    values[20] = Double.NaN;
    values[455] = Double.NaN;
    return TimeSeries.of("s", frequency, LocalDate.of(2022, 1, 1), values);
  }

  private static KnownRegressors known() {
    double[] open = new double[N + AHEAD];
    double[] promo = new double[N + AHEAD];
    Arrays.setAll(open, t -> t % 7 == 3 ? 0 : 1);
    Arrays.setAll(promo, t -> t * 31 % 11 < 3 ? 1 : 0);
    return KnownRegressors.of(
        List.of("open", "promo", "price"), new double[][] {open, promo, random(N + AHEAD, 2)});
  }

  private static SeriesFeatures features(FeaturePlan plan, TimeSeries series) {
    PastRegressors past =
        PastRegressors.of(
            List.of("market"), new double[][] {Arrays.copyOf(random(N, 3), series.length())});
    return new SeriesFeatures(plan, series, past, known(), new float[] {7}, 0);
  }

  @Test
  void nothingAfterTheOriginIsRead() {
    for (Frequency frequency : Frequency.values()) {
      FeaturePlan plan = plan(frequency, true);
      SeriesFeatures whole = features(plan, series(frequency));
      for (int origin : new int[] {1, 8, 60, 399, 440}) {
        SeriesFeatures cut = features(plan, series(frequency).head(origin + 1));
        float[] seen = whole.emptyRow();
        float[] known = cut.emptyRow();
        for (int t = origin + 1; t <= origin + AHEAD; t++) {
          whole.fill(seen, origin, t);
          cut.fill(known, origin, t);
          assertThat(seen).as("%s, origin %s, period %s", frequency, origin, t).isEqualTo(known);
          assertThat(whole.scale(origin, t)).isEqualTo(cut.scale(origin, t));
        }
      }
    }
  }

  @Test
  void everyColumnIsWrittenAndHasADriver() {
    for (Frequency frequency : Frequency.values()) {
      for (boolean dated : new boolean[] {true, false}) {
        FeaturePlan plan = plan(frequency, dated);
        SeriesFeatures features = features(plan, series(frequency));
        float[] row = features.emptyRow();
        features.fill(row, 440, 445);
        assertThat(row[row.length - 1]).as(frequency.name()).isEqualTo(7);
        assertThat(plan.drivers()).hasSize(plan.columns());
      }
    }
  }

  @Test
  void shutPeriodsLeaveTheLevelAlone() {
    FeaturePlan plan = plan(Frequency.DAY, true);
    SeriesFeatures features = features(plan, series(Frequency.DAY));

    assertThat(features.isShut(3)).isTrue();
    assertThat(features.value(3)).isNaN();
    assertThat(features.level(300)).isBetween(10.0, 11.0);
    assertThat(features.effect(1, 300, 305)).isBetween(0.8, 1.25);
    assertThat(features.seriesId()).isEqualTo("s");
  }
}
