package io.sales360.forecasting.ces;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CesStabilityTest {
  /** The region of the paper for the form without season, by its three inequalities. */
  @Test
  void theDiscountRegionIsThatOfThePaper() {
    int inside = 0;
    for (double a0 = 0.05; a0 < 3; a0 += 0.05) {
      for (double a1 = 0.975; a1 < 1.02; a1 += 0.01) {
        boolean paper =
            square(a0 - 2.5) + square(a1) > 1.25
                && square(a0 - 0.5) + square(a1 - 1) > 0.25
                && square(a0 - 1.5) + square(a1 - 0.5) < 1.5;
        boolean quiet = a0 + a1 >= 1 && (a1 - 1) / a0 < 0.02 && a0 < 2;
        if (quiet) {
          double[] p = {a0, a1, 0, 0};
          assertThat(CesStability.holds(CesForm.NONE, p, 1, 1_000_000_000))
              .as(Arrays.toString(p))
              .isEqualTo(paper);
          inside += paper ? 1 : 0;
        }
      }
    }
    assertThat(inside).isGreaterThan(20);
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void forecastsMayNotExplode() {
    assertThat(CesStability.holds(CesForm.NONE, new double[] {1.3, 1.02, 0, 0}, 12, 50)).isFalse();
    assertThat(CesStability.holds(CesForm.NONE, new double[] {1.3, 1.0, 0, 0}, 1, 50)).isTrue();
    assertThat(CesStability.holds(CesForm.PARTIAL, new double[] {1.3, 1, 2.5, 0}, 12, 50))
        .isFalse();
    assertThat(CesStability.holds(CesForm.PARTIAL, new double[] {1.3, 1, 0.1, 0}, 12, 50)).isTrue();
    assertThat(CesStability.holds(CesForm.FULL, new double[] {1.3, 1, 1.3, 1.5}, 12, 50)).isFalse();
    assertThat(CesStability.holds(CesForm.FULL, new double[] {1.3, 1, 1.3, 1}, 12, 50)).isTrue();
  }

  @Test
  void theCapIsWhereGrowthBegins() {
    for (double a0 = 1.05; a0 < 1.9; a0 += 0.1) {
      double cap = CesStability.cap(a0, CesStability.growth(false, 1));
      assertThat(CesStability.holds(CesForm.NONE, new double[] {a0, cap, 0, 0}, 1, 20)).isTrue();
      assertThat(CesStability.holds(CesForm.NONE, new double[] {a0, cap + 0.01, 0, 0}, 1, 20))
          .isFalse();
    }
  }

  @Test
  void evenExponentialSeriesGrowSlowly() {
    double[] y = new double[40];
    Arrays.setAll(y, t -> Math.exp(0.4 * t));
    for (CesForm form : CesForm.values()) {
      double[] means =
          new CesSpec(form)
              .fit(TimeSeries.undated(4, y))
              .forecast(Horizon.of(12), Levels.none())
              .means();
      assertThat(means[11]).as(form.name()).isBetween(0.0, 10 * y[39]);
    }
  }
}
