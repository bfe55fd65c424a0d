package io.sales360.forecasting.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TargetOutlookTest {
  @Test
  void countsPathsThatReachTheTarget() {
    SamplePaths paths = SamplePaths.of(new double[][] {{1, 2}, {3, 4}, {5, 6}}, 0);
    TargetOutlook outlook = TargetOutlook.of(10, paths, 1, 2, 17);

    assertThat(outlook.p50()).isEqualTo(17);
    assertThat(outlook.hitProbability()).isEqualTo(2.5 / 4);
    assertThat(TargetOutlook.of(10, paths, 2, 2, 100).hitProbability()).isEqualTo(0.5 / 4);
    assertThatThrownBy(() -> TargetOutlook.of(1, paths, 1, 2, Double.NaN))
        .hasMessageContaining("NaN");
  }

  @Test
  void hitProbabilitiesOfSimulatedCompaniesComeTrue() {
    int companies = 800;
    double[] byPaths = new double[companies];
    double[] byQuantiles = new double[companies];
    boolean[] hit = new boolean[companies];
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < companies; i++) {
      double[] all = localLevel(random, 63);
      double actual = all[60] + all[61] + all[62];
      FittedModel fit = EtsSpec.simple().fit(TimeSeries.undated(1, Arrays.copyOf(all, 60)));
      SamplePaths paths = fit.simulate(Horizon.of(3), 500, i);
      double target = 3 * all[59] + 30 * random.nextGaussian();
      List<Quantiles> quantiles = new ArrayList<>();
      for (int h = 1; h <= 3; h++) {
        quantiles.add(paths.quantiles(h, QuantileLevels.standard()));
      }
      SamplePaths joined = QuantilePaths.draw(quantiles, 0.5, 500, i);
      byPaths[i] = TargetOutlook.of(0, paths, 1, 3, target).hitProbability();
      byQuantiles[i] = TargetOutlook.of(0, joined, 1, 3, target).hitProbability();
      hit[i] = actual >= target;
    }
    for (double[] stated : List.of(byPaths, byQuantiles)) {
      Reliability table = Reliability.of(stated, hit, 5);
      for (Reliability.Row row : table.rows()) {
        double luck = 3 * Math.sqrt(0.25 / row.count());
        assertThat(row.observed()).as(row.toString()).isCloseTo(row.stated(), within(0.02 + luck));
      }
      assertThat(table.rows()).hasSize(5);
      assertThat(table.brier()).isLessThan(0.2);
    }
  }

  /** A level that walks, α about 0.4, and noise around it. */
  private static double[] localLevel(SplittableRandom random, int length) {
    double[] values = new double[length];
    double level = 200;
    for (int t = 0; t < length; t++) {
      double error = 8 * random.nextGaussian();
      values[t] = level + error;
      level += 0.4 * error;
    }
    return values;
  }

  @Test
  void dependenceIsLearnedFromErrors() {
    SplittableRandom random = new SplittableRandom(2);
    List<double[]> errors = new ArrayList<>();
    for (int origin = 0; origin < 400; origin++) {
      double[] row = new double[4];
      double z = random.nextGaussian();
      for (int h = 0; h < 4; h++) {
        row[h] = (h + 1) * z;
        z = 0.7 * z + Math.sqrt(1 - 0.49) * random.nextGaussian();
      }
      errors.add(row);
    }
    assertThat(QuantilePaths.correlation(errors, 0)).isCloseTo(0.7, within(0.05));
    assertThat(QuantilePaths.correlation(List.of(), 0.3)).isEqualTo(0.3);
    assertThat(QuantilePaths.correlation(List.of(new double[] {1, Double.NaN}), 0.3))
        .isEqualTo(0.3);
  }

  @Test
  void pathsHaveTheirQuantilesAndDependence() {
    QuantileLevels levels = QuantileLevels.of(0.1, 0.5, 0.9);
    List<Quantiles> periods =
        List.of(Quantiles.of(levels, 80, 100, 150), Quantiles.of(levels, 70, 100, 160));
    SamplePaths paths = QuantilePaths.draw(periods, 0.9, 20_000, 5);
    SamplePaths apart = QuantilePaths.draw(periods, 0, 20_000, 5);

    for (int i = 0; i < 3; i++) {
      assertThat(paths.quantiles(2, levels).value(i))
          .isCloseTo(periods.get(1).value(i), within(2.0));
    }
    assertThat(paths.quantilesOfSum(1, 2, levels).value(2))
        .isGreaterThan(apart.quantilesOfSum(1, 2, levels).value(2) + 8);
    assertThat(QuantilePaths.draw(periods, 0.9, 20_000, 5)).isEqualTo(paths);
    assertThatThrownBy(() -> QuantilePaths.draw(periods, 2, 10, 0)).hasMessageContaining("2.0");
    List<Quantiles> one = List.of(Quantiles.of(QuantileLevels.of(0.5), 1));
    assertThatThrownBy(() -> QuantilePaths.draw(one, 0, 10, 0)).hasMessageContaining("need 2");
    assertThatThrownBy(() -> Reliability.of(new double[1], new boolean[2], 5))
        .hasMessageContaining("2 outcomes");
  }
}
