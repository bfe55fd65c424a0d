package io.sales360.pipelines.forecast;

import io.sales360.common.mart.AggDailySales;
import io.sales360.common.model.Product;
import io.sales360.common.product.ForecastPlan;
import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.product.ForecastPlan.Largest;
import io.sales360.common.schema.RecordCoder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.BigDecimalCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of every product: its category, and whether it is large enough, by net sales up
 * to the cutoff, for a node of its own. Bounded by the number of products, which is held in memory.
 */
final class PlaceProducts
    extends PTransform<PCollection<AggDailySales>, PCollection<ProductPlace>> {
  private static final TupleTag<Product> KNOWN = new TupleTag<>() {};
  private static final TupleTag<KV<String, BigDecimal>> SOLD = new TupleTag<>() {};

  private final PCollection<Product> products;
  private final int largest;
  private final LocalDate cutoff;

  private PlaceProducts(PCollection<Product> products, int largest, LocalDate cutoff) {
    this.products = products;
    this.largest = largest;
    this.cutoff = cutoff;
  }

  static PlaceProducts of(PCollection<Product> products, ForecastPlan plan, LocalDate cutoff) {
    int largest =
        plan.largest().stream()
            .filter(l -> l.dimension() == Dimension.PRODUCT)
            .mapToInt(Largest::count)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    return new PlaceProducts(products, largest, cutoff);
  }

  @Override
  public PCollection<ProductPlace> expand(PCollection<AggDailySales> days) {
    PCollection<KV<Integer, KV<String, BigDecimal>>> sold =
        days.apply("SumProducts", ParDo.of(new SumFn(cutoff)))
            .setCoder(
                KvCoder.of(
                    VarIntCoder.of(), KvCoder.of(StringUtf8Coder.of(), BigDecimalCoder.of())));
    PCollection<KV<Integer, Product>> known =
        products
            .apply(
                "KeyProducts",
                WithKeys.of((Product p) -> 0).withKeyType(TypeDescriptors.integers()))
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(Product.class)));
    return KeyedPCollectionTuple.of(KNOWN, known)
        .and(SOLD, sold)
        .apply("GatherProducts", CoGroupByKey.create())
        .apply("PlaceEach", ParDo.of(new PlaceFn(largest)))
        .setCoder(RecordCoder.of(ProductPlace.class));
  }

  private static final class SumFn
      extends DoFn<AggDailySales, KV<Integer, KV<String, BigDecimal>>> {
    private final LocalDate cutoff;
    private transient @Nullable Map<String, BigDecimal> sums;

    SumFn(LocalDate cutoff) {
      this.cutoff = cutoff;
    }

    @StartBundle
    public void start() {
      sums = new TreeMap<>();
    }

    @ProcessElement
    public void process(@Element AggDailySales day) {
      if (sums != null && !day.day().isAfter(cutoff)) {
        sums.merge(day.productId(), day.netSales(), BigDecimal::add);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (sums != null) {
        sums.forEach(
            (product, sum) ->
                context.output(
                    KV.of(0, KV.of(product, sum)),
                    BoundedWindow.TIMESTAMP_MIN_VALUE,
                    GlobalWindow.INSTANCE));
      }
    }
  }

  private static final class PlaceFn extends DoFn<KV<Integer, CoGbkResult>, ProductPlace> {
    private final int largest;

    PlaceFn(int largest) {
      this.largest = largest;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, CoGbkResult> all, OutputReceiver<ProductPlace> places) {
      Map<String, BigDecimal> sums = new TreeMap<>();
      all.getValue()
          .getAll(SOLD)
          .forEach(sold -> sums.merge(sold.getKey(), sold.getValue(), BigDecimal::add));
      Map<String, String> categories = new HashMap<>();
      for (Product product : all.getValue().getAll(KNOWN)) {
        if (product.category() != null) {
          categories.put(product.productId(), product.category());
        }
      }
      List<String> ranked =
          sums.entrySet().stream()
              .sorted(
                  Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .toList();
      Set<String> own = ranked.stream().limit(largest).collect(Collectors.toSet());
      for (String product : ranked) {
        places.output(
            new ProductPlace(
                product,
                categories.getOrDefault(product, ProductPlace.NONE),
                own.contains(product) ? product : ProductPlace.OTHER));
      }
    }
  }
}
