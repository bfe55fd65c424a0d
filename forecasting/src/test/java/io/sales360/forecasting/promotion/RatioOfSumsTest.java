package io.sales360.forecasting.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioOfSumsTest {
  /** By hand: ratio 30/20, residuals 1, -1, 1, -1, Student's 95 % quantile of 3 is 2.353363. */
  @Test
  void theErrorIsThatOfTheBook() {
    RatioOfSums ratio = RatioOfSums.of(new double[] {4, 2, 10, 14}, new double[] {2, 2, 6, 10}, 90);

    assertThat(ratio.value()).isEqualTo(1.5);
    assertThat(ratio.interval().upper())
        .isCloseTo(1.5 + 2.353363 * Math.sqrt(4 * 4 / 3.0) / 20, within(1e-6));
    assertThat(ratio.interval().lower())
        .isCloseTo(1.5 - 2.353363 * Math.sqrt(4 * 4 / 3.0) / 20, within(1e-6));
  }

  @Test
  void ninetyOfAHundredIntervalsHoldTheTruth() {
    SplittableRandom random = new SplittableRandom(4);
    int inside = 0;
    for (int run = 0; run < 2000; run++) {
      double[] top = new double[30];
      double[] bottom = new double[30];
      for (int i = 0; i < top.length; i++) {
        bottom[i] = 5 + 10 * random.nextDouble();
        top[i] = 1.4 * bottom[i] + random.nextGaussian() * Math.sqrt(bottom[i]);
      }
      inside += RatioOfSums.of(top, bottom, 90).interval().contains(1.4) ? 1 : 0;
    }
    assertThat(inside / 2000.0).isBetween(0.87, 0.93);
  }

  @Test
  void fewGroupsAreRefused() {
    assertThatThrownBy(() -> RatioOfSums.of(new double[3], new double[3], 90))
        .hasMessageContaining("(3)");
    assertThatThrownBy(() -> RatioOfSums.of(new double[4], new double[4], 90))
        .hasMessageContaining("(0.0)");
  }
}
