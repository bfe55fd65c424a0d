package io.sales360.forecasting.ces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** statsforecast 2.1.1 on AirPassengers: its choice is the full form. */
class CesReferenceTest {
  /**
   * Half of −2 logL at statsforecast's optimum of each form, worked out from its backcasting and
   * bounds; for the full form these reproduce its published means to 0.02 %.
   */
  @TestFactory
  Stream<DynamicTest> reachesTheLikelihoodOfStatsforecast() {
    Map<CesForm, Double> theirs =
        Map.of(
            CesForm.NONE, -873.6331,
            CesForm.SIMPLE, -791.6730,
            CesForm.PARTIAL, -741.1781,
            CesForm.FULL, -711.4398);
    return theirs.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().name(),
                    () ->
                        assertThat(new CesSpec(entry.getKey()).fit(passengers()).report().logLik())
                            .isGreaterThan(entry.getValue() - 0.01)
                            .isNegative()));
  }

  @Test
  void meansAreWithinATwentiethOfAPercentOfThoseOfStatsforecast() {
    double[] ours =
        new AutoCesSpec().fit(passengers()).forecast(Horizon.of(6), Levels.none()).means();
    double[] theirs = statsforecast();
    for (int h = 0; h < theirs.length; h++) {
      assertThat(ours[h]).isCloseTo(theirs[h], within(5e-4 * theirs[h]));
    }
  }

  @Test
  void theFullFormIsChosen() {
    FittedModel chosen = new AutoCesSpec().fit(passengers());

    assertThat(chosen.spec()).isEqualTo(CesSpec.full());
    assertThat(chosen.report().aicc()).isLessThan(2 * 711.4398 + 10.44);
  }

  private static TimeSeries passengers() {
    return ClassicSeries.named("AirPassengers");
  }

  private static double[] statsforecast() {
    return ClassicSeries.lines("smoothing.csv").stream()
        .map(line -> List.of(line.split(";", -1)))
        .filter(words -> words.get(0).equals("AutoCES"))
        .flatMapToDouble(
            words -> Arrays.stream(words.get(2).split(" ", -1)).mapToDouble(Double::parseDouble))
        .toArray();
  }
}
