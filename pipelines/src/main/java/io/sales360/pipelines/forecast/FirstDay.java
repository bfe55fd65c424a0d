package io.sales360.pipelines.forecast;

import io.sales360.common.mart.AggDailySales;
import java.time.LocalDate;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Min;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/** The first day with sales, as days since 1970-01-01, for use as a side input. */
final class FirstDay extends PTransform<PCollection<AggDailySales>, PCollectionView<Long>> {
  private FirstDay() {}

  static FirstDay ofSales() {
    return new FirstDay();
  }

  /** The day that the side input holds, or the cutoff where there are no sales before it. */
  static LocalDate orCutoff(long epochDay, LocalDate cutoff) {
    return LocalDate.ofEpochDay(Math.min(epochDay, cutoff.toEpochDay()));
  }

  @Override
  public PCollectionView<Long> expand(PCollection<AggDailySales> sales) {
    return sales
        .apply(
            "EpochDay",
            MapElements.into(TypeDescriptors.longs())
                .via((AggDailySales day) -> day.day().toEpochDay()))
        .setCoder(VarLongCoder.of())
        .apply("Earliest", Combine.globally(Min.ofLongs()).asSingletonView());
  }
}
