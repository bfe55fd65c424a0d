package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingStep;
import org.jspecify.annotations.Nullable;

/** Gives each line of a sale to the campaign that it names. */
final class NameCampaignStep extends AccountingStep<FctMargin, CampaignSales> {
  NameCampaignStep(BundleStep<CampaignSales> sales) {
    super(sales);
  }

  @Override
  protected @Nullable CampaignSales keep(FctMargin line) {
    String account = CampaignDecisions.CAMPAIGNS_ACCOUNT;
    String named = line.campaignId();
    count(account, Kind.READ, "", line.netAmount());
    if (named == null) {
      count(account, Kind.FILTERED, "without campaign", line.netAmount());
      return null;
    }
    return CampaignSales.of(line, named);
  }
}
