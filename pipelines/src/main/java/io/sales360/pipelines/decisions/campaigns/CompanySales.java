package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Sales of all products by day, as a side input; bounded. */
final class CompanySales
    extends PTransform<PCollection<FctMargin>, PCollectionView<List<CompanyDay>>> {
  @Override
  public PCollectionView<List<CompanyDay>> expand(PCollection<FctMargin> margins) {
    return margins
        .apply(
            "DayOfLine", MapElements.into(TypeDescriptor.of(CompanyDay.class)).via(CompanyDay::of))
        .setCoder(RecordCoder.of(CompanyDay.class))
        .apply(
            "SumDays",
            SumByKey.of(
                CompanyDay.class, day -> day.day().toString(), (a, b) -> a.plus(b), new Buckets(1)))
        .apply("ViewDays", View.asList());
  }
}
