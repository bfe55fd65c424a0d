package io.sales360.pipelines.decisions.stock;

import io.sales360.common.decision.AggProductStock;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.InventorySnapshot;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.time.LocalDate;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Stock of goods by month; bounded. Two accounts hold it to every count and every line. */
final class StudyStock extends PTransform<PBegin, PCollectionTuple> {
  static final TupleTag<AggProductStock> STOCK = new TupleTag<>() {};
  private static final TupleTag<KV<Integer, byte[]>> SOLD = new TupleTag<>("sold");
  static final TupleTag<SoldDay> DAYS = new TupleTag<>() {};

  private final MartReader marts;
  private final TableScan<FctMargin> margins;

  private StudyStock(MartReader marts, TableScan<FctMargin> margins) {
    this.marts = marts;
    this.margins = margins;
  }

  static StudyStock from(MartReader marts, TableScan<FctMargin> margins) {
    return new StudyStock(marts, margins);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Buckets buckets = marts.buckets();
    LocalDate asOf = marts.plan().asOf();
    SumByKey<SoldDay> sums = SumByKey.of(SoldDay.class, SoldDay::key, (a, b) -> a.plus(b), buckets);
    PCollectionTuple sold = margins.into("KeepSoldGoods", new SaleStep(sums.step(SOLD)));
    PCollection<SoldDay> days = sold.get(SOLD).apply("SumDays", sums.ofPacked());
    PCollectionTuple counted = counts(asOf);
    PCollectionTuple studied =
        KeyedPCollectionTuple.of(
                DAYS, keyed("Days", days, SoldDay.class, SoldDay::productId, buckets))
            .and(
                CountFn.COUNTS,
                keyed(
                    "Counts",
                    counted.get(CountFn.COUNTS),
                    StockCount.class,
                    StockCount::productId,
                    buckets))
            .apply("GroupProducts", CoGroupByKey.create())
            .apply(
                "StudyProducts",
                ParDo.of(new ProductFn(asOf, marts.plan().product().reporting().currency()))
                    .withOutputTags(STOCK, TupleTagList.of(Accounts.COUNTED)));
    return PCollectionTuple.of(
            STOCK, studied.get(STOCK).setCoder(RecordCoder.of(AggProductStock.class)))
        .and(Accounts.COUNTED, Accounts.together(sold, counted, studied));
  }

  private PCollectionTuple counts(LocalDate asOf) {
    CostsView costs = CostsView.of(marts);
    return marts
        .rows("fct_inventory_snapshots", InventorySnapshot.class)
        .apply(
            "KeepCounts",
            ParDo.of(new CountFn(costs, asOf))
                .withSideInputs(costs.all())
                .withOutputTags(CountFn.COUNTS, TupleTagList.of(Accounts.COUNTED)));
  }

  private static <T extends Record> PCollection<KV<Integer, T>> keyed(
      String name,
      PCollection<T> rows,
      Class<T> type,
      SerializableFunction<T, String> product,
      Buckets buckets) {
    return rows.setCoder(RecordCoder.of(type))
        .apply(
            "Key" + name,
            WithKeys.of((T row) -> buckets.of(product.apply(row)))
                .withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(type)));
  }
}
