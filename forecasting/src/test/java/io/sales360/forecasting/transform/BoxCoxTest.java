package io.sales360.forecasting.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.decomposition.LongArSpec;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxCoxTest {
  /** R searches from −1 to 2 and stops within 1e-4. */
  @Test
  void guerreroAgreesWithR() {
    List<List<String>> rows =
        ClassicSeries.lines("r_forecast.csv").stream()
            .map(line -> List.of(line.split(";", -1)))
            .filter(words -> words.get(0).startsWith("BoxCox.lambda"))
            .toList();
    assertThat(rows).isNotEmpty();
    for (List<String> words : rows) {
      TimeSeries series = ClassicSeries.named(words.get(1));
      assertThat(BoxCox.guerrero(series.toArray(), series.seasonLength(), -1, 2))
          .as(words.get(1))
          .isCloseTo(Double.parseDouble(words.get(3)), within(1e-3));
    }
  }

  @Test
  void theWayBackIsTheWayThere() {
    for (double lambda : new double[] {-0.5, 0, 1e-9, 0.3, 1}) {
      BoxCox boxCox = new BoxCox(lambda, 40);
      for (double value : new double[] {1e-6, 1, 40, 1e9}) {
        assertThat(boxCox.invert(boxCox.apply(value))).isCloseTo(value, within(1e-8 * value));
      }
    }
    assertThat(new BoxCox(0.5, 1).invert(-3)).isZero();
  }

  @Test
  void theMeanLiesAboveTheMedianOfAScaleThatBends() {
    NormalNumbers normals = new NormalNumbers(3);
    BoxCox boxCox = new BoxCox(0.3, 1);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += boxCox.invert(5 + 0.5 * normals.next());
    }
    assertThat(boxCox.invertMean(5, 0.5)).isCloseTo(sum / 20_000, within(0.1));
    assertThat(boxCox.invertMean(5, 0.5)).isGreaterThan(boxCox.invert(5) + 0.2);
  }

  @Test
  void adjustedForecastsAreHigher() {
    TimeSeries passengers = ClassicSeries.named("AirPassengers");
    TransformedSpec plain = TransformedSpec.log(LongArSpec.seasonal());
    double[] medians = plain.fit(passengers).forecast(Horizon.of(24), Levels.none()).means();
    double[] means =
        plain.withBiasAdjusted().fit(passengers).forecast(Horizon.of(24), Levels.none()).means();
    for (int h = 0; h < 24; h++) {
      assertThat(means[h]).isBetween(medians[h], 1.1 * medians[h]);
    }
    assertThat(plain.withBiasAdjusted().name()).isEqualTo("log+-long-ar-s");
  }

  @Test
  void zerosHaveNoLogarithm() {
    assertThatThrownBy(
            () -> TransformedSpec.log(LongArSpec.plain()).fit(TimeSeries.undated(1, 1, 0)))
        .hasMessageContaining("index 1 (0.0) must be positive");
    assertThatThrownBy(() -> new BoxCox(0, 0)).hasMessageContaining("unit (0.0)");
    assertThat(BoxCox.guerrero(new double[] {1, 2, 3}, 12, 0, 1)).isEqualTo(1);
  }
}
