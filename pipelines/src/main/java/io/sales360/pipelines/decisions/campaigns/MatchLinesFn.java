package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Matches each line of a sale with the promotions that it says something about. */
final class MatchLinesFn extends AccountingFn<FctMargin, PromotionDay> {
  static final TupleTag<PromotionDay> DAYS = new TupleTag<>() {};

  private final ScopesView view;
  private transient @Nullable PromotionScopes scopes;

  MatchLinesFn(ScopesView view) {
    this.view = view;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    scopes = null;
  }

  @ProcessElement
  public void process(
      @Element FctMargin line, ProcessContext context, MultiOutputReceiver outputs) {
    if (scopes == null) {
      scopes = view.read(context);
    }
    count(CampaignDecisions.ACCOUNT, Kind.READ, "", line.netAmount());
    String used = line.promotionId();
    if (used == null) {
      count(CampaignDecisions.ACCOUNT, Kind.FILTERED, "without promotion", line.netAmount());
    } else if (!scopes.has(used)) {
      count(CampaignDecisions.ACCOUNT, Kind.FILTERED, "of an unknown promotion", line.netAmount());
    } else {
      outputs.get(DAYS).output(PromotionDay.used(line, used));
    }
    for (PromotionScopes.Hit hit : scopes.of(line.productId())) {
      if (hit.scope().ranIn(line.channelId())) {
        String id = hit.scope().promotion().promotionId();
        outputs.get(DAYS).output(PromotionDay.of(line, id, hit.role()));
      }
    }
  }
}
