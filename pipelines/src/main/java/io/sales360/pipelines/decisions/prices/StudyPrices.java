package io.sales360.pipelines.decisions.prices;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Output;
import io.sales360.common.decision.AggDiscountDepth;
import io.sales360.common.decision.AggPriceElasticity;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.Product;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import io.sales360.pipelines.flow.SumByKey;
import io.sales360.pipelines.flow.SumInBundle;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Elasticities by product and sales by depth of discount, category by category; bounded. Two
 * accounts hold them to every line of a sale.
 */
final class StudyPrices extends PTransform<PBegin, PCollectionTuple> {
  static final TupleTag<AggPriceElasticity> ELASTICITIES = new TupleTag<>() {};
  static final TupleTag<AggDiscountDepth> DEPTHS = new TupleTag<>() {};
  static final Blocks<PriceWeek> WEEK_BLOCKS = Blocks.ofKind(0, RecordCoder.of(PriceWeek.class));
  static final Blocks<DepthSales> DEPTH_BLOCKS = Blocks.ofKind(1, RecordCoder.of(DepthSales.class));

  private static final Blocks<DepthLine> LINE_BLOCKS = Blocks.of(RecordCoder.of(DepthLine.class));
  private static final Blocks<PriceWeek> SUM_BLOCKS = Blocks.of(RecordCoder.of(PriceWeek.class));
  private static final TupleTag<KV<Integer, byte[]>> WEEKS = new TupleTag<>("weeks");
  private static final TupleTag<KV<Integer, byte[]>> LINES = new TupleTag<>("lines");
  private static final TupleTag<KV<Integer, byte[]>> WEEKS_OF = new TupleTag<>("weeksOf");
  private static final TupleTag<KV<Integer, byte[]>> DEPTHS_OF = new TupleTag<>("depthsOf");
  private static final TupleTag<CompanyWeek> COMPANY = new TupleTag<>("company");

  /** Enough for one category in each, mostly. */
  private static final Buckets CATEGORIES = new Buckets(64);

  private final MartReader marts;
  private final TableScan<FctMargin> margins;

  private StudyPrices(MartReader marts, TableScan<FctMargin> margins) {
    this.marts = marts;
    this.margins = margins;
  }

  static StudyPrices from(MartReader marts, TableScan<FctMargin> margins) {
    return new StudyPrices(marts, margins);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Buckets buckets = marts.buckets();
    PCollectionView<Map<String, String>> categories = categories();
    PCollectionTuple lines =
        margins.into(
            "SortLines",
            new PriceStep(
                PriceStep.thisMonday(marts.plan().asOf()),
                new SumInBundle<>(
                    PriceWeek::key,
                    (a, b) -> a.plus(b),
                    GroupByBucket.pack(WEEKS, SUM_BLOCKS, PriceWeek::productId, buckets)),
                GroupByBucket.pack(LINES, LINE_BLOCKS, DepthLine::orderId, buckets)));
    PCollectionTuple weeks = weeks(lines, categories);
    PCollectionView<List<CompanyWeek>> company = company(weeks.get(COMPANY));
    PCollectionTuple studied =
        PCollectionList.of(weeks.get(WEEKS_OF))
            .and(depths(lines, categories).get(DEPTHS_OF))
            .apply("FlattenCategories", Flatten.pCollections())
            .apply("GroupCategories", GroupByKey.create())
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

  /** Weeks under their category, and the units of all together. */
  private static PCollectionTuple weeks(
      PCollectionTuple lines, PCollectionView<Map<String, String>> categories) {
    BundleStep<PriceWeek> next =
        GroupByBucket.pack(WEEKS_OF, WEEK_BLOCKS, PriceWeek::category, CATEGORIES)
            .and(
                new SumInBundle<>(COMPANY, CompanyWeek.class, CompanyWeek::key, (a, b) -> a.plus(b))
                    .of((PriceWeek week) -> new CompanyWeek(week.monday(), week.units())));
    return categorized(
        "Weeks",
        lines.get(WEEKS),
        categories,
        new CategorizeFn<>(
            categories,
            SUM_BLOCKS,
            PriceWeek::productId,
            PriceWeek::in,
            PriceWeek::key,
            (a, b) -> a.plus(b),
            next),
        WEEKS_OF,
        next);
  }

  /** Summed within each order first, so that orders can be counted. */
  private static PCollectionTuple depths(
      PCollectionTuple lines, PCollectionView<Map<String, String>> categories) {
    BundleStep<DepthSales> next =
        new SumInBundle<>(
                DepthSales::key,
                (a, b) -> a.plus(b),
                GroupByBucket.pack(DEPTHS_OF, DEPTH_BLOCKS, DepthSales::category, CATEGORIES))
            .of(DepthSales::ofAnyOrder);
    return categorized(
        "Depths",
        lines.get(LINES),
        categories,
        new CategorizeFn<>(
            categories,
            LINE_BLOCKS,
            DepthLine::productId,
            DepthSales::of,
            DepthSales::key,
            (a, b) -> a.plus(b),
            next),
        DEPTHS_OF,
        next);
  }

  private static PCollectionTuple categorized(
      String what,
      PCollection<KV<Integer, byte[]>> packed,
      PCollectionView<Map<String, String>> categories,
      CategorizeFn<?, ?> categorize,
      TupleTag<KV<Integer, byte[]>> main,
      BundleStep<?> next) {
    return Output.coded(
        packed
            .apply("Group" + what, GroupByKey.create())
            .apply(
                "Categorize" + what,
                ParDo.of(categorize)
                    .withSideInputs(categories)
                    .withOutputTags(main, Output.others(main, next.outputs()))),
        next.outputs());
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

  private static PCollectionView<List<CompanyWeek>> company(PCollection<CompanyWeek> weeks) {
    return weeks
        .apply(
            "SumCompanyWeeks",
            SumByKey.of(CompanyWeek.class, CompanyWeek::key, (a, b) -> a.plus(b), new Buckets(1)))
        .apply("ViewCompanyWeeks", View.asList());
  }
}
