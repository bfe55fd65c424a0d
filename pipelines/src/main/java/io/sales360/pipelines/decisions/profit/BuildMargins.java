package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * One row per line of a sale, with its returns, its cost and its shares in fees and campaign spend;
 * bounded. Orders are grouped by bucket. Four accounts hold it to its sources: lines, returns, fees
 * and spend.
 */
final class BuildMargins extends PTransform<PCollection<FctOrderLine>, PCollectionTuple> {
  static final TupleTag<FctMargin> MARGINS = new TupleTag<>() {};

  /** Returns, up to the as-of date, of no line that was sold. */
  static final TupleTag<FctReturn> UNMATCHED = new TupleTag<>() {};

  private final MartReader marts;
  private final TermsView terms;

  private BuildMargins(MartReader marts, TermsView terms) {
    this.marts = marts;
    this.terms = terms;
  }

  static BuildMargins from(MartReader marts, TermsView terms) {
    return new BuildMargins(marts, terms);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctOrderLine> lines) {
    Buckets buckets = marts.buckets();
    PCollection<FctPayment> allPayments = marts.rows("fct_payments", FctPayment.class);
    PCollectionTuple sold = sold(lines, buckets);
    PCollectionTuple returns = returns(buckets);
    PCollectionTuple payments = payments(allPayments, buckets);
    PCollectionView<List<CampaignWeight>> weights = weights(sold, buckets);
    PCollectionView<Boolean> recordsFees = recordsFees(allPayments);
    PCollectionTuple settled =
        KeyedPCollectionTuple.of(SettleFn.LINES, keyed(sold.get(MarginParts.LINES), SoldLine.class))
            .and(SettleFn.RETURNS, keyed(returns.get(MarginParts.RETURNS), FctReturn.class))
            .and(SettleFn.PAYMENTS, keyed(payments.get(MarginParts.PAYMENTS), FctPayment.class))
            .apply("GroupOrders", CoGroupByKey.create())
            .apply(
                "SettleOrders",
                ParDo.of(new SettleFn(terms, weights, recordsFees))
                    .withSideInputs(terms.view(), weights, recordsFees)
                    .withOutputTags(MARGINS, TupleTagList.of(UNMATCHED).and(Accounts.COUNTED)));
    PCollectionTuple spends = countedSpends(weights);
    return PCollectionTuple.of(
            MARGINS, settled.get(MARGINS).setCoder(RecordCoder.of(FctMargin.class)))
        .and(UNMATCHED, unmatched(returns, settled))
        .and(Accounts.COUNTED, Accounts.together(sold, returns, payments, settled, spends));
  }

  private PCollectionTuple sold(PCollection<FctOrderLine> lines, Buckets buckets) {
    return lines.apply(
        "KeepSold",
        ParDo.of(new MarginParts.LineFn(terms, buckets))
            .withSideInputs(terms.view())
            .withOutputTags(
                MarginParts.LINES, TupleTagList.of(MarginParts.WEIGHTS).and(Accounts.COUNTED)));
  }

  private PCollectionTuple returns(Buckets buckets) {
    return marts
        .returns()
        .apply(
            "KeepReturns",
            ParDo.of(new MarginParts.ReturnFn(terms.asOf(), buckets))
                .withOutputTags(
                    MarginParts.RETURNS, TupleTagList.of(UNMATCHED).and(Accounts.COUNTED)));
  }

  private PCollectionTuple payments(PCollection<FctPayment> payments, Buckets buckets) {
    return payments.apply(
        "KeepPayments",
        ParDo.of(new MarginParts.PaymentFn(terms.asOf(), buckets))
            .withOutputTags(MarginParts.PAYMENTS, TupleTagList.of(Accounts.COUNTED)));
  }

  private PCollectionTuple countedSpends(PCollectionView<List<CampaignWeight>> weights) {
    PCollectionTuple spends =
        marts
            .rows("fct_campaign_spend", CampaignSpend.class)
            .apply(
                "CountSpend",
                ParDo.of(new MarginParts.SpendFn(terms, weights))
                    .withSideInputs(terms.view(), weights)
                    .withOutputTags(MarginParts.SPENDS, TupleTagList.of(Accounts.COUNTED)));
    spends.get(MarginParts.SPENDS).setCoder(RecordCoder.of(CampaignSpend.class));
    return spends;
  }

  private static PCollectionView<List<CampaignWeight>> weights(
      PCollectionTuple sold, Buckets buckets) {
    return sold.get(MarginParts.WEIGHTS)
        .setCoder(RecordCoder.of(CampaignWeight.class))
        .apply(
            "SumWeights",
            SumByKey.of(CampaignWeight.class, CampaignWeight::key, (a, b) -> a.plus(b), buckets))
        .apply("ViewWeights", View.asList());
  }

  private static PCollectionView<Boolean> recordsFees(PCollection<FctPayment> payments) {
    return payments
        .apply(
            "StatesFee",
            MapElements.into(TypeDescriptors.booleans())
                .via((FctPayment payment) -> payment.feeAmount() != null))
        .apply("AnyFee", Combine.globally(new AnyFn()).asSingletonView());
  }

  private static PCollection<FctReturn> unmatched(
      PCollectionTuple returns, PCollectionTuple settled) {
    RecordCoder<FctReturn> coder = RecordCoder.of(FctReturn.class);
    return PCollectionList.of(returns.get(UNMATCHED).setCoder(coder))
        .and(settled.get(UNMATCHED).setCoder(coder))
        .apply("FlattenUnmatched", Flatten.pCollections());
  }

  private static <T extends Record> PCollection<KV<Integer, T>> keyed(
      PCollection<KV<Integer, T>> rows, Class<T> type) {
    return rows.setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(type)));
  }

  private static final class AnyFn implements SerializableFunction<Iterable<Boolean>, Boolean> {
    @Override
    public Boolean apply(Iterable<Boolean> values) {
      for (boolean value : values) {
        if (value) {
          return true;
        }
      }
      return false;
    }
  }
}
