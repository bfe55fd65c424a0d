package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Keeps sums of the campaigns that a feed describes. */
final class MatchCampaignsFn extends AccountingFn<CampaignSales, CampaignSales> {
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
      @Element CampaignSales named, ProcessContext context, MultiOutputReceiver outputs) {
    if (book == null) {
      book = view.read(context);
    }
    if (book.has(named.campaignId())) {
      outputs.get(SALES).output(named);
    } else {
      count(
          CampaignDecisions.CAMPAIGNS_ACCOUNT,
          Kind.FILTERED,
          "of an unknown campaign",
          named.lines(),
          named.net());
    }
  }
}
