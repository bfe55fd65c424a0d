package io.sales360.pipelines.forecast;

import io.sales360.common.mart.DimForecastRun;
import io.sales360.common.mart.DimForecastSeries;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.selection.AutoForecastSpec;
import java.time.LocalDate;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/** The one row that describes a forecast run. */
final class SummarizeRun
    extends PTransform<PCollection<DimForecastSeries>, PCollection<DimForecastRun>> {
  private final String runId;
  private final LocalDate asOf;
  private final LocalDate cutoff;
  private final String plan;

  private SummarizeRun(String runId, LocalDate asOf, LocalDate cutoff, String plan) {
    this.runId = runId;
    this.asOf = asOf;
    this.cutoff = cutoff;
    this.plan = plan;
  }

  static SummarizeRun of(String runId, LocalDate asOf, LocalDate cutoff, String plan) {
    return new SummarizeRun(runId, asOf, cutoff, plan);
  }

  @Override
  public PCollection<DimForecastRun> expand(PCollection<DimForecastSeries> series) {
    PCollectionView<Long> reasoned =
        series
            .apply(
                "HasReason",
                MapElements.into(TypeDescriptors.longs())
                    .via((DimForecastSeries s) -> s.reasonCode() == null ? 0L : 1L))
            .setCoder(VarLongCoder.of())
            .apply("CountReasons", Combine.globally(Sum.ofLongs()).asSingletonView());
    return series
        .apply("CountSeries", Count.globally())
        .apply("DescribeRun", ParDo.of(new DescribeFn(this, reasoned)).withSideInputs(reasoned))
        .setCoder(RecordCoder.of(DimForecastRun.class));
  }

  private static final class DescribeFn extends DoFn<Long, DimForecastRun> {
    private final String runId;
    private final LocalDate asOf;
    private final LocalDate cutoff;
    private final String plan;
    private final PCollectionView<Long> reasoned;

    DescribeFn(SummarizeRun transform, PCollectionView<Long> reasoned) {
      this.runId = transform.runId;
      this.asOf = transform.asOf;
      this.cutoff = transform.cutoff;
      this.plan = transform.plan;
      this.reasoned = reasoned;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      long all = context.element();
      long withReason = context.sideInput(reasoned);
      context.output(
          new DimForecastRun(
              runId,
              asOf,
              cutoff,
              AutoForecastSpec.MODEL_VERSION,
              plan,
              all,
              all - withReason,
              withReason));
    }
  }
}
