package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Gives each line of a sale to the campaign that it names. */
final class MatchCampaignsFn extends AccountingFn<FctMargin, CampaignSales> {
  static final TupleTag<CampaignSales> SALES = new TupleTag<>() {};

  private final CampaignsView view;
  private transient @Nullable CampaignBook book;

  MatchCampaignsFn(CampaignsView view) {
    this.view = view;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    book = null;
  }

  @ProcessElement
  public void process(
      @Element FctMargin line, ProcessContext context, MultiOutputReceiver outputs) {
    if (book == null) {
      book = view.read(context);
    }
    String account = CampaignDecisions.CAMPAIGNS_ACCOUNT;
    String named = line.campaignId();
    count(account, Kind.READ, "", line.netAmount());
    if (named == null) {
      count(account, Kind.FILTERED, "without campaign", line.netAmount());
    } else if (!book.has(named)) {
      count(account, Kind.FILTERED, "of an unknown campaign", line.netAmount());
    } else {
      outputs.get(SALES).output(CampaignSales.of(line, named));
    }
  }
}
