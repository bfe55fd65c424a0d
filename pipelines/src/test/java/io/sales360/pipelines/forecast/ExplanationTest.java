package io.sales360.pipelines.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sales360.common.mart.FctForecastDriver;
import io.sales360.common.mart.FctForecastDriver.Driver;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.forecasting.model.DriverModel;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.regression.ElasticNetSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final LocalDate CUTOFF = LocalDate.of(2023, 12, 31);
  private static final PanelPlan PANEL =
      new PanelPlan(
          Measure.NET_SALES,
          Grain.MONTH,
          2,
          List.of(List.of(), List.of(Dimension.PRODUCT)),
          List.of(Dimension.PRODUCT));

  @Test
  void amountsAddUpToTheReconciledMeanExactly() {
    Random random = new Random(11);
    List<BaseForecast> panel = new ArrayList<>();
    for (int p = 0; p < 30; p++) {
      panel.add(forecast("P" + p, 100 * random.nextDouble(), explained(random)));
    }
    panel.add(forecast(null, 1700, explained(random)));

    List<FctSalesForecast> published =
        new PanelReconciliation(PANEL, panel, "run", CUTOFF, 2).rows();

    assertThat(published).hasSize(62);
    for (FctSalesForecast row : published) {
      List<FctForecastDriver> drivers = Explanation.rows(row, baseOf(row, panel));
      BigDecimal sum =
          drivers.stream().map(FctForecastDriver::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).isEqualTo(row.mean());
      assertThat(drivers).extracting(FctForecastDriver::driver).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsNotExplainedIsOther() {
    BaseForecast base = forecast(null, 50, List.of());

    List<FctForecastDriver> rows = Explanation.rows(published(base, "48.20", 1), base);

    assertThat(rows)
        .extracting(r -> r.driver() + " " + r.amount())
        .containsExactly("LEVEL 0.00", "OTHER 48.20");
  }

  @Test
  void driversThatAddNothingHaveNoRow() {
    Map<Driver, Double> amounts =
        Map.of(Driver.LEVEL, 40.0, Driver.PRICE, -3.333, Driver.MARKET, 0.0);
    BaseForecast base = forecast(null, 50, List.of(amounts, amounts));

    List<FctForecastDriver> rows = Explanation.rows(published(base, "36.67", 2), base);

    assertThat(rows)
        .extracting(r -> r.driver() + " " + r.amount())
        .containsExactly("LEVEL 40.00", "PRICE -3.33");
  }

  @Test
  void parentShareHasNoRows() {
    BaseForecast base =
        new BaseForecast(
            history("P1"),
            "parent_share",
            "1",
            "PARENT_SHARE",
            List.of(),
            List.of(),
            List.of(),
            null);

    assertThat(Explanation.rows(published(base, "5.00", 1), base)).isEmpty();
  }

  @Test
  void seriesTooShortForTheFitIsNotExplained() {
    TimeSeries few =
        TimeSeries.of("few", Frequency.MONTH, LocalDate.of(2023, 1, 1), new double[] {1, 2, 3});

    assertThat(Explanation.of(few, PastRegressors.none(), KnownRegressors.none(), Horizon.of(2)))
        .isEmpty();
  }

  @Test
  void promotionThatDoublesSalesIsNamedWhereItIsPlanned() {
    Random random = new Random(2);
    double[] promoted = new double[54];
    double[] values = new double[48];
    for (int t = 0; t < promoted.length; t++) {
      promoted[t] = t == 49 || t == 52 || (t < 48 && random.nextInt(4) == 0) ? 1 : 0;
      if (t < values.length) {
        values[t] = (100 + 3 * random.nextGaussian()) * (1 + promoted[t]);
      }
    }
    TimeSeries series = TimeSeries.of("shoes", Frequency.MONTH, LocalDate.of(2020, 1, 1), values);
    KnownRegressors known = KnownRegressors.of(List.of("promotions"), new double[][] {promoted});
    assumeThat(ElasticNetSpec.standard().fit(series, PastRegressors.none(), known))
        .isInstanceOf(DriverModel.class);

    List<Map<Driver, Double>> steps =
        Explanation.of(series, PastRegressors.none(), known, Horizon.of(6));

    assertThat(steps).hasSize(6);
    for (int h = 1; h <= 6; h++) {
      double promotion = steps.get(h - 1).getOrDefault(Driver.PROMOTION, 0.0);
      if (h == 2 || h == 5) {
        assertThat(promotion).isBetween(80.0, 105.0);
      } else {
        assertThat(promotion).isZero();
      }
    }
  }

  private static List<Map<Driver, Double>> explained(Random random) {
    return List.of(
        Map.of(Driver.LEVEL, 60 * random.nextDouble(), Driver.SEASON, random.nextGaussian()),
        Map.of(Driver.LEVEL, 60 * random.nextDouble(), Driver.PROMOTION, random.nextGaussian()));
  }

  private static BaseForecast forecast(
      @Nullable String product, double mean, List<Map<Driver, Double>> explained) {
    List<BaseForecast.BaseStep> steps = new ArrayList<>();
    for (int h = 1; h <= 2; h++) {
      List<Double> quantiles = new ArrayList<>();
      for (int i = 0; i < 21; i++) {
        quantiles.add(mean * (0.5 + i / 20.0));
      }
      steps.add(new BaseForecast.BaseStep(mean, quantiles));
    }
    return new BaseForecast(history(product), "ets", "1", null, steps, List.of(), explained, null);
  }

  private static SeriesHistory history(@Nullable String product) {
    SeriesKey key = new SeriesKey(Measure.NET_SALES, Grain.MONTH, null, null, null, product);
    return new SeriesHistory(
        key,
        product != null,
        true,
        LocalDate.of(2023, 1, 1),
        Collections.nCopies(12, BigDecimal.TEN),
        10);
  }

  private static FctSalesForecast published(BaseForecast base, String mean, int h) {
    SeriesKey key = base.history().key();
    return new FctSalesForecast(
        "run",
        key.seriesId(),
        key.hierarchyLevel(),
        key.measure(),
        key.grain(),
        CUTOFF,
        h,
        CUTOFF.plusDays(1).plusMonths(h - 1),
        new BigDecimal(mean),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        base.model(),
        base.modelVersion(),
        base.reasonCode());
  }

  private static BaseForecast baseOf(FctSalesForecast row, List<BaseForecast> panel) {
    return panel.stream()
        .filter(f -> f.history().key().seriesId().equals(row.seriesId()))
        .findFirst()
        .orElseThrow();
  }
}
