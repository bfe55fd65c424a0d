package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.Promotion;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Measures every promotion against a baseline of its own; bounded. Lines meet their product's
 * promotions by side input and are summed by day.
 */
final class MeasurePromotions extends PTransform<PBegin, PCollectionTuple> {
  static final TupleTag<AggCampaignEffectiveness> EFFECTS = new TupleTag<>() {};

  private static final TupleTag<KV<Integer, byte[]>> LINES = new TupleTag<>("lines");
  private static final TupleTag<KV<Integer, byte[]>> DAYS = new TupleTag<>("days");
  private static final TupleTag<KV<Integer, byte[]>> NO_DAYS = new TupleTag<>("noDays");

  private final MartReader marts;
  private final TableScan<FctMargin> margins;
  private final PCollectionView<List<CompanyDay>> company;

  private MeasurePromotions(
      MartReader marts, TableScan<FctMargin> margins, PCollectionView<List<CompanyDay>> company) {
    this.marts = marts;
    this.margins = margins;
    this.company = company;
  }

  /**
   * Of a deployment.
   *
   * @param company sales of all products by day
   */
  static MeasurePromotions from(
      MartReader marts, TableScan<FctMargin> margins, PCollectionView<List<CompanyDay>> company) {
    return new MeasurePromotions(marts, margins, company);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Buckets buckets = marts.buckets();
    PCollection<SubjectMember> members =
        begin.apply("NameMembers", SubjectMembers.of(margins, FctMargin::promotionId, buckets));
    ScopesView scopes =
        ScopesView.of(
            marts, members.apply("KeepChannels", Filter.by(MeasurePromotions::isChannel)));
    SumByKey<PromotionDay> sums =
        SumByKey.of(PromotionDay.class, PromotionDay::key, (a, b) -> a.plus(b), buckets);
    PCollectionTuple matched =
        margins
            .into(
                "PackLines",
                GroupByBucket.pack(LINES, MatchLinesFn.LINES, PromotionLine::orderId, buckets)
                    .of(PromotionLine::of))
            .get(LINES)
            .apply("GroupOrders", GroupByKey.create())
            .apply(
                "MatchLines",
                ParDo.of(new MatchLinesFn(scopes, sums.step(DAYS)))
                    .withSideInputs(scopes.all())
                    .withOutputTags(DAYS, TupleTagList.of(Accounts.COUNTED)));
    PCollectionView<List<SubjectReach>> reach = members.apply("CountReach", SubjectMembers.reach());
    PCollectionTuple measured =
        days(matched, sums)
            .apply(
                "GroupPromotions",
                GroupByBucket.of(MeasureFn.BLOCKS, PromotionDay::promotionId, buckets))
            .apply(
                "MeasureEach",
                ParDo.of(
                        new MeasureFn(
                            scopes, company, reach, marts.plan().product().reporting().currency()))
                    .withSideInputs(scopes.all())
                    .withSideInputs(company, reach)
                    .withOutputTags(EFFECTS, TupleTagList.of(Accounts.COUNTED)));
    return PCollectionTuple.of(
            EFFECTS, measured.get(EFFECTS).setCoder(RecordCoder.of(AggCampaignEffectiveness.class)))
        .and(Accounts.COUNTED, Accounts.together(matched, measured));
  }

  private static boolean isChannel(SubjectMember member) {
    return member.kind() == SubjectMember.Kind.CHANNEL;
  }

  /** Sums by day, and a row without sales for each promotion. */
  private PCollection<PromotionDay> days(PCollectionTuple matched, SumByKey<PromotionDay> sums) {
    PCollection<KV<Integer, byte[]>> none =
        marts
            .scan("dim_promotions", Promotion.class)
            .into("WithoutSales", sums.step(NO_DAYS).of(PromotionDay::none))
            .get(NO_DAYS);
    return PCollectionList.of(matched.get(DAYS).setCoder(none.getCoder()))
        .and(none)
        .apply("FlattenDays", Flatten.pCollections())
        .apply("SumDays", sums.ofPacked());
  }
}
