package io.sales360.pipelines.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.mart.DimForecastSeries;
import io.sales360.common.mart.DimForecastSeries.DemandClass;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.mart.FctSeriesFinding;
import io.sales360.common.mart.FctSeriesFinding.Action;
import io.sales360.common.mart.FctSeriesHistory;
import io.sales360.common.model.CalendarDay;
import io.sales360.common.model.MarketIndicator;
import io.sales360.common.model.Origin;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Product;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import io.sales360.common.product.ForecastPlan.Cleaning;
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
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** New products, and what is odd about the others, on the local runner with its checks on. */
class ColdStartsTest implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MONTHS = 48;
  private static final int HORIZON = 3;
  private static final int AGE = 3;
  private static final LocalDate START = LocalDate.of(2020, 1, 1);
  private static final String NEW = "units/month/product=P9";
  private static final String OLD = "units/month/product=OLD";
  private static final int SPIKE = 30;
  private static final List<PanelPlan> PANELS =
      List.of(
          new PanelPlan(
              Measure.UNITS,
              Grain.MONTH,
              HORIZON,
              List.of(List.of(), List.of(Dimension.PRODUCT)),
              List.of(Dimension.PRODUCT)));

  /** How all products but the old one come to life: a peak, then a tenth of it. */
  private static double course(int age) {
    return age < 0 ? 0 : 10 + 190 * Math.exp(-age / 2.0);
  }

  /** Eight launches in the past, one now, and a large old product with a spike. */
  private static List<SeriesHistory> panel() {
    Random random = new Random(4);
    double[] total = new double[MONTHS];
    List<SeriesHistory> panel = new ArrayList<>();
    double[] old = new double[MONTHS];
    for (int t = 0; t < MONTHS; t++) {
      old[t] = Math.round(5000 + 100 * random.nextGaussian()) + (t == SPIKE ? 5000 : 0);
      total[t] = old[t];
    }
    panel.add(history("OLD", 0, old));
    for (int p = 1; p <= 9; p++) {
      int begin = p == 9 ? MONTHS - AGE : 6 + 3 * p;
      double[] values = new double[MONTHS - begin];
      for (int age = 0; age < values.length; age++) {
        values[age] = Math.round(p * course(age) * (1 + 0.05 * random.nextGaussian()));
        total[begin + age] += values[age];
      }
      panel.add(history("P" + p, begin, values));
    }
    panel.add(history(null, 0, total));
    return panel;
  }

  private static SeriesHistory history(@Nullable String product, int begin, double[] values) {
    List<BigDecimal> decimals = new ArrayList<>();
    for (double value : values) {
      decimals.add(BigDecimal.valueOf(value));
    }
    SeriesKey key = new SeriesKey(Measure.UNITS, Grain.MONTH, null, null, null, product);
    double mean = Arrays.stream(values).average().orElseThrow();
    return new SeriesHistory(key, product != null, true, START.plusMonths(begin), decimals, mean);
  }

  private static Product product(String id) {
    return new Product(
        id,
        null,
        null,
        id.equals("OLD") ? "Care" : "Boots",
        null,
        "Brand",
        null,
        null,
        null,
        null,
        null,
        new BigDecimal("70"),
        null,
        null,
        null,
        null,
        null,
        null,
        new Origin("products", "all", "products.csv", 1, null));
  }

  private static List<Product> products() {
    List<Product> products = new ArrayList<>(List.of(product("OLD")));
    for (int p = 1; p <= 9; p++) {
      products.add(product("P" + p));
    }
    return products;
  }

  private static <T extends Record> PCollection<T> table(
      Pipeline pipeline, String name, Class<T> type, List<T> rows) {
    return pipeline.apply(name, Create.of(rows).withCoder(RecordCoder.of(type)));
  }

  private static PCollectionTuple reconciled(
      Pipeline pipeline, String name, List<SeriesHistory> panel, boolean withLaunches) {
    RegressorTables tables =
        RegressorTables.of(
            table(pipeline, name + "Indicators", MarketIndicator.class, List.of()),
            table(pipeline, name + "Calendar", CalendarDay.class, List.of()),
            table(pipeline, name + "Promotions", Promotion.class, List.of()),
            table(pipeline, name + "PromotionProducts", PromotionProduct.class, List.of()),
            table(pipeline, name + "Prices", PriceList.class, List.of()),
            table(pipeline, name + "Places", ProductPlace.class, List.of()));
    ReconcileForecasts reconciling =
        ReconcileForecasts.of(PANELS, "run", START.plusMonths(MONTHS).minusDays(1), "USD");
    return table(pipeline, name + "Panel", SeriesHistory.class, panel)
        .apply(
            name + "Forecast",
            ForecastSeries.from(
                DraftSeries.with(AutoForecastSpec.fast(), PANELS, 3, List.of(), tables)
                    .withCleaning(Cleaning.OUTLIERS)))
        .apply(
            name + "Reconcile",
            withLaunches
                ? reconciling.withLaunchesOf(
                    table(pipeline, name + "Products", Product.class, products()))
                : reconciling);
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }

  private static double error(Iterable<FctSalesForecast> rows) {
    double error = 0;
    int steps = 0;
    for (FctSalesForecast row : rows) {
      if (row.seriesId().equals(NEW)) {
        error += Math.abs(row.mean().doubleValue() - 9 * course(AGE + row.h() - 1));
        steps++;
      }
    }
    assertThat(steps).isEqualTo(HORIZON);
    return error;
  }

  @Test
  void newProductFollowsTheLaunchesOfItsLike() {
    Pipeline pipeline = pipeline();
    List<SeriesHistory> backwards = new ArrayList<>(panel());
    Collections.reverse(backwards);
    PCollectionTuple one = reconciled(pipeline, "One", panel(), true);
    PCollectionTuple other = reconciled(pipeline, "Other", backwards, true);
    PCollectionTuple plain = reconciled(pipeline, "Plain", panel(), false);

    double truth = 9 * (course(3) + course(4) + course(5));
    PAssert.that(one.get(ReconcileForecasts.FORECASTS))
        .satisfies(
            rows -> {
              assertThat(error(rows)).isLessThan(0.35 * truth);
              for (FctSalesForecast row : rows) {
                boolean isNew = row.seriesId().equals(NEW);
                assertThat("ANALOGUE".equals(row.reasonCode())).isEqualTo(isNew);
                assertThat(row.model().equals("analogue")).isEqualTo(isNew);
                assertThat(row.q0_025()).isLessThanOrEqualTo(row.q0_975());
              }
              return null;
            });
    PAssert.that(plain.get(ReconcileForecasts.FORECASTS))
        .satisfies(
            rows -> {
              assertThat(error(rows)).isGreaterThan(0.6 * truth);
              return null;
            });
    PAssert.that(other.get(ReconcileForecasts.SERIES))
        .satisfies(
            rows -> {
              assertThat(rows)
                  .filteredOn(row -> row.seriesId().equals(NEW))
                  .extracting(DimForecastSeries::reasonCode)
                  .containsExactly("ANALOGUE");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void findingsArePublishedAndTheHistoryStays() {
    Pipeline pipeline = pipeline();
    PCollectionTuple published = reconciled(pipeline, "One", panel(), true);

    PAssert.that(published.get(ReconcileForecasts.FINDINGS))
        .satisfies(
            rows -> {
              assertThat(rows)
                  .filteredOn(row -> row.seriesId().equals(OLD))
                  .singleElement()
                  .satisfies(
                      row -> {
                        assertThat(row.kind()).isEqualTo(FctSeriesFinding.Kind.OUTLIER);
                        assertThat(row.fromPeriod()).isEqualTo(START.plusMonths(SPIKE));
                        assertThat(row.toPeriod()).isEqualTo(START.plusMonths(SPIKE));
                        assertThat(row.size()).isBetween(4500.0, 5500.0);
                        assertThat(row.action()).isEqualTo(Action.REPLACED);
                        assertThat(row.runId()).isEqualTo("run");
                      });
              return null;
            });
    PAssert.that(published.get(ReconcileForecasts.HISTORY))
        .satisfies(
            rows -> {
              assertThat(rows)
                  .filteredOn(row -> row.seriesId().equals(OLD))
                  .filteredOn(row -> row.period().equals(START.plusMonths(SPIKE)))
                  .extracting(FctSeriesHistory::actual)
                  .allMatch(actual -> actual.doubleValue() > 9500)
                  .hasSize(1);
              return null;
            });
    PAssert.that(published.get(ReconcileForecasts.SERIES))
        .satisfies(
            rows -> {
              assertThat(rows)
                  .filteredOn(row -> row.seriesId().equals(OLD))
                  .singleElement()
                  .satisfies(
                      row -> {
                        assertThat(row.demandClass()).isEqualTo(DemandClass.SMOOTH);
                        assertThat(row.observedPeriods()).isEqualTo(MONTHS);
                        assertThat(row.zeroPeriods()).isZero();
                        assertThat(row.findingCount()).isEqualTo(1);
                      });
              return null;
            });
    pipeline.run().waitUntilFinish();
  }
}
