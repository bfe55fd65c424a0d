package io.sales360.pipelines.marts;

import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Buckets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Sums cells of equal key, within the bundle first, so that fewer elements are shuffled; bounded.
 */
final class SumCells extends PTransform<PCollection<DailyCell>, PCollection<DailyCell>> {
  private final Buckets buckets;

  private SumCells(Buckets buckets) {
    this.buckets = buckets;
  }

  static SumCells over(Buckets buckets) {
    return new SumCells(buckets);
  }

  @Override
  public PCollection<DailyCell> expand(PCollection<DailyCell> cells) {
    return cells
        .apply("PreSum", ParDo.of(new PreSumFn(buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(DailyCell.class)))
        .apply("GroupCells", GroupByKey.create())
        .apply("SumEach", ParDo.of(new SumFn()))
        .setCoder(RecordCoder.of(DailyCell.class));
  }

  private static final class PreSumFn extends DoFn<DailyCell, KV<Integer, DailyCell>> {
    private static final int FLUSH_AT = 50_000;

    private final Buckets buckets;
    private transient @Nullable Map<DailyCell.Key, DailyCell> held;

    PreSumFn(Buckets buckets) {
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      held = new LinkedHashMap<>();
    }

    @ProcessElement
    public void process(@Element DailyCell cell, OutputReceiver<KV<Integer, DailyCell>> sums) {
      Map<DailyCell.Key, DailyCell> cells = held == null ? new LinkedHashMap<>() : held;
      cells.merge(cell.key(), cell, DailyCell::plus);
      if (cells.size() >= FLUSH_AT) {
        cells.forEach((key, sum) -> sums.output(KV.of(buckets.of(key.text()), sum)));
        cells.clear();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (held != null) {
        held.forEach(
            (key, sum) ->
                context.output(
                    KV.of(buckets.of(key.text()), sum),
                    BoundedWindow.TIMESTAMP_MIN_VALUE,
                    GlobalWindow.INSTANCE));
      }
    }
  }

  private static final class SumFn extends DoFn<KV<Integer, Iterable<DailyCell>>, DailyCell> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<DailyCell>> bucket, OutputReceiver<DailyCell> sums) {
      Map<DailyCell.Key, DailyCell> cells = new LinkedHashMap<>();
      bucket.getValue().forEach(cell -> cells.merge(cell.key(), cell, DailyCell::plus));
      cells.values().forEach(sums::output);
    }
  }
}
