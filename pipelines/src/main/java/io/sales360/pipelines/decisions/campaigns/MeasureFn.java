package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Measures the promotions of a bucket, one after another. */
final class MeasureFn
    extends AccountingFn<KV<Integer, Iterable<byte[]>>, AggCampaignEffectiveness> {
  static final Blocks<PromotionDay> BLOCKS = Blocks.of(RecordCoder.of(PromotionDay.class));

  private final ScopesView scopesView;
  private final PCollectionView<List<CompanyDay>> companyView;
  private final PCollectionView<List<SubjectReach>> reachView;
  private final String currencyCode;
  private transient @Nullable PromotionScopes scopes;

  /**
   * For amounts of one currency.
   *
   * @param companyView sales of all products by day
   * @param reachView orders and customers by promotion
   */
  MeasureFn(
      ScopesView scopesView,
      PCollectionView<List<CompanyDay>> companyView,
      PCollectionView<List<SubjectReach>> reachView,
      String currencyCode) {
    this.scopesView = scopesView;
    this.companyView = companyView;
    this.reachView = reachView;
    this.currencyCode = currencyCode;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    scopes = null;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    if (scopes == null) {
      scopes = scopesView.read(context);
    }
    List<CompanyDay> company = context.sideInput(companyView);
    Map<String, SubjectReach> reach = new TreeMap<>();
    context.sideInput(reachView).forEach(row -> reach.put(row.subjectId(), row));
    Map<String, List<PromotionDay>> promotions = new TreeMap<>();
    for (PromotionDay day : BLOCKS.in(bucket.getValue())) {
      promotions.computeIfAbsent(day.promotionId(), id -> new ArrayList<>()).add(day);
    }
    for (Map.Entry<String, List<PromotionDay>> entry : promotions.entrySet()) {
      PromotionScope scope = Objects.requireNonNull(scopes.find(entry.getKey()));
      PromotionRow row =
          new PromotionRow(
              scope,
              scopes.others(scope),
              reach.getOrDefault(entry.getKey(), new SubjectReach(entry.getKey(), 0, 0)),
              currencyCode);
      AggCampaignEffectiveness measured = row.of(company, entry.getValue());
      count(
          CampaignDecisions.ACCOUNT,
          Kind.WRITTEN,
          CampaignDecisions.TABLE,
          measured.lineCount(),
          measured.netSales());
      outputs.get(MeasurePromotions.EFFECTS).output(measured);
    }
  }
}
