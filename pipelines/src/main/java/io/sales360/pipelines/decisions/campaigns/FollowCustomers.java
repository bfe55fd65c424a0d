package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.InBundle;
import io.sales360.common.decision.AggCampaignAttribution;
import io.sales360.common.decision.FctCampaignExposure;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import io.sales360.pipelines.flow.SumByKey;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Follows customers from touches to orders; bounded. Touches and lines of one customer meet in one
 * shuffle. Gives exposures, attribution, and what campaigns without held-out customers are measured
 * from.
 */
final class FollowCustomers extends PTransform<PBegin, PCollectionTuple> {
  private static final TupleTag<KV<Integer, byte[]>> PACKED_TOUCHES = new TupleTag<>() {};
  private static final TupleTag<KV<Integer, byte[]>> PACKED_LINES = new TupleTag<>() {};

  private final MartReader marts;
  private final TableScan<FctMargin> margins;
  private final PCollection<Touch> touches;
  private final CampaignsView campaigns;

  private FollowCustomers(
      MartReader marts,
      TableScan<FctMargin> margins,
      PCollection<Touch> touches,
      CampaignsView campaigns) {
    this.marts = marts;
    this.margins = margins;
    this.touches = touches;
    this.campaigns = campaigns;
  }

  static FollowCustomers of(
      MartReader marts,
      TableScan<FctMargin> margins,
      PCollection<Touch> touches,
      CampaignsView campaigns) {
    return new FollowCustomers(marts, margins, touches, campaigns);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Buckets buckets = marts.buckets();
    PCollection<KV<Integer, byte[]>> packedTouches =
        touches
            .apply(
                "PackTouches",
                InBundle.doing(
                    GroupByBucket.pack(
                        PACKED_TOUCHES, FollowFn.TOUCHES, Touch::customerId, buckets)))
            .get(PACKED_TOUCHES);
    PCollection<KV<Integer, byte[]>> packedLines =
        margins
            .into(
                "PackPurchases",
                GroupByBucket.pack(PACKED_LINES, FollowFn.PURCHASES, Purchase::key, buckets)
                    .of(Purchase::of))
            .get(PACKED_LINES);
    PCollectionTuple followed =
        PCollectionList.of(packedTouches)
            .and(packedLines)
            .apply("FlattenPacked", Flatten.pCollections())
            .apply("GroupCustomers", GroupByKey.create())
            .apply(
                "FollowEach",
                ParDo.of(
                        new FollowFn(
                            campaigns,
                            marts.rowCount("dim_customers"),
                            marts.plan().asOf(),
                            marts.plan().product().reporting().currency()))
                    .withSideInputs(campaigns.all())
                    .withOutputTags(
                        FollowFn.EXPOSURES,
                        TupleTagList.of(FollowFn.CREDITS)
                            .and(FollowFn.PANEL)
                            .and(Accounts.COUNTED)));
    return PCollectionTuple.of(
            FollowFn.EXPOSURES,
            followed.get(FollowFn.EXPOSURES).setCoder(RecordCoder.of(FctCampaignExposure.class)))
        .and(
            FollowFn.PANEL, followed.get(FollowFn.PANEL).setCoder(RecordCoder.of(PanelPoint.class)))
        .and(
            FollowFn.CREDITS,
            followed
                .get(FollowFn.CREDITS)
                .setCoder(RecordCoder.of(AggCampaignAttribution.class))
                .apply(
                    "SumCredits",
                    SumByKey.of(
                        AggCampaignAttribution.class,
                        AggCampaignAttribution::key,
                        AggCampaignAttribution::plus,
                        new Buckets(1))))
        .and(Accounts.COUNTED, followed.get(Accounts.COUNTED));
  }
}
