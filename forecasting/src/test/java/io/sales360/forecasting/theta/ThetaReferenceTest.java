package io.sales360.forecasting.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.theta.ThetaSpec.Variant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** R's forecast::thetaf and statsforecast's models within 0.1 %. */
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

  /** Both sides search; theirs stops earlier. */
  @TestFactory
  Stream<DynamicTest> theFamilyIsThatOfStatsforecast() {
    return ClassicSeries.lines("smoothing.csv").stream()
        .map(line -> List.of(line.split(";", -1)))
        .filter(words -> words.get(0).endsWith("TM"))
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words.get(0),
                    () -> {
                      double[] ours = means(spec(words.get(0)));
                      String[] theirs = words.get(2).split(" ", -1);
                      for (int h = 0; h < 6; h++) {
                        double value = Double.parseDouble(theirs[h]);
                        assertThat(ours[h]).isCloseTo(value, within(1e-3 * value));
                      }
                    }));
  }

  /** No coarse start misses the valley: a hundred fixed alphas are no better. */
  @Test
  void theSearchFindsTheDeepestValley() {
    for (String name : List.of("AirPassengers", "USAccDeaths", "WWWusage", "Nile", "UKgas")) {
      double[] y = ClassicSeries.named(name).toArray();
      for (Variant variant : Variant.values()) {
        ThetaLine best = ThetaLine.best(y, variant);
        for (double alpha = 0.105; alpha < 0.99; alpha += 0.01) {
          ThetaLine other = ThetaLine.run(y, variant, alpha, best.initial, best.omega, 0);
          assertThat(best.squaredError())
              .as("%s, %s, alpha %s", name, variant, alpha)
              .isLessThanOrEqualTo(other.squaredError() * (1 + 1e-9));
        }
      }
    }
  }

  @Test
  void theChoiceIsTheLeastSquaredError() {
    FittedModel chosen = new AutoThetaSpec().fit(ClassicSeries.named("AirPassengers"));
    FittedModel dynamic = ThetaSpec.dynamicOptimised().fit(ClassicSeries.named("AirPassengers"));

    assertThat(chosen.spec()).isEqualTo(ThetaSpec.optimised());
    assertThat(chosen.report().sigma2()).isLessThan(dynamic.report().sigma2());
  }

  @Test
  void aPlanCannotBeRestored() {
    assertThatThrownBy(
            () ->
                new AutoThetaSpec()
                    .restore(
                        ClassicSeries.named("Nile"),
                        PastRegressors.none(),
                        KnownRegressors.none(),
                        new double[5]))
        .hasMessageContaining("(auto-theta) chooses");
  }

  private static double[] means(ThetaSpec spec) {
    return spec.fit(ClassicSeries.named("AirPassengers"))
        .forecast(Horizon.of(6), Levels.none())
        .means();
  }

  private static ThetaSpec spec(String word) {
    return switch (word) {
      case "STM" -> ThetaSpec.staticLine();
      case "OTM" -> ThetaSpec.optimised();
      case "DSTM" -> ThetaSpec.dynamic();
      case "DOTM" -> ThetaSpec.dynamicOptimised();
      default -> throw new IllegalArgumentException(word);
    };
  }
}
