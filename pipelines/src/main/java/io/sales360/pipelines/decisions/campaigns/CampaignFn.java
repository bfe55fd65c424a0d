package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.FctCampaignExposure;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.model.Campaign;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.product.Reporting;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.SpendBook;
import io.sales360.pipelines.flow.AccountingFn;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/** Measures the campaigns of a bucket, one after another. */
final class CampaignFn
    extends AccountingFn<KV<Integer, Iterable<byte[]>>, AggCampaignEffectiveness> {
  static final Blocks<CampaignSales> SALES = Blocks.ofKind(0, RecordCoder.of(CampaignSales.class));
  static final Blocks<FctCampaignExposure> EXPOSURES =
      Blocks.ofKind(1, RecordCoder.of(FctCampaignExposure.class));
  static final Blocks<PanelPoint> PANEL = Blocks.ofKind(2, RecordCoder.of(PanelPoint.class));

  /** What campaigns are measured with, beside their own evidence. */
  record Views(
      CampaignsView campaigns,
      PCollectionView<List<CompanyDay>> company,
      PCollectionView<List<SubjectReach>> reach,
      PCollectionView<List<CampaignSpend>> spends,
      PCollectionView<List<ExchangeRate>> rates)
      implements Serializable {
    List<PCollectionView<?>> all() {
      return List.of(campaigns.campaigns(), campaigns.groups(), company, reach, spends, rates);
    }
  }

  private final Views views;
  private final Reporting reporting;
  private final LocalDate asOf;

  CampaignFn(Views views, Reporting reporting, LocalDate asOf) {
    this.views = views;
    this.reporting = reporting;
    this.asOf = asOf;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    CampaignBook book = views.campaigns().read(context);
    List<CompanyDay> company = context.sideInput(views.company());
    Map<String, SubjectReach> reach = new HashMap<>();
    context.sideInput(views.reach()).forEach(row -> reach.put(row.subjectId(), row));
    SpendBook spends = spends(context);
    for (Map.Entry<String, CampaignEvidence> entry : evidence(bucket.getValue()).entrySet()) {
      String id = entry.getKey();
      Campaign campaign = book.find(id);
      if (campaign == null) {
        continue; // touches and lines of unknown campaigns are in the ledger where they are read
      }
      AggCampaignEffectiveness row =
          new CampaignRow(book, campaign, entry.getValue(), company, asOf)
              .of(
                  reach.getOrDefault(id, new SubjectReach(id, 0, 0)),
                  spends.of(id),
                  reporting.currency());
      count(
          CampaignDecisions.CAMPAIGNS_ACCOUNT,
          Kind.WRITTEN,
          CampaignDecisions.TABLE,
          row.lineCount(),
          row.netSales());
      outputs.get(MeasureCampaigns.EFFECTS).output(row);
    }
  }

  private SpendBook spends(ProcessContext context) {
    ExchangeRates rates =
        ExchangeRates.of(
            context.sideInput(views.rates()), reporting.currency(), reporting.rateToleranceDays());
    SpendBook spends = new SpendBook(rates, asOf);
    context.sideInput(views.spends()).forEach(spends::add);
    return spends;
  }

  private static Map<String, CampaignEvidence> evidence(Iterable<byte[]> group) {
    List<byte[]> blocks = Blocks.hold(group);
    Map<String, CampaignEvidence> found = new TreeMap<>();
    SALES.in(blocks).forEach(row -> at(found, row.campaignId()).add(row));
    EXPOSURES.in(blocks).forEach(row -> at(found, row.campaignId()).add(row));
    PANEL.in(blocks).forEach(row -> at(found, row.campaignId()).add(row));
    return found;
  }

  private static CampaignEvidence at(Map<String, CampaignEvidence> found, String campaignId) {
    return found.computeIfAbsent(campaignId, id -> new CampaignEvidence());
  }
}
