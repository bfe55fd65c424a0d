package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.InBundle;
import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.FctCampaignExposure;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.Campaign;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import io.sales360.pipelines.flow.SumByKey;
import io.sales360.pipelines.flow.SumInBundle;
import java.util.List;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Measures every campaign by the best evidence that it left; bounded. What was sold under it, whom
 * it reached, and weeks of customers meet in one shuffle.
 */
final class MeasureCampaigns extends PTransform<PBegin, PCollectionTuple> {
  static final TupleTag<AggCampaignEffectiveness> EFFECTS = new TupleTag<>() {};

  private static final TupleTag<CampaignSales> NAMED = new TupleTag<>("named");

  private final MartReader marts;
  private final TableScan<FctMargin> margins;
  private final CampaignsView campaigns;
  private final PCollectionView<List<CompanyDay>> company;
  private final PCollection<FctCampaignExposure> exposures;
  private final PCollection<PanelPoint> panel;

  private MeasureCampaigns(
      MartReader marts,
      TableScan<FctMargin> margins,
      CampaignsView campaigns,
      PCollectionView<List<CompanyDay>> company,
      PCollectionTuple followed) {
    this.marts = marts;
    this.margins = margins;
    this.campaigns = campaigns;
    this.company = company;
    this.exposures = followed.get(FollowFn.EXPOSURES);
    this.panel = followed.get(FollowFn.PANEL);
  }

  /**
   * Of a deployment.
   *
   * @param company sales of all products by day
   * @param followed what {@link FollowCustomers} gave
   */
  static MeasureCampaigns from(
      MartReader marts,
      TableScan<FctMargin> margins,
      CampaignsView campaigns,
      PCollectionView<List<CompanyDay>> company,
      PCollectionTuple followed) {
    return new MeasureCampaigns(marts, margins, campaigns, company, followed);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Buckets buckets = marts.buckets();
    PCollectionTuple named =
        margins.into(
            "NameCampaigns",
            new NameCampaignStep(
                new SumInBundle<>(
                    NAMED, CampaignSales.class, CampaignSales::campaignId, (a, b) -> a.plus(b))));
    PCollectionTuple matched =
        named
            .get(NAMED)
            .apply(
                "MatchCampaigns",
                ParDo.of(new MatchCampaignsFn(campaigns))
                    .withSideInputs(campaigns.all())
                    .withOutputTags(MatchCampaignsFn.SALES, TupleTagList.of(Accounts.COUNTED)));
    CampaignFn.Views views =
        new CampaignFn.Views(
            campaigns,
            company,
            begin
                .apply("NameMembers", SubjectMembers.of(margins, FctMargin::campaignId, buckets))
                .apply("CountReach", SubjectMembers.reach()),
            marts
                .rows("fct_campaign_spend", CampaignSpend.class)
                .apply("ViewSpends", View.asList()),
            marts.rows("fct_exchange_rates", ExchangeRate.class).apply("ViewRates", View.asList()));
    PCollectionTuple measured =
        PCollectionList.of(
                packed(
                    "Sales",
                    sales(matched.get(MatchCampaignsFn.SALES)),
                    CampaignFn.SALES,
                    CampaignSales::campaignId))
            .and(
                packed(
                    "Exposures", exposures, CampaignFn.EXPOSURES, FctCampaignExposure::campaignId))
            .and(packed("Panel", panel, CampaignFn.PANEL, PanelPoint::campaignId))
            .apply("FlattenEvidence", Flatten.pCollections())
            .apply("GroupCampaigns", GroupByKey.create())
            .apply(
                "MeasureEach",
                ParDo.of(
                        new CampaignFn(
                            views, marts.plan().product().reporting(), marts.plan().asOf()))
                    .withSideInputs(views.all())
                    .withOutputTags(EFFECTS, TupleTagList.of(Accounts.COUNTED)));
    return PCollectionTuple.of(
            EFFECTS, measured.get(EFFECTS).setCoder(RecordCoder.of(AggCampaignEffectiveness.class)))
        .and(Accounts.COUNTED, Accounts.together(named, matched, measured));
  }

  private <T> PCollection<KV<Integer, byte[]>> packed(
      String name,
      PCollection<T> rows,
      Blocks<T> blocks,
      SerializableFunction<T, String> campaignId) {
    TupleTag<KV<Integer, byte[]>> tag = new TupleTag<>();
    return rows.apply(
            "Pack" + name,
            InBundle.doing(GroupByBucket.pack(tag, blocks, campaignId, marts.buckets())))
        .get(tag);
  }

  /** Sums by campaign, and a row without sales for each campaign. */
  private PCollection<CampaignSales> sales(PCollection<CampaignSales> matched) {
    RecordCoder<CampaignSales> coder = RecordCoder.of(CampaignSales.class);
    PCollection<CampaignSales> none =
        marts
            .rows("dim_campaigns", Campaign.class)
            .apply(
                "WithoutSales",
                MapElements.into(TypeDescriptor.of(CampaignSales.class)).via(CampaignSales::none))
            .setCoder(coder);
    return PCollectionList.of(matched.setCoder(coder))
        .and(none)
        .apply("FlattenSales", Flatten.pCollections())
        .apply(
            "SumSales",
            SumByKey.of(
                CampaignSales.class,
                CampaignSales::campaignId,
                (a, b) -> a.plus(b),
                new Buckets(1)));
  }
}
