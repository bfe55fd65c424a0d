package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Matches the lines of a bucket with the promotions that they say something about, and adds up what
 * belongs together.
 */
final class MatchLinesFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  static final Blocks<PromotionLine> LINES = Blocks.of(RecordCoder.of(PromotionLine.class));

  private final ScopesView view;
  private final BundleStep<PromotionDay> days;
  private transient @Nullable PromotionScopes scopes;

  /**
   * Of lines in blocks.
   *
   * @param days gets what each line is to a promotion
   */
  MatchLinesFn(ScopesView view, BundleStep<PromotionDay> days) {
    this.view = view;
    this.days = days;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    days.start();
    scopes = null;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    if (scopes == null) {
      scopes = view.read(context);
    }
    Emitter out = Emitter.of(outputs);
    for (PromotionLine line : LINES.in(bucket.getValue())) {
      match(line, scopes, out);
    }
  }

  @Override
  @FinishBundle
  public void flushTally(FinishBundleContext context) {
    days.finish(Emitter.of(context));
    super.flushTally(context);
  }

  private void match(PromotionLine line, PromotionScopes all, Emitter out) {
    count(CampaignDecisions.ACCOUNT, Kind.READ, "", line.net());
    String used = line.promotionId();
    if (used == null) {
      count(CampaignDecisions.ACCOUNT, Kind.FILTERED, "without promotion", line.net());
    } else if (!all.has(used)) {
      count(CampaignDecisions.ACCOUNT, Kind.FILTERED, "of an unknown promotion", line.net());
    } else {
      days.add(PromotionDay.used(line, used), out);
    }
    for (PromotionScopes.Hit hit : all.of(line.productId())) {
      if (hit.scope().ranIn(line.channelId())) {
        days.add(PromotionDay.of(line, hit.scope().id(), hit.role()), out);
      }
    }
  }
}
