package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.decision.AggCampaignAttribution;
import io.sales360.common.decision.FctCampaignExposure;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.model.Campaign;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Follows the customers of a bucket, one after another, from touches to orders. */
final class FollowFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, FctCampaignExposure> {
  static final Blocks<Touch> TOUCHES = Blocks.ofKind(0, RecordCoder.of(Touch.class));
  static final Blocks<Purchase> PURCHASES = Blocks.ofKind(1, RecordCoder.of(Purchase.class));
  static final TupleTag<FctCampaignExposure> EXPOSURES = new TupleTag<>() {};
  static final TupleTag<AggCampaignAttribution> CREDITS = new TupleTag<>() {};
  static final TupleTag<PanelPoint> PANEL = new TupleTag<>() {};

  /** Customers of each side of a comparison beyond which more would not make it clearer. */
  private static final double ENOUGH_CUSTOMERS = 2_000;

  private static final int HASH_RANGE = 1 << 20;

  private final CampaignsView view;
  private final long customers;
  private final LocalDate asOf;
  private final String currencyCode;
  private transient @Nullable CampaignBook book;

  /**
   * For amounts of one currency.
   *
   * @param customers how many the deployment has
   */
  FollowFn(CampaignsView view, long customers, LocalDate asOf, String currencyCode) {
    this.view = view;
    this.customers = customers;
    this.asOf = asOf;
    this.currencyCode = currencyCode;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    book = null;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    if (book == null) {
      book = view.read(context);
    }
    List<byte[]> blocks = Blocks.hold(bucket.getValue());
    Map<String, Journey> journeys = new TreeMap<>();
    for (Touch touch : TOUCHES.in(blocks)) {
      journeys.computeIfAbsent(touch.customerId(), id -> new Journey()).add(touch);
    }
    for (Purchase line : PURCHASES.in(blocks)) {
      journeys.computeIfAbsent(line.key(), id -> new Journey()).add(line);
    }
    for (Map.Entry<String, Journey> entry : journeys.entrySet()) {
      follow(entry.getKey(), entry.getValue(), book, outputs);
    }
  }

  private void follow(
      String customerId, Journey journey, CampaignBook campaigns, MultiOutputReceiver outputs) {
    for (FctCampaignExposure row : journey.exposures(campaigns, asOf, currencyCode)) {
      count(CampaignDecisions.EXPOSURES_ACCOUNT, Kind.READ, "", row.touchCount(), null);
      count(
          CampaignDecisions.EXPOSURES_ACCOUNT,
          Kind.WRITTEN,
          CampaignDecisions.EXPOSURES_TABLE,
          row.touchCount(),
          null);
      outputs.get(EXPOSURES).output(row);
    }
    for (Purchase order : journey.orders()) {
      count(CampaignDecisions.ATTRIBUTION_ACCOUNT, Kind.READ, "", order.lines(), order.net());
      count(
          CampaignDecisions.ATTRIBUTION_ACCOUNT,
          Kind.WRITTEN,
          CampaignDecisions.ATTRIBUTION_TABLE,
          order.lines(),
          order.net());
    }
    journey.credits(currencyCode).forEach(outputs.get(CREDITS)::output);
    for (Campaign campaign : campaigns.withoutHoldout()) {
      Optional<Days.Span> span = CampaignBook.days(campaign).until(asOf);
      if (span.isPresent() && isCompared(customerId, journey, campaign, campaigns)) {
        journey.panel(campaign, customerId, span.get(), asOf).forEach(outputs.get(PANEL)::output);
      }
    }
  }

  /** Of customers who bought before the campaign, a sample that is the same in every run. */
  private boolean isCompared(
      String customerId, Journey journey, Campaign campaign, CampaignBook campaigns) {
    double reached = campaigns.group(campaign.campaignId()).reached();
    double side =
        journey.isTouchedBy(campaign.campaignId()) ? reached : Math.max(1, customers - reached);
    double place = Math.floorMod(customerId.hashCode() * 0x9E3779B9, HASH_RANGE);
    return place / HASH_RANGE < ENOUGH_CUSTOMERS / side
        && journey.isActiveBefore(Objects.requireNonNull(campaign.startsOn()));
  }
}
