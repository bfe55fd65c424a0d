package io.sales360.pipelines.forecast;

import io.sales360.common.mart.FctForecastDriver.Driver;
import io.sales360.common.product.ForecastPlan.Cleaning;
import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.diagnosis.SeriesDoctor;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.Draft;
import io.sales360.forecasting.selection.ReasonCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts every series on its own, up to the width of the intervals; element-wise. Series that
 * are too small, and the cells that only carry the structure, are settled without.
 */
final class DraftSeries extends PTransform<PCollection<SeriesHistory>, PCollectionTuple> {
  static final TupleTag<KV<ExplainedSeries, Draft>> DRAFTED = new TupleTag<>() {};
  static final TupleTag<BaseForecast> SETTLED = new TupleTag<>() {};

  private final AutoForecastSpec spec;
  private final List<PanelPlan> panels;
  private final double minimumVolume;
  private final List<String> indicatorIds;
  private final RegressorTables regressors;
  private final Cleaning cleaning;

  private DraftSeries(
      AutoForecastSpec spec,
      List<PanelPlan> panels,
      double minimumVolume,
      List<String> indicatorIds,
      RegressorTables regressors,
      Cleaning cleaning) {
    this.spec = spec;
    this.panels = panels;
    this.minimumVolume = minimumVolume;
    this.indicatorIds = indicatorIds;
    this.regressors = regressors;
    this.cleaning = cleaning;
  }

  /**
   * With the models of a plan.
   *
   * @param minimumVolume mean units per period below which a product gets its parent's share
   * @param indicatorIds market indicators used
   */
  static DraftSeries with(
      AutoForecastSpec spec,
      List<PanelPlan> panels,
      double minimumVolume,
      List<String> indicatorIds,
      RegressorTables regressors) {
    return new DraftSeries(spec, panels, minimumVolume, indicatorIds, regressors, Cleaning.NONE);
  }

  /** The same with models that learn from cleaned series. */
  DraftSeries withCleaning(Cleaning other) {
    return new DraftSeries(spec, panels, minimumVolume, indicatorIds, regressors, other);
  }

  @Override
  public PCollectionTuple expand(PCollection<SeriesHistory> histories) {
    PCollectionTuple outputs =
        histories.apply(
            "DraftEach",
            ParDo.of(new DraftFn(this))
                .withSideInputs(regressors.views())
                .withOutputTags(DRAFTED, TupleTagList.of(SETTLED)));
    outputs
        .get(DRAFTED)
        .setCoder(
            KvCoder.of(RecordCoder.of(ExplainedSeries.class), SerializableCoder.of(Draft.class)));
    outputs.get(SETTLED).setCoder(RecordCoder.of(BaseForecast.class));
    return outputs;
  }

  private static final class DraftFn extends DoFn<SeriesHistory, KV<ExplainedSeries, Draft>> {
    private final AutoForecastSpec spec;
    private final List<PanelPlan> panels;
    private final double minimumVolume;
    private final List<String> indicatorIds;
    private final RegressorTables tables;
    private final Cleaning cleaning;
    private final Counter done = Metrics.counter("progress", "series");
    private transient @Nullable IndicatorHistory indicators;
    private transient @Nullable SeriesRegressors regressors;

    DraftFn(DraftSeries transform) {
      this.spec = transform.spec;
      this.panels = List.copyOf(transform.panels);
      this.minimumVolume = transform.minimumVolume;
      this.indicatorIds = List.copyOf(transform.indicatorIds);
      this.tables = transform.regressors;
      this.cleaning = transform.cleaning;
    }

    @StartBundle
    public void forgetTables() {
      indicators = null;
      regressors = null;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      SeriesHistory history = context.element();
      done.inc();
      if (!history.isPublished() || isTooSmall(history)) {
        context.output(SETTLED, withoutOwn(history, ReasonCode.PARENT_SHARE));
      } else if (history.values().isEmpty()) {
        context.output(SETTLED, withoutOwn(history, ReasonCode.EMPTY));
      } else {
        if (indicators == null || regressors == null) {
          indicators = tables.past(context, indicatorIds);
          regressors = tables.known(context);
        }
        context.output(draft(history, indicators, regressors));
      }
    }

    private boolean isTooSmall(SeriesHistory history) {
      return history.key().value(Dimension.PRODUCT) != null && history.meanUnits() < minimumVolume;
    }

    private static BaseForecast withoutOwn(SeriesHistory history, ReasonCode reason) {
      return new BaseForecast(
          history.isPublished()
              ? history.examined(Examination.of(SeriesDoctor.diagnose(history.series())))
              : history,
          "parent_share",
          AutoForecastSpec.MODEL_VERSION,
          reason.name(),
          List.of(),
          List.of(),
          List.of(),
          null);
    }

    private KV<ExplainedSeries, Draft> draft(
        SeriesHistory history, IndicatorHistory indicators, SeriesRegressors regressors) {
      SeriesKey key = history.key();
      Periods periods = new Periods(key.grain());
      int length = history.values().size();
      List<LocalDate> starts = new ArrayList<>();
      for (int t = 0; t < length; t++) {
        starts.add(periods.plus(history.start(), t));
      }
      Horizon horizon = Horizon.of(PanelPlan.holding(key, panels).horizon());
      PastRegressors past = indicators.at(starts);
      KnownRegressors known = regressors.of(key, history.start(), length, horizon.steps());
      Examination.Result examined =
          Examination.of(SeriesDoctor.diagnose(history.series()), cleaning, known);
      TimeSeries series = examined.learned();
      Draft draft = spec.draft(series, known, past, horizon);
      List<Map<Driver, Double>> explained = Explanation.of(series, past, known, horizon);
      return KV.of(new ExplainedSeries(history.examined(examined.examination()), explained), draft);
    }
  }
}
