package io.sales360.pipelines.forecast;

import io.sales360.common.mart.AggDailyOrders;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.DimForecastRun;
import io.sales360.common.mart.DimForecastSeries;
import io.sales360.common.mart.FctForecastDriver;
import io.sales360.common.mart.FctForecastScore;
import io.sales360.common.mart.FctForecastTotal;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.mart.FctSeriesFinding;
import io.sales360.common.mart.FctSeriesHistory;
import io.sales360.common.model.CalendarDay;
import io.sales360.common.model.MarketIndicator;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Product;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import io.sales360.common.product.ForecastPlan;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.ReadTable;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.run.RunPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * From daily sales to published forecasts: series of every level, a forecast for each, and their
 * reconciliation; bounded.
 */
public final class ForecastSales extends PTransform<PBegin, PCollectionTuple> {
  public static final TupleTag<FctSalesForecast> FORECASTS = ReconcileForecasts.FORECASTS;
  public static final TupleTag<FctForecastTotal> TOTALS = ReconcileForecasts.TOTALS;
  public static final TupleTag<FctForecastDriver> DRIVERS = ReconcileForecasts.DRIVERS;
  public static final TupleTag<FctForecastScore> SCORES = ReconcileForecasts.SCORES;
  public static final TupleTag<FctSeriesHistory> HISTORY = ReconcileForecasts.HISTORY;
  public static final TupleTag<FctSeriesFinding> FINDINGS = ReconcileForecasts.FINDINGS;
  public static final TupleTag<DimForecastSeries> SERIES = ReconcileForecasts.SERIES;
  public static final TupleTag<DimForecastRun> RUNS = new TupleTag<>() {};

  /** Series are few; this many groups keep all cores busy while they are forecast. */
  private static final Buckets SERIES_BUCKETS = new Buckets(32);

  private final RunPlan plan;
  private final Manifest marts;
  private final ForecastPlan forecast;

  private ForecastSales(RunPlan plan, Manifest marts, ForecastPlan forecast) {
    this.plan = plan;
    this.marts = marts;
    this.forecast = forecast;
  }

  /**
   * Over the marts that a manifest names.
   *
   * @throws IllegalArgumentException if the product file plans no forecast
   */
  public static ForecastSales of(RunPlan plan, Manifest marts) {
    ForecastPlan forecast =
        plan.product()
            .forecastPlan()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The product file %s has no forecast section.%nMaybe add forecast: {}."
                            .formatted(plan.product().name())));
    return new ForecastSales(plan, marts, forecast);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    LocalDate cutoff = forecast.cutoff() == null ? plan.asOf() : forecast.cutoff();
    List<PanelPlan> panels = PanelPlan.of(forecast);
    String currency = plan.product().reporting().currency();
    PCollection<AggDailySales> sales =
        begin.apply("ReadDailySales", read("agg_daily_sales", AggDailySales.class));
    PCollection<AggDailyOrders> orders =
        begin.apply("ReadDailyOrders", read("agg_daily_orders", AggDailyOrders.class));
    PCollection<Product> products =
        begin.apply("ReadProducts", read("dim_products", Product.class));
    PCollection<ProductPlace> places =
        sales.apply("PlaceProducts", PlaceProducts.of(products, forecast, cutoff));
    PCollectionTuple reconciled =
        sales
            .apply("BuildSeries", BuildSeries.of(panels, orders, places, cutoff, SERIES_BUCKETS))
            .apply(
                "ForecastSeries",
                ForecastSeries.from(
                    DraftSeries.with(
                            AutoForecastSpec.fast(),
                            panels,
                            forecast.minimumVolume().doubleValue(),
                            forecast.indicators(),
                            regressors(begin, places))
                        .withCleaning(forecast.cleaning())))
            .apply(
                "ReconcileForecasts",
                ReconcileForecasts.of(panels, plan.runId(), cutoff, currency)
                    .withLaunchesOf(products));
    PCollection<DimForecastRun> runs =
        reconciled
            .get(SERIES)
            .apply(
                "SummarizeRun",
                SummarizeRun.of(plan.runId(), plan.asOf(), cutoff, forecast.toString()));
    return PCollectionTuple.of(FORECASTS, reconciled.get(FORECASTS))
        .and(TOTALS, reconciled.get(TOTALS))
        .and(DRIVERS, reconciled.get(DRIVERS))
        .and(SCORES, reconciled.get(SCORES))
        .and(HISTORY, reconciled.get(HISTORY))
        .and(FINDINGS, reconciled.get(FINDINGS))
        .and(SERIES, reconciled.get(SERIES))
        .and(RUNS, runs)
        .and(Accounts.COUNTED, reconciled.get(Accounts.COUNTED));
  }

  private RegressorTables regressors(PBegin begin, PCollection<ProductPlace> places) {
    return RegressorTables.of(
        readIfThere(begin, "fct_market_indicators", "Indicators", MarketIndicator.class),
        readIfThere(begin, "dim_calendar_days", "Calendar", CalendarDay.class),
        readIfThere(begin, "dim_promotions", "Promotions", Promotion.class),
        readIfThere(begin, "dim_promotion_products", "PromotionProducts", PromotionProduct.class),
        readIfThere(begin, "dim_price_lists", "Prices", PriceList.class),
        places);
  }

  private <T extends Record> PCollection<T> readIfThere(
      PBegin begin, String table, String what, Class<T> type) {
    Optional<Manifest.Table> found = marts.findTable(table);
    return found.isPresent()
        ? begin.apply("Read" + what, ReadTable.of(type, plan.lake(), found.get()))
        : begin.apply("No" + what, Create.empty(RecordCoder.of(type)));
  }

  private <T extends Record> ReadTable<T> read(String table, Class<T> type) {
    return ReadTable.of(type, plan.lake(), marts.table(table));
  }
}
