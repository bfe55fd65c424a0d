package io.sales360.forecasting.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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
    assertThat(healthy.zeros()).isZero();
    assertThat(healthy.demand()).isEqualTo(DemandClass.SMOOTH);
    assertThat(healthy.cleaned(Cleaning.ALL)).isEqualTo(healthy.series());
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
    TimeSeries cleaned = diagnosis.cleaned(Cleaning.OUTLIERS);
    assertThat(cleaned.value(30)).isCloseTo(truth, within(20.0));
    assertThat(cleaned.value(31)).isEqualTo(values[31]);
    assertThat(diagnosis.cleaned(Cleaning.STOCK_OUTS)).isEqualTo(diagnosis.series());
    assertThat(diagnosis.cleaned(Cleaning.NONE)).isEqualTo(diagnosis.series());
    assertThat(diagnosis.cleaned(finding -> finding.from() != 30)).isEqualTo(diagnosis.series());
  }

  /** It may be the first value of a new level. */
  @Test
  void latestOutliersAreReportedAndKept() {
    double[] values = months(72);
    values[69] += 150;
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings()).extracting(Finding::from).containsExactly(69);
    assertThat(diagnosis.isCleanable(diagnosis.findings().get(0))).isFalse();
    assertThat(diagnosis.cleaned(Cleaning.ALL)).isEqualTo(diagnosis.series());
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
    assertThat(diagnosis.cleaned(Cleaning.ALL).isMissing(41)).isTrue();
    assertThat(diagnosis.cleaned(Cleaning.STOCK_OUTS).isMissing(43)).isFalse();
    assertThat(diagnosis.cleaned(Cleaning.OUTLIERS)).isEqualTo(diagnosis.series());
  }

  /** A third of all months: sold evenly, and not seldom. */
  @Test
  void longStockOutsDoNotMakeDemandSeldom() {
    double[] values = months(72);
    Arrays.fill(values, 20, 44, 0);
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.demand()).isEqualTo(DemandClass.INTERMITTENT);
    assertThat(diagnosis.findings()).extracting(Finding::kind).containsExactly(Kind.STOCK_OUT);
    assertThat(diagnosis.findings().get(0).to()).isEqualTo(43);
  }

  @Test
  void zerosAtTheEndsAreToldApart() {
    double[] values = months(72);
    Arrays.fill(values, 0, 4, 0);
    Arrays.fill(values, 70, 72, 0);
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings())
        .containsExactly(
            new Finding(Kind.LEADING_ZEROS, 0, 3, 4), new Finding(Kind.TRAILING_ZEROS, 70, 71, 2));
    TimeSeries cleaned = diagnosis.cleaned(Cleaning.ALL);
    assertThat(cleaned.isMissing(3)).isTrue();
    assertThat(cleaned.value(71)).isZero();
  }

  /** Demand every fifth month; then none for four years. */
  @Test
  void seldomDemandThatEndsIsNoticed() {
    double[] values = new double[108];
    for (int t = 0; t < 60; t++) {
      values[t] = t % 5 == 0 ? 2 : 0;
    }
    double[] going = Arrays.copyOf(values, 60);

    assertThat(of(values).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.SPARSE, Kind.TRAILING_ZEROS);
    assertThat(of(going).findings()).extracting(Finding::kind).containsExactly(Kind.SPARSE);
  }

  /** Closed every seventh day: zeros belong to the season. */
  @Test
  void daysOnWhichAShopIsAlwaysClosedAreNoStockOut() {
    double[] values = PlantedSeries.values(PlantedSeries.Kind.CLOSED_SUNDAYS, 3);
    Diagnosis usual =
        SeriesDoctor.diagnose(PlantedSeries.series(PlantedSeries.Kind.CLOSED_SUNDAYS, values));
    assertThat(usual.zeros()).isBetween(28, 29);
    assertThat(usual.findings()).isEmpty();

    int open = 100;
    while (values[open] == 0 || values[open - 1] == 0 || values[open + 1] == 0) {
      open++;
    }
    values[open] = 0;
    assertThat(
            SeriesDoctor.diagnose(PlantedSeries.series(PlantedSeries.Kind.CLOSED_SUNDAYS, values))
                .findings(Kind.STOCK_OUT))
        .extracting(Finding::from)
        .containsExactly(open);
  }

  /** More hours without sales than with: demand is not seldom, it has its hours. */
  @Test
  void hoursInWhichAShopIsShutDoNotMakeDemandSeldom() {
    double[] values = PlantedSeries.values(PlantedSeries.Kind.SHUT_NIGHTS, 1);
    int noon = 200;
    while (values[noon] == 0) {
      noon++;
    }
    values[noon + 3] += 200;
    Diagnosis diagnosis =
        SeriesDoctor.diagnose(PlantedSeries.series(PlantedSeries.Kind.SHUT_NIGHTS, values));

    assertThat(diagnosis.findings())
        .extracting(Finding::kind, Finding::from)
        .containsExactly(tuple(Kind.OUTLIER, noon + 3));
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
    assertThat(shift.from()).isEqualTo(36);
    assertThat(shift.to()).isEqualTo(71);
    assertThat(shift.size()).isCloseTo(120, within(30.0));
    assertThat(diagnosis.findings(Kind.OUTLIER)).isEmpty();
  }

  @Test
  void gapsSayWhereAndHowLong() {
    double[] values = months(48);
    Arrays.fill(values, 0, 3, Double.NaN);
    Arrays.fill(values, 20, 22, Double.NaN);
    values[47] = Double.NaN;
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings())
        .containsExactly(new Finding(Kind.GAP, 20, 21, 2), new Finding(Kind.GAP, 47, 47, 1));
    assertThat(diagnosis.observed()).isEqualTo(42);
  }

  @Test
  void otherSeasonsAreFound() {
    double[] values = new double[160];
    NormalNumbers normals = new NormalNumbers(5);
    for (int t = 0; t < values.length; t++) {
      values[t] = 100 + (t % 10 < 3 ? 60 : 0) + 4 * normals.next();
    }
    Diagnosis diagnosis = of(values);

    assertThat(diagnosis.findings()).containsExactly(new Finding(Kind.OTHER_SEASON, 0, 159, 10));
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

  /** More than half of the deviations are zero: the median of them says nothing. */
  @Test
  void oneValueAmongEqualOnesIsAnOutlierAndMixturesAreNot() {
    double[] values = new double[60];
    Arrays.fill(values, 7);
    values[25] = 90;
    assertThat(SeriesDoctor.diagnose(TimeSeries.undated(1, values)).findings())
        .containsExactly(new Finding(Kind.OUTLIER, 25, 25, 83));

    for (int t = 0; t < 60; t += 7) {
      values[t] = 8;
    }
    values[25] = 7;
    assertThat(SeriesDoctor.diagnose(TimeSeries.undated(1, values)).findings()).isEmpty();
  }

  @Test
  void hardSeriesAreDiagnosedWithoutHarm() {
    for (TimeSeries hard : HardSeries.all()) {
      Diagnosis diagnosis = SeriesDoctor.diagnose(hard);
      for (Cleaning cleaning : Cleaning.values()) {
        assertThat(diagnosis.cleaned(cleaning).length()).isEqualTo(hard.length());
      }
      assertThat(diagnosis.observed()).isEqualTo(hard.observed());
      assertThat(diagnosis.findings())
          .allMatch(f -> f.from() >= 0 && f.to() >= f.from() && Double.isFinite(f.size()))
          .allMatch(f -> f.kind() == Kind.EMPTY || f.to() < hard.length());
    }
  }

  @Test
  void findingsDoNotDependOnTheUnit() {
    for (PlantedSeries.Kind kind : PlantedSeries.Kind.values()) {
      double[] values = PlantedSeries.values(kind, 1);
      values[values.length / 2] *= 5;
      double[] scaled = Arrays.stream(values).map(v -> 1024 * v).toArray();
      Diagnosis one = SeriesDoctor.diagnose(PlantedSeries.series(kind, values));
      Diagnosis other = SeriesDoctor.diagnose(PlantedSeries.series(kind, scaled));

      assertThat(other.demand()).isEqualTo(one.demand());
      assertThat(other.findings()).hasSameSizeAs(one.findings());
      for (int i = 0; i < one.findings().size(); i++) {
        Finding small = one.findings().get(i);
        Finding large = other.findings().get(i);
        boolean inUnits =
            small.kind() == Kind.OUTLIER
                || small.kind() == Kind.LEVEL_SHIFT
                || small.kind() == Kind.STOCK_OUT;
        assertThat(large.kind()).isEqualTo(small.kind());
        assertThat(large.from()).isEqualTo(small.from());
        assertThat(large.to()).isEqualTo(small.to());
        assertThat(large.size() / small.size()).isCloseTo(inUnits ? 1024 : 1, within(1e-6));
      }
    }
  }
}
