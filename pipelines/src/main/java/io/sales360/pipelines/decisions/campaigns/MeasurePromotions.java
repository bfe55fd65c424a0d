package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.Promotion;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Measures every promotion against a baseline of its own; bounded. Lines are matched with
 * promotions by side input and summed by day, so what is shuffled grows with promotions and days.
 */
final class MeasurePromotions extends PTransform<PCollection<FctMargin>, PCollectionTuple> {
  static final TupleTag<AggCampaignEffectiveness> EFFECTS = new TupleTag<>() {};

  private final MartReader marts;
  private final PCollectionView<List<CompanyDay>> company;

  private MeasurePromotions(MartReader marts, PCollectionView<List<CompanyDay>> company) {
    this.marts = marts;
    this.company = company;
  }

  /**
   * Of a deployment.
   *
   * @param company sales of all products by day
   */
  static MeasurePromotions from(MartReader marts, PCollectionView<List<CompanyDay>> company) {
    return new MeasurePromotions(marts, company);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctMargin> margins) {
    Buckets buckets = marts.buckets();
    PCollection<SubjectMember> members =
        margins.apply("NameMembers", SubjectMembers.of(FctMargin::promotionId, buckets));
    ScopesView scopes =
        ScopesView.of(
            marts, members.apply("KeepChannels", Filter.by(MeasurePromotions::isChannel)));
    PCollectionTuple matched =
        margins.apply(
            "MatchLines",
            ParDo.of(new MatchLinesFn(scopes))
                .withSideInputs(scopes.all())
                .withOutputTags(MatchLinesFn.DAYS, TupleTagList.of(Accounts.COUNTED)));
    PCollectionView<List<SubjectReach>> reach = members.apply("CountReach", SubjectMembers.reach());
    PCollectionTuple measured =
        days(matched, buckets)
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
  private PCollection<PromotionDay> days(PCollectionTuple matched, Buckets buckets) {
    RecordCoder<PromotionDay> coder = RecordCoder.of(PromotionDay.class);
    PCollection<PromotionDay> none =
        marts
            .rows("dim_promotions", Promotion.class)
            .apply(
                "WithoutSales",
                MapElements.into(TypeDescriptor.of(PromotionDay.class)).via(PromotionDay::none))
            .setCoder(coder);
    return PCollectionList.of(matched.get(MatchLinesFn.DAYS).setCoder(coder))
        .and(none)
        .apply("FlattenDays", Flatten.pCollections())
        .apply(
            "SumDays",
            SumByKey.of(PromotionDay.class, PromotionDay::key, (a, b) -> a.plus(b), buckets));
  }
}
