package io.sales360.forecasting.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** R's forecast::thetaf within 0.1 %, statsforecast's DOTM within 0.5 %. */
class ThetaReferenceTest {
  @TestFactory
  Stream<DynamicTest> standardThetaIsThatOfR() {
    return ClassicSeries.lines("r_forecast.csv").stream()
        .map(line -> List.of(line.split(";", -1)))
        .filter(words -> words.get(0).equals("thetaf") && words.get(2).startsWith("mean"))
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words.get(1) + " " + words.get(2),
                    () -> {
                      int h = words.get(2).charAt(5) - '0';
                      double theirs = Double.parseDouble(words.get(3));
                      double ours =
                          ThetaSpec.standard()
                              .fit(ClassicSeries.named(words.get(1)))
                              .forecast(Horizon.of(6), Levels.none())
                              .step(h)
                              .mean();
                      assertThat(ours).isCloseTo(theirs, within(1e-3 * theirs));
                    }));
  }

  /** statsforecast 2.1.1, model DynamicOptimizedTheta, h = 6. */
  @Test
  void dynamicThetaIsThatOfStatsforecast() {
    double[] theirs = {442.927195, 432.298401, 495.482454, 482.575341, 487.865993, 556.121586};
    double[] ours =
        ThetaSpec.dynamicOptimised()
            .fit(ClassicSeries.named("AirPassengers"))
            .forecast(Horizon.of(6), Levels.none())
            .means();
    for (int h = 0; h < 6; h++) {
      assertThat(ours[h]).isCloseTo(theirs[h], within(5e-3 * theirs[h]));
    }
  }
}
