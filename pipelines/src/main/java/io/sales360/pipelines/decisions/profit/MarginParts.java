package io.sales360.pipelines.decisions.profit;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.money.ExchangeRates;
import io.sales360.pipelines.decisions.SpendBook;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Buckets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** The steps before orders are grouped: each keeps what belongs to a sale and accounts for it. */
final class MarginParts {
  static final TupleTag<KV<Integer, SoldLine>> LINES = new TupleTag<>() {};
  static final TupleTag<KV<Integer, FctReturn>> RETURNS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, FctPayment>> PAYMENTS = new TupleTag<>() {};
  static final TupleTag<CampaignWeight> WEIGHTS = new TupleTag<>() {};

  /** Nothing leaves by this way; the spend is counted only. */
  static final TupleTag<CampaignSpend> SPENDS = new TupleTag<>() {};

  static final String LINE_ACCOUNT = "decision:fct_margins";
  static final String RETURN_ACCOUNT = "decision:fct_margins:returns";
  static final String FEE_ACCOUNT = "decision:fct_margins:fees";
  static final String SPEND_ACCOUNT = "decision:fct_margins:spend";
  static final String WRITTEN = "fct_margins";
  private static final String AFTER = "after as-of date";

  private MarginParts() {}

  static final class LineFn extends AccountingFn<FctOrderLine, KV<Integer, SoldLine>> {
    private final TermsView view;
    private final Buckets buckets;
    private transient @Nullable Terms terms;

    LineFn(TermsView view, Buckets buckets) {
      this.view = view;
      this.buckets = buckets;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      terms = null;
    }

    @ProcessElement
    public void process(
        @Element FctOrderLine line, ProcessContext context, MultiOutputReceiver outputs) {
      BigDecimal net = line.reportingNetAmount();
      count(LINE_ACCOUNT, LedgerEntry.Kind.READ, "", net);
      if (!line.isSale()) {
        count(LINE_ACCOUNT, LedgerEntry.Kind.FILTERED, "no sale", net);
        return;
      }
      if (line.orderedOn().isAfter(view.asOf())) {
        count(LINE_ACCOUNT, LedgerEntry.Kind.FILTERED, AFTER, net);
        return;
      }
      if (terms == null) {
        terms = view.read(context);
      }
      SoldLine sold = terms.sold(line);
      int bucket = buckets.of(sold.orderId());
      outputs.get(LINES).output(KV.of(bucket, sold));
      String campaign = sold.campaignId();
      if (campaign != null
          && terms.spends().sharedBy(sold.campaignId(), sold.orderedOn()) != null) {
        outputs.get(WEIGHTS).output(new CampaignWeight(campaign, bucket, sold.weight(), 1));
      }
    }
  }

  static final class ReturnFn extends AccountingFn<FctReturn, KV<Integer, FctReturn>> {
    private final LocalDate asOf;
    private final Buckets buckets;

    ReturnFn(LocalDate asOf, Buckets buckets) {
      this.asOf = asOf;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element FctReturn returned, MultiOutputReceiver outputs) {
      BigDecimal refund = returned.reportingRefundAmount();
      String orderId = returned.orderId();
      count(RETURN_ACCOUNT, LedgerEntry.Kind.READ, "", refund);
      if (returned.returnedOn().isAfter(asOf)) {
        count(RETURN_ACCOUNT, LedgerEntry.Kind.FILTERED, AFTER, refund);
      } else if (orderId == null) {
        count(RETURN_ACCOUNT, LedgerEntry.Kind.FILTERED, SettleFn.NO_LINE, refund);
        outputs.get(BuildMargins.UNMATCHED).output(returned);
      } else {
        outputs.get(RETURNS).output(KV.of(buckets.of(orderId), returned));
      }
    }
  }

  static final class PaymentFn extends AccountingFn<FctPayment, KV<Integer, FctPayment>> {
    private final LocalDate asOf;
    private final Buckets buckets;

    PaymentFn(LocalDate asOf, Buckets buckets) {
      this.asOf = asOf;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element FctPayment payment, OutputReceiver<KV<Integer, FctPayment>> payments) {
      String orderId = payment.orderId();
      String leftOut = payment.paidOn().isAfter(asOf) ? AFTER : orderId == null ? "no order" : null;
      if (payment.feeAmount() != null) {
        BigDecimal fee = ExchangeRates.convert(payment.feeAmount(), payment.exchangeRate());
        count(FEE_ACCOUNT, LedgerEntry.Kind.READ, "", fee);
        if (leftOut != null) {
          count(FEE_ACCOUNT, LedgerEntry.Kind.FILTERED, leftOut, fee);
        }
      }
      if (orderId != null && leftOut == null) {
        payments.output(KV.of(buckets.of(orderId), payment));
      }
    }
  }

  /** Counts rows of spend; their amounts are counted where lines take them. */
  static final class SpendFn extends AccountingFn<CampaignSpend, CampaignSpend> {
    private final TermsView view;
    private final PCollectionView<List<CampaignWeight>> weights;
    private transient @Nullable CampaignShares shares;
    private transient @Nullable Terms terms;

    SpendFn(TermsView view, PCollectionView<List<CampaignWeight>> weights) {
      this.view = view;
      this.weights = weights;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      shares = null;
      terms = null;
    }

    @ProcessElement
    public void process(@Element CampaignSpend spend, ProcessContext context) {
      if (terms == null || shares == null) {
        terms = view.read(context);
        shares = new CampaignShares(terms.spends(), context.sideInput(weights));
      }
      BigDecimal amount = terms.spends().reporting(spend).orElse(BigDecimal.ZERO);
      SpendBook.Spend all = terms.spends().of(spend.campaignId());
      count(SPEND_ACCOUNT, LedgerEntry.Kind.READ, "", amount);
      if (spend.spentOn().isAfter(view.asOf())) {
        count(SPEND_ACCOUNT, LedgerEntry.Kind.FILTERED, AFTER, amount);
      } else if (all == null || all.amount() == null) {
        count(SPEND_ACCOUNT, LedgerEntry.Kind.FILTERED, "no exchange rate", amount);
      } else if (!shares.areLinesOf(spend.campaignId())) {
        count(SPEND_ACCOUNT, LedgerEntry.Kind.FILTERED, "no line of the campaign", amount);
      } else {
        count(SPEND_ACCOUNT, LedgerEntry.Kind.WRITTEN, WRITTEN, BigDecimal.ZERO);
      }
    }
  }
}
