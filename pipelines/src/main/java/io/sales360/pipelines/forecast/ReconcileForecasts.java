package io.sales360.pipelines.forecast;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.DimForecastSeries;
import io.sales360.common.mart.FctForecastDriver;
import io.sales360.common.mart.FctForecastScore;
import io.sales360.common.mart.FctForecastTotal;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.mart.FctSeriesFinding;
import io.sales360.common.mart.FctSeriesHistory;
import io.sales360.common.model.Product;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the forecasts of each panel add up, and turns them into the published rows; bounded, one
 * panel at a time in memory. Every series is counted: with a forecast, or with the reason why it
 * has none.
 */
final class ReconcileForecasts extends PTransform<PCollection<BaseForecast>, PCollectionTuple> {
  static final TupleTag<FctSalesForecast> FORECASTS = new TupleTag<>() {};
  static final TupleTag<FctForecastTotal> TOTALS = new TupleTag<>() {};
  static final TupleTag<FctForecastDriver> DRIVERS = new TupleTag<>() {};
  static final TupleTag<FctForecastScore> SCORES = new TupleTag<>() {};
  static final TupleTag<FctSeriesHistory> HISTORY = new TupleTag<>() {};
  static final TupleTag<FctSeriesFinding> FINDINGS = new TupleTag<>() {};
  static final TupleTag<DimForecastSeries> SERIES = new TupleTag<>() {};

  private final List<PanelPlan> panels;
  private final String runId;
  private final LocalDate cutoff;
  private final String currencyCode;
  private final @Nullable PCollection<Product> products;

  private ReconcileForecasts(
      List<PanelPlan> panels,
      String runId,
      LocalDate cutoff,
      String currencyCode,
      @Nullable PCollection<Product> products) {
    this.panels = panels;
    this.runId = runId;
    this.cutoff = cutoff;
    this.currencyCode = currencyCode;
    this.products = products;
  }

  static ReconcileForecasts of(
      List<PanelPlan> panels, String runId, LocalDate cutoff, String currencyCode) {
    return new ReconcileForecasts(panels, runId, cutoff, currencyCode, null);
  }

  /**
   * The same with new products forecast from launches of their like.
   *
   * @param products become a side input: one row per product
   */
  ReconcileForecasts withLaunchesOf(PCollection<Product> products) {
    return new ReconcileForecasts(panels, runId, cutoff, currencyCode, products);
  }

  @Override
  public PCollectionTuple expand(PCollection<BaseForecast> forecasts) {
    PCollectionView<List<ProductTraits>> traits =
        products == null
            ? null
            : products
                .apply(
                    "TraitsOfProducts",
                    MapElements.into(TypeDescriptor.of(ProductTraits.class))
                        .via((Product product) -> ProductTraits.of(product)))
                .setCoder(RecordCoder.of(ProductTraits.class))
                .apply("ViewTraits", View.asList());
    PCollectionTuple outputs =
        forecasts
            .apply(
                "KeyByPanel",
                WithKeys.of((BaseForecast f) -> f.history().key().panelId())
                    .withKeyType(TypeDescriptors.strings()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(BaseForecast.class)))
            .apply("GroupPanels", GroupByKey.create())
            .apply(
                "ReconcileEach",
                ParDo.of(new ReconcileFn(this, traits))
                    .withSideInputs(traits == null ? List.of() : List.of(traits))
                    .withOutputTags(
                        FORECASTS,
                        TupleTagList.of(DRIVERS)
                            .and(TOTALS)
                            .and(SCORES)
                            .and(HISTORY)
                            .and(FINDINGS)
                            .and(SERIES)
                            .and(Accounts.COUNTED)));
    outputs.get(FORECASTS).setCoder(RecordCoder.of(FctSalesForecast.class));
    outputs.get(DRIVERS).setCoder(RecordCoder.of(FctForecastDriver.class));
    outputs.get(TOTALS).setCoder(RecordCoder.of(FctForecastTotal.class));
    outputs.get(SCORES).setCoder(RecordCoder.of(FctForecastScore.class));
    outputs.get(HISTORY).setCoder(RecordCoder.of(FctSeriesHistory.class));
    outputs.get(FINDINGS).setCoder(RecordCoder.of(FctSeriesFinding.class));
    outputs.get(SERIES).setCoder(RecordCoder.of(DimForecastSeries.class));
    return outputs;
  }

  private static final class ReconcileFn
      extends AccountingFn<KV<String, Iterable<BaseForecast>>, FctSalesForecast> {
    private final List<PanelPlan> panels;
    private final String runId;
    private final LocalDate cutoff;
    private final int moneyDecimals;
    private final @Nullable PCollectionView<List<ProductTraits>> traits;

    ReconcileFn(
        ReconcileForecasts transform, @Nullable PCollectionView<List<ProductTraits>> traits) {
      this.traits = traits;
      this.panels = List.copyOf(transform.panels);
      this.runId = transform.runId;
      this.cutoff = transform.cutoff;
      this.moneyDecimals =
          Math.max(0, Currency.getInstance(transform.currencyCode).getDefaultFractionDigits());
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<BaseForecast>> keyed,
        ProcessContext context,
        MultiOutputReceiver outputs) {
      List<BaseForecast> drafted = new ArrayList<>();
      keyed.getValue().forEach(drafted::add);
      PanelPlan panel = PanelPlan.holding(drafted.get(0).history().key(), panels);
      List<BaseForecast> forecasts =
          traits == null
              ? drafted
              : new ColdStarts(panel, drafted, context.sideInput(traits)).replaced();
      PanelReconciliation reconciliation =
          new PanelReconciliation(panel, forecasts, runId, cutoff, decimals(panel.measure()));
      Map<String, BaseForecast> bySeries = new HashMap<>();
      reconciliation.nodes().forEach(n -> bySeries.put(n.history().key().seriesId(), n));
      Map<String, List<FctSalesForecast>> published = new LinkedHashMap<>();
      for (FctSalesForecast row : reconciliation.rows()) {
        published.computeIfAbsent(row.seriesId(), id -> new ArrayList<>()).add(row);
        outputs.get(FORECASTS).output(row);
        BaseForecast base = Objects.requireNonNull(bySeries.get(row.seriesId()));
        Explanation.rows(row, base).forEach(outputs.get(DRIVERS)::output);
      }
      for (BaseForecast node : reconciliation.nodes()) {
        List<FctSalesForecast> steps = published.get(node.history().key().seriesId());
        if (steps != null) {
          ForecastTotals.of(steps, reconciliation.dependence(node), node.isCounted())
              .forEach(outputs.get(TOTALS)::output);
        }
        describe(keyed.getKey(), node, steps != null, outputs);
      }
    }

    /** Money in minor units; counts in hundredths, because an expected count is no whole number. */
    private int decimals(Measure measure) {
      return measure == Measure.NET_SALES ? moneyDecimals : 2;
    }

    private FctSeriesFinding finding(
        SeriesHistory history, Periods periods, Examination.Found found) {
      SeriesKey key = history.key();
      return new FctSeriesFinding(
          runId,
          key.seriesId(),
          key.measure(),
          key.grain(),
          found.kind(),
          periods.plus(history.start(), found.from()),
          periods.plus(history.start(), found.to()),
          found.size(),
          found.action());
    }

    private void describe(
        String panel, BaseForecast node, boolean hasForecast, MultiOutputReceiver outputs) {
      SeriesHistory history = node.history();
      SeriesKey key = history.key();
      String feed = "series:" + panel;
      count(feed, LedgerEntry.Kind.READ, "", history.total());
      count(
          feed,
          hasForecast ? LedgerEntry.Kind.WRITTEN : LedgerEntry.Kind.FILTERED,
          node.reasonCode() == null ? "forecast" : node.reasonCode(),
          history.total());
      Examination examination = history.examination();
      outputs
          .get(SERIES)
          .output(
              new DimForecastSeries(
                  key.seriesId(),
                  key.hierarchyLevel(),
                  key.measure(),
                  key.grain(),
                  key.territoryId(),
                  key.channelId(),
                  key.category(),
                  key.productId(),
                  history.start(),
                  history.values().size(),
                  history.total().doubleValue(),
                  node.model(),
                  node.reasonCode(),
                  examination == null ? null : examination.demand(),
                  examination == null ? null : examination.observed(),
                  examination == null ? null : examination.zeros(),
                  examination == null ? null : (long) examination.findings().size()));
      Periods periods = new Periods(key.grain());
      if (examination != null) {
        examination.findings().stream()
            .map(found -> finding(history, periods, found))
            .forEach(outputs.get(FINDINGS)::output);
      }
      for (int t = 0; t < history.values().size(); t++) {
        outputs
            .get(HISTORY)
            .output(
                new FctSeriesHistory(
                    key.seriesId(),
                    key.measure(),
                    key.grain(),
                    periods.plus(history.start(), t),
                    history.values().get(t)));
      }
      for (BaseForecast.Score score : node.scores()) {
        outputs
            .get(SCORES)
            .output(
                new FctForecastScore(
                    runId,
                    key.seriesId(),
                    key.measure(),
                    key.grain(),
                    score.model(),
                    score.origins(),
                    score.horizon(),
                    score.wape(),
                    score.mase(),
                    score.bias(),
                    score.coverage80(),
                    score.coverage95(),
                    score.isSelected()));
      }
    }
  }
}
