package io.sales360.pipelines.forecast;

import io.sales360.common.model.MarketIndicator;
import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.ModelScore;
import io.sales360.forecasting.selection.ReasonCode;
import io.sales360.forecasting.selection.SeriesForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts every series on its own; element-wise. Series that are too small, and the cells that
 * only carry the structure, get no forecast of their own but their parent's share later. Market
 * indicators are a side input: one row per indicator and month.
 */
final class ForecastSeries
    extends PTransform<PCollection<SeriesHistory>, PCollection<BaseForecast>> {
  private final List<PanelPlan> panels;
  private final double minimumVolume;
  private final List<String> indicatorIds;
  private final PCollectionView<List<MarketIndicator>> indicators;
  private final AutoForecastSpec spec;

  private ForecastSeries(
      AutoForecastSpec spec,
      List<PanelPlan> panels,
      double minimumVolume,
      List<String> indicatorIds,
      PCollectionView<List<MarketIndicator>> indicators) {
    this.spec = spec;
    this.panels = panels;
    this.minimumVolume = minimumVolume;
    this.indicatorIds = indicatorIds;
    this.indicators = indicators;
  }

  static ForecastSeries with(
      AutoForecastSpec spec,
      List<PanelPlan> panels,
      double minimumVolume,
      List<String> indicatorIds,
      PCollectionView<List<MarketIndicator>> indicators) {
    return new ForecastSeries(spec, panels, minimumVolume, indicatorIds, indicators);
  }

  @Override
  public PCollection<BaseForecast> expand(PCollection<SeriesHistory> histories) {
    return histories
        .apply(
            "ForecastEach",
            ParDo.of(new ForecastFn(spec, panels, minimumVolume, indicatorIds, indicators))
                .withSideInputs(indicators))
        .setCoder(RecordCoder.of(BaseForecast.class));
  }

  private static final class ForecastFn extends DoFn<SeriesHistory, BaseForecast> {
    private final AutoForecastSpec spec;
    private final List<PanelPlan> panels;
    private final double minimumVolume;
    private final List<String> indicatorIds;
    private final PCollectionView<List<MarketIndicator>> indicatorsView;
    private final Counter done = Metrics.counter("progress", "series");
    private transient @Nullable IndicatorHistory indicators;

    ForecastFn(
        AutoForecastSpec spec,
        List<PanelPlan> panels,
        double minimumVolume,
        List<String> indicatorIds,
        PCollectionView<List<MarketIndicator>> indicatorsView) {
      this.spec = spec;
      this.panels = panels;
      this.minimumVolume = minimumVolume;
      this.indicatorIds = indicatorIds;
      this.indicatorsView = indicatorsView;
    }

    @StartBundle
    public void forgetIndicators() {
      indicators = null;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      if (indicators == null) {
        indicators = new IndicatorHistory(context.sideInput(indicatorsView), indicatorIds);
      }
      SeriesHistory history = context.element();
      done.inc();
      if (!history.isPublished() || isTooSmall(history)) {
        context.output(withoutOwn(history, ReasonCode.PARENT_SHARE));
      } else if (history.values().isEmpty()) {
        context.output(withoutOwn(history, ReasonCode.EMPTY));
      } else {
        context.output(forecast(history, indicators));
      }
    }

    private boolean isTooSmall(SeriesHistory history) {
      return history.key().value(Dimension.PRODUCT) != null && history.meanUnits() < minimumVolume;
    }

    private static BaseForecast withoutOwn(SeriesHistory history, ReasonCode reason) {
      return new BaseForecast(
          history,
          "parent_share",
          AutoForecastSpec.MODEL_VERSION,
          reason.name(),
          List.of(),
          List.of());
    }

    private BaseForecast forecast(SeriesHistory history, IndicatorHistory known) {
      Periods periods = new Periods(history.key().grain());
      List<LocalDate> starts = new ArrayList<>();
      for (int t = 0; t < history.values().size(); t++) {
        starts.add(periods.plus(history.start(), t));
      }
      TimeSeries series =
          TimeSeries.of(
              history.key().seriesId(), periods.frequency(), history.start(), history.asDoubles());
      PastRegressors past = known.at(starts);
      SeriesForecast forecast =
          spec.forecast(series, KnownRegressors.none(), past, Horizon.of(horizon(history)));
      return new BaseForecast(
          history,
          forecast.model(),
          forecast.modelVersion(),
          forecast.reason() == null ? null : forecast.reason().name(),
          forecast.steps().stream().map(ForecastFn::step).toList(),
          forecast.scores().stream().map(ForecastFn::score).toList());
    }

    private int horizon(SeriesHistory history) {
      return panels.stream()
          .filter(p -> p.measure() == history.key().measure() && p.grain() == history.key().grain())
          .mapToInt(PanelPlan::horizon)
          .findFirst()
          .orElseThrow();
    }

    private static BaseForecast.BaseStep step(Step step) {
      return new BaseForecast.BaseStep(
          step.mean(), Arrays.stream(step.quantiles().toArray()).boxed().toList());
    }

    private static BaseForecast.Score score(ModelScore score) {
      return new BaseForecast.Score(
          score.model(),
          score.origins(),
          score.horizon(),
          defined(score.wape()),
          defined(score.mase()),
          defined(score.bias()),
          defined(score.coverage80()),
          defined(score.coverage95()),
          score.selected());
    }

    private static @Nullable Double defined(double measure) {
      return Double.isFinite(measure) ? measure : null;
    }
  }
}
