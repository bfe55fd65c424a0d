package io.sales360.forecasting.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.HardSeries;
import io.sales360.forecasting.diagnosis.Finding.Kind;
import io.sales360.forecasting.intermittent.DemandClass;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeriesDoctorTest {
  private static double[] months(int n) {
    NormalNumbers normals = new NormalNumbers(11);
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] = 200 + t + 40 * Math.sin(Math.PI * t / 6) + 5 * normals.next();
    }
    return values;
  }

  private static Diagnosis of(double... values) {
    return SeriesDoctor.diagnose(TimeSeries.undated(12, values));
  }

  @Test
  void healthySeriesHaveNoFinding() {
    Diagnosis healthy = of(months(72));

    assertThat(healthy.findings()).isEmpty();
    assertThat(healthy.observed()).isEqualTo(72);
    assertThat(healthy.demand()).isEqualTo(DemandClass.SMOOTH);
    assertThat(healthy.cleaned()).isEqualTo(healthy.series());
  }

  @Test
  void outliersAreFoundAndReplacedByWhatWasExpected() {
    double[] values = months(72);
    double truth = values[30];
    values[30] += 150;
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings()).hasSize(1);
    Finding outlier = diagnosis.findings(Kind.OUTLIER).get(0);
    assertThat(outlier.from()).isEqualTo(30);
    assertThat(outlier.size()).isCloseTo(150, within(20.0));
    assertThat(diagnosis.cleaned().value(30)).isCloseTo(truth, within(20.0));
    assertThat(diagnosis.cleaned().value(31)).isEqualTo(values[31]);
  }

  @Test
  void stockOutsAreZerosWhereDemandIsUsual() {
    double[] values = months(72);
    Arrays.fill(values, 40, 43, 0);
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings()).hasSize(1);
    Finding out = diagnosis.findings(Kind.STOCK_OUT).get(0);
    assertThat(out.from()).isEqualTo(40);
    assertThat(out.to()).isEqualTo(42);
    assertThat(out.size()).isBetween(150.0, 350.0);
    assertThat(diagnosis.cleaned().isMissing(41)).isTrue();
    assertThat(diagnosis.cleaned().isMissing(43)).isFalse();
  }

  /** Closed every seventh day: zeros belong to the season. */
  @Test
  void daysOnWhichAShopIsAlwaysClosedAreNoStockOut() {
    double[] values = new double[140];
    NormalNumbers normals = new NormalNumbers(3);
    for (int t = 0; t < values.length; t++) {
      values[t] = t % 7 == 6 ? 0 : 100 + 5 * normals.next();
    }
    Diagnosis diagnosis = SeriesDoctor.diagnose(TimeSeries.undated(7, values));

    assertThat(diagnosis.zeros()).isEqualTo(20);
    assertThat(diagnosis.has(Kind.STOCK_OUT)).isFalse();
  }

  @Test
  void levelShiftsAreFoundAndTrendsAreNone() {
    double[] values = months(72);
    for (int t = 36; t < 72; t++) {
      values[t] += 120;
    }
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings(Kind.LEVEL_SHIFT)).hasSize(1);
    Finding shift = diagnosis.findings(Kind.LEVEL_SHIFT).get(0);
    assertThat(shift.from()).isBetween(34, 38);
    assertThat(shift.size()).isCloseTo(120, within(30.0));
  }

  @Test
  void gapsSayWhereAndHowLong() {
    double[] values = months(48);
    Arrays.fill(values, 0, 3, Double.NaN);
    Arrays.fill(values, 20, 22, Double.NaN);
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings(Kind.GAP)).containsExactly(new Finding(Kind.GAP, 20, 21, 2));
    assertThat(diagnosis.observed()).isEqualTo(43);
  }

  @Test
  void extremesHaveANameOfTheirOwn() {
    assertThat(of().has(Kind.EMPTY)).isTrue();
    assertThat(of(Double.NaN).has(Kind.EMPTY)).isTrue();
    assertThat(of(1, 2, 3).has(Kind.SHORT)).isTrue();
    assertThat(of(4, 4, 4, 4, 4, 4, 4).has(Kind.CONSTANT)).isTrue();
    assertThat(of(4, -4, 4, 1, 2, 3, 5).has(Kind.NEGATIVE)).isTrue();
    assertThat(of(0, 0, 3, 0, 0, 1, 0, 0, 0, 2).has(Kind.SPARSE)).isTrue();
  }

  @Test
  void hardSeriesAreDiagnosedWithoutHarm() {
    for (TimeSeries hard : HardSeries.all()) {
      Diagnosis diagnosis = SeriesDoctor.diagnose(hard);
      assertThat(diagnosis.cleaned().length()).isEqualTo(hard.length());
      assertThat(diagnosis.observed()).isEqualTo(hard.observed());
    }
  }
}
