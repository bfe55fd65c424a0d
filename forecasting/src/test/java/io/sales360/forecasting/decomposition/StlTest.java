package io.sales360.forecasting.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StlTest {
  @Test
  void agreesWithR() {
    Stl.Parts parts = Stl.periodic(12).decompose(ClassicSeries.named("nottem").toArray());
    List<List<String>> rows =
        ClassicSeries.lines("r_forecast.csv").stream()
            .map(line -> List.of(line.split(";", -1)))
            .filter(words -> words.get(0).equals("stl periodic"))
            .toList();
    assertThat(rows).hasSize(12);
    for (List<String> words : rows) {
      String quantity = words.get(2);
      int t = quantity.charAt(quantity.length() - 2) - '1';
      double ours = quantity.startsWith("seasonal") ? parts.seasonal()[t] : parts.trend()[t];
      assertThat(ours)
          .as(quantity)
          .isCloseTo(Double.parseDouble(words.get(3)), within(1e-6 * Math.abs(ours)));
    }
  }

  @Test
  void partsSumToTheSeries() {
    double[] y = ClassicSeries.named("AirPassengers").toArray();
    for (Stl stl :
        List.of(Stl.periodic(12), Stl.windowed(12, 7), Stl.windowed(12, 13).robustly())) {
      Stl.Parts parts = stl.decompose(y);
      for (int t = 0; t < y.length; t++) {
        double sum = parts.seasonal()[t] + parts.trend()[t] + parts.remainder()[t];
        assertThat(sum).isCloseTo(y[t], within(1e-9));
      }
    }
  }

  @Test
  void robustPatternsIgnoreOutliers() {
    double[] y = new double[96];
    for (int t = 0; t < y.length; t++) {
      y[t] = 100 + t + 10 * Math.sin(Math.PI * t / 6) + Math.cos(7.0 * t);
    }
    double[] spoilt = y.clone();
    spoilt[40] += 500;
    double[] clean = Stl.periodic(12).decompose(y).seasonal();
    double[] robust = Stl.periodic(12).robustly().decompose(spoilt).seasonal();
    double[] plain = Stl.periodic(12).decompose(spoilt).seasonal();

    assertThat(Math.abs(robust[4] - clean[4])).isLessThan(1);
    assertThat(Math.abs(plain[4] - clean[4])).isGreaterThan(20);
  }

  @Test
  void severalSeasonsComeApart() {
    double[] y = new double[24 * 7 * 5];
    for (int t = 0; t < y.length; t++) {
      y[t] = 50 + day(t) + week(t) + 0.01 * t;
    }
    Mstl.Parts parts = new Mstl(List.of(Stl.periodic(24), Stl.periodic(168))).decompose(y);
    for (int t = 0; t < y.length; t++) {
      assertThat(parts.seasonals()[0][t] + parts.seasonals()[1][t])
          .isCloseTo(day(t) + week(t), within(0.3));
      double sum =
          parts.seasonals()[0][t]
              + parts.seasonals()[1][t]
              + parts.trend()[t]
              + parts.remainder()[t];
      assertThat(sum).isCloseTo(y[t], within(1e-9));
    }
  }

  private static double day(int t) {
    return 5 * Math.sin(2 * Math.PI * t / 24);
  }

  private static double week(int t) {
    return 3 * Math.cos(2 * Math.PI * t / 168);
  }

  @Test
  void constantsHaveNoSeason() {
    double[] y = new double[48];
    Arrays.fill(y, 3);
    Stl.Parts parts = Stl.windowed(12, 7).robustly().decompose(y);

    assertThat(Arrays.stream(parts.seasonal()).map(Math::abs).max().orElseThrow())
        .isLessThan(1e-12);
    assertThat(parts.trend()[20]).isCloseTo(3, within(1e-12));
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> Stl.periodic(1)).hasMessageContaining("period (1)");
    assertThatThrownBy(() -> Stl.windowed(12, 8)).hasMessageContaining("window (8)");
    assertThatThrownBy(() -> Stl.periodic(12).decompose(new double[23]))
        .hasMessageContaining("23 values")
        .hasMessageContaining("\nMaybe");
    assertThatThrownBy(() -> new Mstl(List.of())).hasMessageContaining("no season");
    assertThatThrownBy(() -> new Mstl(List.of(Stl.periodic(12), Stl.periodic(4))))
        .hasMessageContaining("season 4 must be longer");
    assertThatThrownBy(() -> MstlSpec.fixed(LongArSpec.plain(), 24, 7))
        .hasMessageContaining("[24, 7] must ascend");
  }
}
