package io.sales360.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.HardSeries;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesPathsTest {
  private static final AutoForecastSpec PLAN = AutoForecastSpec.fast();
  private static final Horizon HORIZON = Horizon.of(6);
  private static final QuantileLevels LEVELS = QuantileLevels.standard();

  private static TimeSeries seldom() {
    SplittableRandom random = new SplittableRandom(5);
    double[] demand = new double[60];
    for (int t = 0; t < demand.length; t++) {
      demand[t] = random.nextInt(4) == 0 ? random.nextInt(1, 6) : 0;
    }
    return TimeSeries.undated(12, demand).withSeriesId("seldom");
  }

  @Test
  void sumsOfOneStepAreThePublishedQuantiles() {
    for (TimeSeries series : List.of(ClassicSeries.named("AirPassengers"), seldom())) {
      SeriesForecast forecast = PLAN.forecast(series, HORIZON);
      for (int h = 1; h <= 6; h++) {
        double[] published = forecast.steps().get(h - 1).quantiles().toArray();
        assertThat(forecast.quantilesOfSum(h, h, LEVELS, 1).toArray())
            .usingComparatorWithPrecision(1e-6)
            .containsExactly(published);
      }
    }
  }

  @Test
  void sumsAreNarrowerThanSumsOfQuantilesAndWiderThanIndependentSteps() {
    SeriesForecast forecast = PLAN.forecast(ClassicSeries.named("AirPassengers"), HORIZON);
    double perfectly = 0;
    double independently = 0;
    for (int h = 1; h <= 6; h++) {
      double width = forecast.steps().get(h - 1).interval(95).upper();
      width -= forecast.steps().get(h - 1).interval(95).lower();
      perfectly += width;
      independently += width * width;
    }
    Quantiles sum = forecast.quantilesOfSum(1, 6, LEVELS, 1);
    double width = sum.at(0.975) - sum.at(0.025);

    assertThat(width).isBetween(1.1 * Math.sqrt(independently), 0.98 * perfectly);
  }

  @Test
  void intervalsOfSumsHoldWhatTheyShould() {
    SplittableRandom random = new SplittableRandom(11);
    AutoForecastSpec plan = PLAN.withPool(List.of(EtsSpec.simple())).withNonNegative(false);
    int series = 400;
    List<Draft> drafts = new ArrayList<>();
    double[] sums = new double[series];
    for (int i = 0; i < series; i++) {
      NormalNumbers noise = new NormalNumbers(random.nextLong());
      double[] values = new double[66];
      double level = 1000;
      for (int t = 0; t < values.length; t++) {
        double error = 10 * noise.next();
        values[t] = level + error;
        level += 0.4 * error;
        sums[i] += t >= 60 ? values[t] : 0;
      }
      TimeSeries history = TimeSeries.undated(1, values).head(60).withSeriesId("walk-" + i);
      drafts.add(plan.draft(history, KnownRegressors.none(), PastRegressors.none(), HORIZON));
    }
    Calibration calibration = Calibration.learn(drafts);
    int inside = 0;
    for (int i = 0; i < series; i++) {
      SeriesForecast forecast = drafts.get(i).published(calibration);
      Quantiles sum = forecast.quantilesOfSum(1, 6, LEVELS, 1);
      inside += sums[i] >= sum.at(0.1) && sums[i] <= sum.at(0.9) ? 1 : 0;
    }

    // Nominal 0.8; independent steps would hold about half. The standard error is 0.02.
    assertThat(inside / (double) series).isBetween(0.74, 0.88);
  }

  @Test
  void seldomDemandHasWholePaths() {
    SeriesForecast forecast = PLAN.forecast(seldom(), HORIZON);
    assertThat(forecast.support()).isEqualTo(Support.COUNTS);
    assertThat(forecast.dependence().shared()).isEqualTo(1 / 6.0);
    SamplePaths paths = forecast.paths(301, 9);

    for (int i = 0; i < paths.count(); i++) {
      for (int h = 1; h <= 6; h++) {
        assertThat(paths.value(i, h)).isEqualTo(Math.rint(paths.value(i, h))).isNotNegative();
      }
    }
    for (double value : forecast.quantilesOfSum(2, 5, LEVELS, 9).toArray()) {
      assertThat(value).isEqualTo(Math.rint(value));
    }
  }

  @Test
  void demandInFractionsHasPathsInFractions() {
    double[] halves = seldom().toArray();
    for (int t = 0; t < halves.length; t++) {
      halves[t] /= 2;
    }
    SeriesForecast forecast = PLAN.forecast(TimeSeries.undated(12, halves), HORIZON);

    assertThat(forecast.support()).isEqualTo(Support.NON_NEGATIVE);
    assertThat(forecast.dependence()).isEqualTo(StepDependence.sharing(6, 1 / 6.0));
  }

  @Test
  void everySeriesWithAForecastHasPathsThatStayInItsSupport() {
    for (TimeSeries hard : HardSeries.all()) {
      SeriesForecast forecast = PLAN.forecast(hard, HORIZON);
      if (forecast.steps().isEmpty()) {
        assertThatThrownBy(() -> forecast.paths(1)).hasMessageContaining("no forecast to draw");
        continue;
      }
      SamplePaths paths = forecast.paths(101, 1);
      for (int i = 0; i < 101; i++) {
        assertThat(paths.value(i, 6)).as(hard.seriesId()).isNotNegative();
      }
    }
  }

  @Test
  void neitherOrderNorThreadsMatter() {
    List<TimeSeries> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(ClassicSeries.named("AirPassengers").withSeriesId("copy-" + i));
    }
    List<SamplePaths> one =
        all.stream().map(series -> PLAN.forecast(series, HORIZON).paths(51, 360)).toList();
    List<SamplePaths> parallel =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> PLAN.forecast(all.get(7 - i), HORIZON).paths(51, 360))
            .toList();
    List<SamplePaths> turned = new ArrayList<>(parallel);
    Collections.reverse(turned);

    assertThat(turned).isEqualTo(one);
    assertThat(one).doesNotHaveDuplicates();
  }
}
