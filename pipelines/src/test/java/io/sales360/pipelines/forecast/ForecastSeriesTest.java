package io.sales360.pipelines.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.mart.FctForecastDriver.Driver;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.model.CalendarDay;
import io.sales360.common.model.MarketIndicator;
import io.sales360.common.model.Origin;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.selection.AutoForecastSpec;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Known truths and partitions of a small panel, on the local runner with its checks on. */
class ForecastSeriesTest implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MONTHS = 60;
  private static final int HORIZON = 6;
  private static final LocalDate START = LocalDate.of(2019, 1, 1);
  private static final Set<Integer> PROMOTED =
      Set.of(3, 10, 14, 19, 27, 30, 36, 41, 44, 49, 52, 53, 57, 59, 61, 64);
  private static final List<PanelPlan> PANELS =
      List.of(
          new PanelPlan(
              Measure.UNITS,
              Grain.MONTH,
              HORIZON,
              List.of(List.of(), List.of(Dimension.PRODUCT)),
              List.of(Dimension.PRODUCT)));

  @Test
  void resultsDoNotDependOnBundles() {
    Pipeline pipeline = pipeline();
    List<SeriesHistory> panel = panel();
    List<SeriesHistory> backwards = new ArrayList<>(panel);
    Collections.reverse(backwards);
    ForecastSeries forecasting = forecasting(pipeline);
    PCollection<BaseForecast> one =
        pipeline.apply("Panel", histories(panel)).apply("Forwards", forecasting);
    PCollection<BaseForecast> other =
        pipeline
            .apply("PanelBackwards", histories(backwards))
            .apply("Scatter", Reshuffle.viaRandomKey())
            .apply("Backwards", forecasting);

    PCollection<Long> occurrences =
        PCollectionList.of(one)
            .and(other)
            .apply("Both", Flatten.pCollections())
            .apply("Compare", Count.perElement())
            .apply("Occurrences", Values.create())
            .setCoder(VarLongCoder.of());

    int series = panel.size();
    PAssert.that(occurrences)
        .satisfies(
            counts -> {
              assertThat(counts).hasSize(series).containsOnly(2L);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void promotionThatDoublesSalesIsForecast() {
    Pipeline pipeline = pipeline();
    PCollectionTuple reconciled =
        pipeline
            .apply("Panel", histories(panel()))
            .apply("Forecast", forecasting(pipeline))
            .apply(
                "Reconcile",
                ReconcileForecasts.of(PANELS, "run", START.plusMonths(MONTHS).minusDays(1), "USD"));

    PAssert.that(reconciled.get(ReconcileForecasts.FORECASTS))
        .satisfies(
            rows -> {
              for (FctSalesForecast row : rows) {
                if (row.seriesId().endsWith("product=P1")) {
                  assertThat(row.model()).contains("elastic-net");
                  double least = isPromoted(row.h()) ? 170 : 80;
                  assertThat(row.mean().doubleValue()).isBetween(least, least + 50);
                }
              }
              return null;
            });
    PAssert.that(reconciled.get(ReconcileForecasts.DRIVERS))
        .satisfies(
            rows -> {
              // Each step of the total and of every product but the small one is explained.
              assertThat(rows)
                  .filteredOn(r -> r.driver() == Driver.LEVEL)
                  .hasSize(HORIZON * 6)
                  .noneMatch(r -> r.seriesId().endsWith("product=P6"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** The product with the promotion, others without, a seldom sold one, and a small one. */
  private static List<SeriesHistory> panel() {
    List<double[]> products = new ArrayList<>();
    Random random = new Random(5);
    for (int p = 1; p <= 6; p++) {
      double[] values = new double[MONTHS];
      for (int t = 0; t < MONTHS; t++) {
        double noise = 5 * random.nextGaussian();
        double season = p == 1 ? 0 : 20 * Math.sin(2 * Math.PI * t / 12);
        double level = p == 6 ? 1 : 100;
        values[t] = Math.max(0, Math.round(level + (p == 6 ? noise / 5 : season + noise)));
        values[t] *= p == 1 && PROMOTED.contains(t) ? 2 : p == 5 && t % 5 > 0 ? 0 : 1;
      }
      products.add(values);
    }
    List<SeriesHistory> panel = new ArrayList<>();
    double[] total = new double[MONTHS];
    for (int p = 1; p <= products.size(); p++) {
      double[] values = products.get(p - 1);
      for (int t = 0; t < MONTHS; t++) {
        total[t] += values[t];
      }
      panel.add(history("P" + p, values));
    }
    panel.add(history(null, total));
    return panel;
  }

  private static SeriesHistory history(@Nullable String product, double[] values) {
    List<BigDecimal> decimals = new ArrayList<>();
    for (double value : values) {
      decimals.add(BigDecimal.valueOf(value));
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    SeriesKey key = new SeriesKey(Measure.UNITS, Grain.MONTH, null, null, null, product);
    return new SeriesHistory(key, product != null, true, START, decimals, mean);
  }

  private static List<Promotion> promotions() {
    List<Promotion> promotions = new ArrayList<>();
    for (int month : PROMOTED) {
      LocalDate first = START.plusMonths(month);
      LocalDate last = first.plusMonths(1).minusDays(1);
      promotions.add(promotion("promo" + month, first, last));
    }
    return promotions;
  }

  private static Promotion promotion(String id, LocalDate first, LocalDate last) {
    Origin origin = new Origin("promotions", "all", "promotions.csv", 1, null);
    return new Promotion(
        id,
        null,
        null,
        null,
        null,
        first,
        last,
        new BigDecimal("0.3"),
        null,
        "P1",
        null,
        null,
        null,
        origin);
  }

  private static Create.Values<SeriesHistory> histories(List<SeriesHistory> panel) {
    return Create.of(panel).withCoder(RecordCoder.of(SeriesHistory.class));
  }

  private static ForecastSeries forecasting(Pipeline pipeline) {
    List<ProductPlace> places =
        IntStream.rangeClosed(1, 6)
            .mapToObj(p -> new ProductPlace("P" + p, "Shoes", "P" + p))
            .toList();
    RegressorTables tables =
        RegressorTables.of(
            table(pipeline, "Indicators", MarketIndicator.class, List.of()),
            table(pipeline, "Calendar", CalendarDay.class, List.of()),
            table(pipeline, "Promotions", Promotion.class, promotions()),
            table(pipeline, "PromotionProducts", PromotionProduct.class, List.of()),
            table(pipeline, "Prices", PriceList.class, List.of()),
            table(pipeline, "Places", ProductPlace.class, places));
    return ForecastSeries.from(
        DraftSeries.with(AutoForecastSpec.fast(), PANELS, 3, List.of(), tables));
  }

  private static <T extends Record> PCollection<T> table(
      Pipeline pipeline, String name, Class<T> type, List<T> rows) {
    return pipeline.apply(name, Create.of(rows).withCoder(RecordCoder.of(type)));
  }

  private static boolean isPromoted(int h) {
    return PROMOTED.contains(MONTHS - 1 + h);
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
