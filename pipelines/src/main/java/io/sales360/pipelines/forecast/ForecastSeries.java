package io.sales360.pipelines.forecast;

import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.selection.Calibration;
import io.sales360.forecasting.selection.Draft;
import io.sales360.forecasting.selection.ModelScore;
import io.sales360.forecasting.selection.SeriesForecast;
import java.util.Arrays;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts every series: a draft for each on its own, then intervals as wide as the errors of all
 * drafts of the panel say; bounded. The calibrations are a side input: one per panel, of fixed
 * size.
 */
final class ForecastSeries
    extends PTransform<PCollection<SeriesHistory>, PCollection<BaseForecast>> {
  private final DraftSeries drafting;

  private ForecastSeries(DraftSeries drafting) {
    this.drafting = drafting;
  }

  static ForecastSeries from(DraftSeries drafting) {
    return new ForecastSeries(drafting);
  }

  @Override
  public PCollection<BaseForecast> expand(PCollection<SeriesHistory> histories) {
    PCollectionTuple drafted = histories.apply("DraftSeries", drafting);
    PCollection<KV<ExplainedSeries, Draft>> drafts = drafted.get(DraftSeries.DRAFTED);
    PCollectionView<Map<String, Calibration>> calibrations =
        drafts
            .apply("KeyDraftsByPanel", ParDo.of(new KeyFn()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Draft.class)))
            .apply("LearnCalibrations", Combine.perKey(new LearnCalibration()))
            .apply("ViewCalibrations", View.asMap());
    PCollection<BaseForecast> forecasts =
        drafts
            .apply(
                "Calibrate", ParDo.of(new CalibrateFn(calibrations)).withSideInputs(calibrations))
            .setCoder(RecordCoder.of(BaseForecast.class));
    return PCollectionList.of(forecasts)
        .and(drafted.get(DraftSeries.SETTLED))
        .apply("FlattenForecasts", Flatten.pCollections());
  }

  private static final class KeyFn extends DoFn<KV<ExplainedSeries, Draft>, KV<String, Draft>> {
    @ProcessElement
    public void process(
        @Element KV<ExplainedSeries, Draft> drafted, OutputReceiver<KV<String, Draft>> keyed) {
      keyed.output(KV.of(drafted.getKey().history().key().panelId(), drafted.getValue()));
    }
  }

  private static final class CalibrateFn extends DoFn<KV<ExplainedSeries, Draft>, BaseForecast> {
    private final PCollectionView<Map<String, Calibration>> view;
    private transient @Nullable Map<String, Calibration> calibrations;

    CalibrateFn(PCollectionView<Map<String, Calibration>> view) {
      this.view = view;
    }

    @StartBundle
    public void forgetCalibrations() {
      calibrations = null;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      if (calibrations == null) {
        calibrations = Map.copyOf(context.sideInput(view));
      }
      ExplainedSeries series = context.element().getKey();
      Calibration calibration = calibrations.get(series.history().key().panelId());
      if (calibration == null) {
        throw new IllegalStateException(
            "The panel (%s) has a draft but no calibration."
                .formatted(series.history().key().panelId()));
      }
      SeriesForecast forecast = context.element().getValue().published(calibration);
      context.output(
          new BaseForecast(
              series.history(),
              forecast.model(),
              forecast.modelVersion(),
              forecast.reason() == null ? null : forecast.reason().name(),
              forecast.steps().stream().map(CalibrateFn::step).toList(),
              forecast.scores().stream().map(CalibrateFn::score).toList(),
              series.explained(),
              forecast.steps().isEmpty()
                  ? null
                  : BaseForecast.Ties.of(
                      forecast.dependence(), forecast.support() == Support.COUNTS)));
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
