package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignAttribution;
import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.FctCampaignExposure;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.Campaign;
import io.sales360.common.model.CampaignTouch;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableScan;
import io.sales360.common.table.TableSpec;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import io.sales360.pipelines.run.Shelf;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/** What promotions and campaigns did: the tables of this use case. */
public final class CampaignDecisions {
  static final String TABLE = "agg_campaign_effectiveness";
  static final String ACCOUNT = "decision:" + TABLE;
  static final String CAMPAIGNS_ACCOUNT = ACCOUNT + ":campaigns";
  static final String EXPOSURES_TABLE = "fct_campaign_exposures";
  static final String EXPOSURES_ACCOUNT = "decision:" + EXPOSURES_TABLE;
  static final String ATTRIBUTION_TABLE = "agg_campaign_attribution";
  static final String ATTRIBUTION_ACCOUNT = "decision:" + ATTRIBUTION_TABLE;

  private static final String TOUCHES = "fct_campaign_touches";
  private static final String PROMOTIONS = "dim_promotions";
  private static final String CAMPAIGNS = "dim_campaigns";

  private static final TableSpec<AggCampaignEffectiveness> EFFECTIVENESS =
      TableSpec.of(TABLE, Layer.DECISIONS, AggCampaignEffectiveness.class)
          .grain("one row per promotion and one per campaign")
          .sortedBy("subject", "subject_id");
  private static final TableSpec<FctCampaignExposure> EXPOSURES =
      TableSpec.of(EXPOSURES_TABLE, Layer.DECISIONS, FctCampaignExposure.class)
          .grain("one row per campaign and customer that it reached or held out")
          .sortedBy("campaign_id", "customer_id");
  private static final TableSpec<AggCampaignAttribution> ATTRIBUTION =
      TableSpec.of(ATTRIBUTION_TABLE, Layer.DECISIONS, AggCampaignAttribution.class)
          .grain("one row per rule and campaign, and one per rule for sales without a touch")
          .sortedBy("rule", "campaign_id");

  private final MartReader marts;
  private final TableScan<FctMargin> margins;
  private final PCollectionView<List<CompanyDay>> company;
  private final Accounts accounts;
  private final List<PCollection<AggCampaignEffectiveness>> effects = new ArrayList<>();

  private CampaignDecisions(MartReader marts, TableScan<FctMargin> margins, Accounts accounts) {
    this.marts = marts;
    this.margins = margins;
    this.company = marts.pipeline().apply("CompanySales", new CompanySales(margins));
    this.accounts = accounts;
  }

  /**
   * Adds the tables of this use case to a job, or says why the deployment cannot have them.
   *
   * @param margins one row per line of a sale, with its cost
   */
  public static void assemble(
      MartReader marts, TableScan<FctMargin> margins, Shelf shelf, Accounts accounts) {
    Optional<String> noTouches = marts.whyAbsent(CAMPAIGNS, TOUCHES, "dim_customers");
    noTouches.ifPresent(reason -> shelf.absent(EXPOSURES_TABLE, reason));
    noTouches.ifPresent(reason -> shelf.absent(ATTRIBUTION_TABLE, reason));
    Optional<String> noPromotions = marts.whyAbsent(PROMOTIONS, "dim_products");
    Optional<String> noCampaigns = marts.whyAbsent(CAMPAIGNS);
    if (noPromotions.isPresent() && noCampaigns.isPresent()) {
      shelf.absent(TABLE, noPromotions.get());
      return;
    }
    CampaignDecisions decisions = new CampaignDecisions(marts, margins, accounts);
    if (noPromotions.isEmpty()) {
      decisions.measurePromotions();
    }
    if (noCampaigns.isEmpty()) {
      decisions.measureCampaigns(noTouches.isEmpty() ? Optional.of(shelf) : Optional.empty());
    }
    shelf.write(
        EFFECTIVENESS,
        PCollectionList.of(decisions.effects).apply("FlattenEffects", Flatten.pCollections()));
  }

  private void measurePromotions() {
    PCollectionTuple measured =
        accounts.take(
            marts
                .pipeline()
                .apply("MeasurePromotions", MeasurePromotions.from(marts, margins, company)));
    effects.add(measured.get(MeasurePromotions.EFFECTS));
  }

  /** The tables about touches are written where there is a shelf for them. */
  private void measureCampaigns(Optional<Shelf> shelf) {
    ZoneId zone = marts.plan().product().reporting().zone();
    PCollection<Touch> touches =
        marts
            .rows(TOUCHES, CampaignTouch.class)
            .apply(
                "Touches",
                MapElements.into(TypeDescriptor.of(Touch.class))
                    .via((CampaignTouch touch) -> Touch.of(touch, zone)))
            .setCoder(RecordCoder.of(Touch.class));
    CampaignsView campaigns =
        new CampaignsView(
            marts.rows(CAMPAIGNS, Campaign.class).apply("ViewCampaigns", View.asList()),
            groups(touches).apply("ViewGroups", View.asList()));
    PCollectionTuple followed =
        marts
            .pipeline()
            .apply("FollowCustomers", FollowCustomers.of(marts, margins, touches, campaigns));
    if (shelf.isPresent()) {
      accounts.take(followed);
      shelf.get().write(EXPOSURES, followed.get(FollowFn.EXPOSURES));
      shelf.get().write(ATTRIBUTION, followed.get(FollowFn.CREDITS));
    }
    PCollectionTuple measured =
        accounts.take(
            marts
                .pipeline()
                .apply(
                    "MeasureCampaigns",
                    MeasureCampaigns.from(marts, margins, campaigns, company, followed)));
    effects.add(measured.get(MeasureCampaigns.EFFECTS));
  }

  private PCollection<CampaignGroup> groups(PCollection<Touch> touches) {
    return touches
        .apply(
            "GroupOfTouch",
            MapElements.into(TypeDescriptor.of(CampaignGroup.class)).via(CampaignGroup::of))
        .setCoder(RecordCoder.of(CampaignGroup.class))
        .apply(
            "OrByCustomer",
            SumByKey.of(
                CampaignGroup.class, CampaignGroup::key, (a, b) -> a.or(b), marts.buckets()))
        .apply(
            "OfAllCustomers",
            MapElements.into(TypeDescriptor.of(CampaignGroup.class)).via(CampaignGroup::ofAll))
        .setCoder(RecordCoder.of(CampaignGroup.class))
        .apply(
            "SumGroups",
            SumByKey.of(
                CampaignGroup.class,
                CampaignGroup::campaignId,
                (a, b) -> a.plus(b),
                new Buckets(1)));
  }
}
