package io.sales360.forecasting.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * statsforecast's values: 1e-8, its printed digits, where closed form; 5e-6 where a smoothing
 * constant is searched, since theirs stops that far from the bound at which the optimum lies.
 */
class CrostonReferenceTest {
  /** The series behind the toy values; it reproduces all of them. */
  static final TimeSeries TOY =
      TimeSeries.undated(1, 0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 0, 0, 4, 0, 1, 0, 0, 6, 0, 0, 0, 2, 0);

  @TestFactory
  Stream<DynamicTest> areThoseOfStatsforecast() {
    return ClassicSeries.lines("smoothing.csv").stream()
        .map(line -> List.of(line.split(";", -1)))
        .filter(words -> words.get(1).equals("toy24"))
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words.get(0),
                    () -> {
                      ForecastSpec spec = spec(words.get(0));
                      boolean searched = spec instanceof AggregationSpec;
                      double theirs = Double.parseDouble(words.get(2).split(" ", -1)[0]);
                      assertThat(mean(spec)).isCloseTo(theirs, within(searched ? 1e-6 : 6e-9));
                    }));
  }

  /** R's forecast::croston(y, alpha = 0.1), version 8.20. */
  @Test
  void classicCrostonIsThatOfR() {
    assertThat(mean(CrostonSpec.classic())).isCloseTo(0.992131374478, within(1e-12));
  }

  private static double mean(ForecastSpec spec) {
    return spec.fit(TOY).forecast(Horizon.of(3), Levels.none()).step(3).mean();
  }

  private static ForecastSpec spec(String word) {
    return switch (word) {
      case "CrostonClassic" -> CrostonSpec.classic();
      case "CrostonOptimized" -> CrostonSpec.optimised();
      case "CrostonSBA" -> CrostonSpec.sba();
      case "TSB" -> TsbSpec.standard();
      case "ADIDA" -> AggregationSpec.adida();
      case "IMAPA" -> AggregationSpec.imapa();
      default -> throw new IllegalArgumentException(word);
    };
  }
}
