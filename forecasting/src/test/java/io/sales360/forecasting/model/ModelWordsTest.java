package io.sales360.forecasting.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelWordsTest {
  private static final LocalDate JANUARY = LocalDate.of(2024, 1, 31);

  @Test
  void frequenciesCountOnTheCalendar() {
    assertThat(Frequency.MONTH.plus(JANUARY, 1)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(Frequency.MONTH.plus(JANUARY, 2)).isEqualTo(LocalDate.of(2024, 3, 31));
    assertThat(Frequency.QUARTER.plus(JANUARY, 1)).isEqualTo(LocalDate.of(2024, 4, 30));
    assertThat(Frequency.YEAR.plus(JANUARY, -1)).isEqualTo(LocalDate.of(2023, 1, 31));
    assertThat(Frequency.WEEK.plus(JANUARY, 2)).isEqualTo(LocalDate.of(2024, 2, 14));
    assertThat(Frequency.DAY.plus(JANUARY, 1)).isEqualTo(LocalDate.of(2024, 2, 1));
    assertThat(Frequency.HOUR.plus(JANUARY, 23)).isEqualTo(JANUARY);
    assertThat(Frequency.HOUR.plus(JANUARY, 24)).isEqualTo(LocalDate.of(2024, 2, 1));
    assertThat(List.of(Frequency.values()))
        .extracting(Frequency::seasonLength)
        .containsExactly(1, 4, 12, 52, 7, 24);
  }

  @Test
  void seriesCopyTheirValues() {
    double[] values = {1, Double.NaN, 3};
    TimeSeries series = TimeSeries.of("s", Frequency.MONTH, LocalDate.of(2024, 1, 1), values);
    values[0] = 99;
    series.toArray()[2] = 99;

    assertThat(series.value(0)).isEqualTo(1);
    assertThat(series.value(2)).isEqualTo(3);
    assertThat(series.isMissing(1)).isTrue();
    assertThat(series.observed()).isEqualTo(2);
    assertThat(series.cutoff()).isEqualTo(LocalDate.of(2024, 3, 1));
    assertThat(series.slice(1, 3).start()).isEqualTo(LocalDate.of(2024, 2, 1));
    assertThat(series.head(2).length()).isEqualTo(2);
    assertThat(series).isEqualTo(series.withSeasonLength(4).withSeasonLength(12));
    assertThat(series).hasSameHashCodeAs(series.withSeriesId("s"));
    assertThat(series).hasToString("TimeSeries(s, MONTH from 2024-01-01, 3 periods)");
    assertThat(TimeSeries.undated(48, 1).seasonLength()).isEqualTo(48);
  }

  @Test
  void seriesRefuseWhatIsNoSeries() {
    assertThatThrownBy(() -> TimeSeries.undated(1, 1, Double.POSITIVE_INFINITY))
        .hasMessageContaining("(Infinity) at index 1");
    assertThatThrownBy(() -> TimeSeries.undated(0, 1)).hasMessageContaining("season length (0)");
    TimeSeries january = TimeSeries.of("s", Frequency.MONTH, LocalDate.of(2024, 1, 1), values(2));
    TimeSeries april = TimeSeries.of("s", Frequency.MONTH, LocalDate.of(2024, 4, 1), values(1));
    TimeSeries week = TimeSeries.of("s", Frequency.WEEK, LocalDate.of(2024, 3, 1), values(1));
    assertThatThrownBy(() -> january.append(april)).hasMessageContaining("2024-03-01");
    assertThatThrownBy(() -> january.append(week)).hasMessageContaining("WEEK");
  }

  private static double[] values(int n) {
    return new double[n];
  }

  @Test
  void levelsAreAscendingPercentages() {
    assertThat(QuantileLevels.bounding(Levels.of(80, 95)).probabilities())
        .containsExactly(0.025, 0.1, 0.9, 0.975);
    assertThat(QuantileLevels.standard().probabilities())
        .hasSize(21)
        .startsWith(0.025, 0.05, 0.1)
        .endsWith(0.9, 0.95, 0.975);
    assertThatThrownBy(() -> Levels.of(95, 80)).hasMessageContaining("[95, 80]");
    assertThatThrownBy(() -> Levels.of(100)).hasMessageContaining("1..99");
    assertThatThrownBy(() -> QuantileLevels.of(0.5, 1)).hasMessageContaining("[0.5, 1.0]");
    assertThatThrownBy(() -> Horizon.of(0)).hasMessageContaining("horizon (0)");
  }

  @Test
  void quantilesNeverCross() {
    Quantiles quantiles = Quantiles.of(QuantileLevels.of(0.1, 0.5, 0.9), 1, 2, 4);

    assertThat(quantiles.at(0.5)).isEqualTo(2);
    assertThat(quantiles.at(0.7)).isEqualTo(3);
    assertThat(quantiles).isEqualTo(Quantiles.of(QuantileLevels.of(0.1, 0.5, 0.9), 1, 2, 4));
    assertThat(quantiles).hasToString("[1.0, 2.0, 4.0]");
    assertThatThrownBy(() -> quantiles.at(0.95)).hasMessageContaining("(0.95)");
    assertThatThrownBy(() -> quantiles.at(0.05)).hasMessageContaining("(0.05)");
    assertThatThrownBy(() -> Quantiles.of(QuantileLevels.of(0.1, 0.9), 2, 1))
        .hasMessageContaining("2.0 is followed by 1.0");
    assertThatThrownBy(() -> Quantiles.of(QuantileLevels.of(0.1), Double.NaN))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> Quantiles.of(QuantileLevels.of(0.1)))
        .hasMessageContaining("0 quantiles");
    assertThat(Quantiles.point(QuantileLevels.of(0.1, 0.9), 3).toArray()).containsExactly(3, 3);
  }

  @Test
  void stepsAndForecastsRefuseNonsense() {
    Quantiles none = Quantiles.of(QuantileLevels.of());
    assertThatThrownBy(() -> new Step(1, JANUARY, Double.NaN, none)).hasMessageContaining("(NaN)");
    assertThatThrownBy(
            () -> new Forecast("s", JANUARY, List.of(new Step(2, JANUARY, 1, none)), null))
        .hasMessageContaining("Step 2 stands at place 1");
    assertThatThrownBy(() -> new Interval(80, 2, 1)).hasMessageContaining("level 80");
    assertThat(new Interval(80, 1, 2).contains(2)).isTrue();
    Forecast forecast = new Forecast("s", JANUARY, List.of(new Step(1, JANUARY, 1, none)), null);
    assertThat(forecast.paths()).isEmpty();
    assertThat(forecast.step(1).intervals()).isEmpty();
  }

  @Test
  void pathsGiveQuantilesOfSums() {
    SamplePaths paths = SamplePaths.of(new double[][] {{1, 10}, {2, 20}, {3, 30}}, 5);
    QuantileLevels median = QuantileLevels.of(0.5);

    assertThat(paths.quantilesOfSum(1, 2, median).at(0.5)).isEqualTo(22);
    assertThat(paths.quantiles(2, QuantileLevels.of(0.25)).at(0.25)).isEqualTo(15);
    assertThat(paths.count()).isEqualTo(3);
    assertThat(paths.seed()).isEqualTo(5);
    assertThat(paths).isEqualTo(SamplePaths.of(new double[][] {{1, 10}, {2, 20}, {3, 30}}, 5));
    assertThatThrownBy(() -> paths.quantilesOfSum(1, 3, median)).hasMessageContaining("1..3");
    assertThatThrownBy(() -> SamplePaths.of(new double[0][], 1)).hasMessageContaining("no sample");
    assertThatThrownBy(() -> SamplePaths.of(new double[][] {{1}, {1, 2}}, 1))
        .hasMessageContaining("Path 1");
  }

  @Test
  void regressorsAreRectangularAndFinite() {
    KnownRegressors known = KnownRegressors.of(List.of("a", "b"), new double[][] {{1, 2}, {3, 4}});
    PastRegressors past = PastRegressors.of(List.of("a"), new double[][] {{1, 2}});

    assertThat(known.value(1, 0)).isEqualTo(3);
    assertThat(known.column(0)).containsExactly(1, 2);
    assertThat(known.from(1).rows()).isEqualTo(1);
    assertThat(past.head(1).rows()).isEqualTo(1);
    assertThat(past.from(1).value(0, 0)).isEqualTo(2);
    assertThat(past).isEqualTo(past.head(2)).hasSameHashCodeAs(past.head(2));
    assertThat(known).isEqualTo(known.from(0)).hasSameHashCodeAs(known.from(0));
    assertThatThrownBy(() -> past.requireRows(3)).hasMessageContaining("start later");
    assertThatThrownBy(() -> past.requireRows(1)).hasMessageContaining("leaks in");
    assertThatThrownBy(() -> known.requireRows(2, 1)).hasMessageContaining("need 3");
    assertThatThrownBy(() -> KnownRegressors.of(List.of("a"), new double[0][]))
        .hasMessageContaining("0 columns");
    assertThatThrownBy(() -> KnownRegressors.of(List.of("a", "a"), new double[2][1]))
        .hasMessageContaining("one name of its own");
    assertThatThrownBy(() -> KnownRegressors.of(List.of("a", "b"), new double[][] {{1}, {1, 2}}))
        .hasMessageContaining("(b) has 2 rows");
    assertThatThrownBy(() -> PastRegressors.of(List.of("a"), new double[][] {{Double.NaN}}))
        .hasMessageContaining("must be finite");
  }

  @Test
  void panelsShareFrequencyAndColumns() {
    TimeSeries month = TimeSeries.undated(12, 1, 2);
    TimeSeries week = TimeSeries.undated(52, 1, 2).withSeriesId("w");

    assertThatThrownBy(() -> Panel.of(List.of(month, week))).hasMessageContaining("(w) differs");
    assertThatThrownBy(() -> Panel.of(List.of(month, month))).hasMessageContaining("twice");
  }

  @Test
  void criteriaGrowWithParameters() {
    assertThat(FitReport.aicc(-10, 2, 10)).isEqualTo(20 + 4 + 12 / 7.0);
    assertThat(FitReport.aicc(-10, 9, 10)).isInfinite();
    assertThat(Residuals.of(Double.NaN, 2, 4).meanSquare()).isEqualTo(10);
    assertThat(Residuals.of().meanSquare()).isZero();
    assertThat(Residuals.of(1)).isEqualTo(Residuals.of(1)).hasSameHashCodeAs(Residuals.of(1));
    assertThat(Residuals.of(1, 7).value(1)).isEqualTo(7);
  }
}
