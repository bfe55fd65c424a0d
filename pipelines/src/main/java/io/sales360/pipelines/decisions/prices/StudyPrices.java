package io.sales360.pipelines.decisions.prices;

import io.sales360.common.decision.AggDiscountDepth;
import io.sales360.common.decision.AggPriceElasticity;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.Product;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Elasticities by product and sales by depth of discount, category by category; bounded. Two
 * accounts hold them to every line of a sale.
 */
final class StudyPrices extends PTransform<PCollection<FctMargin>, PCollectionTuple> {
  static final TupleTag<AggPriceElasticity> ELASTICITIES = new TupleTag<>() {};
  static final TupleTag<AggDiscountDepth> DEPTHS = new TupleTag<>() {};

  private final MartReader marts;

  private StudyPrices(MartReader marts) {
    this.marts = marts;
  }

  static StudyPrices from(MartReader marts) {
    return new StudyPrices(marts);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctMargin> margins) {
    Buckets buckets = marts.buckets();
    PCollectionView<Map<String, String>> categories = categories();
    PCollectionTuple lines =
        margins.apply(
            "SortLines",
            ParDo.of(new SortLinesFn(categories, marts.plan().asOf()))
                .withSideInputs(categories)
                .withOutputTags(
                    SortLinesFn.WEEKS, TupleTagList.of(SortLinesFn.DEPTHS).and(Accounts.COUNTED)));
    PCollection<PriceWeek> weeks =
        lines
            .get(SortLinesFn.WEEKS)
            .setCoder(RecordCoder.of(PriceWeek.class))
            .apply(
                "SumWeeks",
                SumByKey.of(PriceWeek.class, PriceWeek::key, (a, b) -> a.plus(b), buckets));
    PCollectionView<List<CompanyWeek>> company = company(weeks);
    PCollectionTuple studied =
        KeyedPCollectionTuple.of(SortLinesFn.WEEKS, byCategory(weeks))
            .and(SortLinesFn.DEPTHS, depths(lines.get(SortLinesFn.DEPTHS), buckets))
            .apply("GroupCategories", CoGroupByKey.create())
            .apply(
                "StudyCategories",
                ParDo.of(new CategoryFn(company, marts.plan().product().reporting().currency()))
                    .withSideInputs(company)
                    .withOutputTags(ELASTICITIES, TupleTagList.of(DEPTHS).and(Accounts.COUNTED)));
    return PCollectionTuple.of(
            ELASTICITIES,
            studied.get(ELASTICITIES).setCoder(RecordCoder.of(AggPriceElasticity.class)))
        .and(DEPTHS, studied.get(DEPTHS).setCoder(RecordCoder.of(AggDiscountDepth.class)))
        .and(Accounts.COUNTED, Accounts.together(lines, studied));
  }

  /** Category by product; bounded by the products. */
  private PCollectionView<Map<String, String>> categories() {
    return marts
        .rows("dim_products", Product.class)
        .apply("KeepWithCategory", Filter.by((Product product) -> product.category() != null))
        .apply(
            "CategoryOfProduct",
            MapElements.into(
                    TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.strings()))
                .via(
                    (Product product) ->
                        KV.of(
                            product.productId(),
                            product.category() == null ? "" : product.category())))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()))
        .apply("ViewCategories", View.asMap());
  }

  private static PCollectionView<List<CompanyWeek>> company(PCollection<PriceWeek> weeks) {
    return weeks
        .apply(
            "WeekOfCompany",
            MapElements.into(TypeDescriptor.of(CompanyWeek.class))
                .via((PriceWeek week) -> new CompanyWeek(week.monday(), week.units())))
        .setCoder(RecordCoder.of(CompanyWeek.class))
        .apply(
            "SumCompanyWeeks",
            SumByKey.of(
                CompanyWeek.class,
                week -> week.monday().toString(),
                (a, b) -> a.plus(b),
                new Buckets(1)))
        .apply("ViewCompanyWeeks", View.asList());
  }

  private static PCollection<KV<String, PriceWeek>> byCategory(PCollection<PriceWeek> weeks) {
    return weeks
        .apply("KeyWeeks", WithKeys.of(PriceWeek::category).withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(PriceWeek.class)));
  }

  /** Summed within each order first, so that orders can be counted. */
  private static PCollection<KV<String, DepthSales>> depths(
      PCollection<DepthSales> lines, Buckets buckets) {
    RecordCoder<DepthSales> coder = RecordCoder.of(DepthSales.class);
    return lines
        .setCoder(coder)
        .apply(
            "SumOrders",
            SumByKey.of(DepthSales.class, DepthSales::key, (a, b) -> a.plus(b), buckets))
        .apply(
            "LeaveOrders",
            MapElements.into(TypeDescriptor.of(DepthSales.class)).via(DepthSales::ofAnyOrder))
        .setCoder(coder)
        .apply(
            "SumDepths",
            SumByKey.of(DepthSales.class, DepthSales::key, (a, b) -> a.plus(b), buckets))
        .apply(
            "KeyDepths", WithKeys.of(DepthSales::category).withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), coder));
  }
}
