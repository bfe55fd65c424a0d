package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/** Sales of all products by day, as a side input; bounded. */
final class CompanySales extends PTransform<PBegin, PCollectionView<List<CompanyDay>>> {
  private static final TupleTag<KV<Integer, byte[]>> PACKED = new TupleTag<>("packed");

  private final TableScan<FctMargin> margins;

  CompanySales(TableScan<FctMargin> margins) {
    this.margins = margins;
  }

  @Override
  public PCollectionView<List<CompanyDay>> expand(PBegin begin) {
    SumByKey<CompanyDay> sums =
        SumByKey.of(
            CompanyDay.class, day -> day.day().toString(), (a, b) -> a.plus(b), new Buckets(1));
    return margins
        .into("DayOfLine", sums.step(PACKED).of(CompanyDay::of))
        .get(PACKED)
        .apply("SumDays", sums.ofPacked())
        .apply("ViewDays", View.asList());
  }
}
