package io.sales360.pipelines.decisions.profit;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Each;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.SpendBook;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.AccountingStep;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** What is done before orders are settled: keep what belongs to a sale and account for it. */
final class MarginParts {
  /** Lines, returns and payments of a bucket's orders, as blocks of three kinds. */
  static final TupleTag<KV<Integer, byte[]>> LINES = new TupleTag<>("lines");

  static final TupleTag<KV<Integer, byte[]>> RETURNS = new TupleTag<>("returns");
  static final TupleTag<KV<Integer, byte[]>> PAYMENTS = new TupleTag<>("payments");
  static final Blocks<SaleLine> LINE_BLOCKS = Blocks.ofKind(0, RecordCoder.of(SaleLine.class));
  static final Blocks<FctReturn> RETURN_BLOCKS = Blocks.ofKind(1, RecordCoder.of(FctReturn.class));
  static final Blocks<FctPayment> PAYMENT_BLOCKS =
      Blocks.ofKind(2, RecordCoder.of(FctPayment.class));

  /** One element if a payment states its fee. */
  static final TupleTag<Boolean> FEES = new TupleTag<>("fees");

  /** Nothing leaves by this way; the spend is counted only. */
  static final TupleTag<CampaignSpend> SPENDS = new TupleTag<>() {};

  static final String LINE_ACCOUNT = "decision:fct_margins";
  static final String RETURN_ACCOUNT = "decision:fct_margins:returns";
  static final String FEE_ACCOUNT = "decision:fct_margins:fees";
  static final String SPEND_ACCOUNT = "decision:fct_margins:spend";
  static final String WRITTEN = "fct_margins";
  private static final String AFTER = "after as-of date";

  private MarginParts() {}

  /** Keeps lines of sales up to the as-of date. */
  static final class LineStep extends AccountingStep<FctOrderLine, SaleLine> {
    private final LocalDate asOf;

    LineStep(LocalDate asOf, Buckets buckets) {
      super(GroupByBucket.pack(LINES, LINE_BLOCKS, SaleLine::orderId, buckets));
      this.asOf = asOf;
    }

    @Override
    protected @Nullable SaleLine keep(FctOrderLine line) {
      BigDecimal net = line.reportingNetAmount();
      count(LINE_ACCOUNT, LedgerEntry.Kind.READ, "", net);
      if (!line.isSale()) {
        count(LINE_ACCOUNT, LedgerEntry.Kind.FILTERED, "no sale", net);
        return null;
      }
      if (line.orderedOn().isAfter(asOf)) {
        count(LINE_ACCOUNT, LedgerEntry.Kind.FILTERED, AFTER, net);
        return null;
      }
      return SaleLine.of(line);
    }
  }

  /** Weighs the lines of each bucket that share a campaign's spend. */
  static final class WeighFn extends DoFn<KV<Integer, byte[]>, CampaignWeight> {
    private final TermsView view;
    private transient @Nullable Terms terms;

    WeighFn(TermsView view) {
      this.view = view;
    }

    @StartBundle
    public void start() {
      terms = null;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, byte[]> block,
        ProcessContext context,
        OutputReceiver<CampaignWeight> weights) {
      if (terms == null) {
        terms = view.read(context);
      }
      if (terms.spends().isEmpty()) {
        return;
      }
      Map<String, CampaignWeight> sums = new TreeMap<>();
      for (SaleLine line : LINE_BLOCKS.in(List.of(block.getValue()))) {
        String campaign = terms.sharedCampaignOf(line);
        if (campaign != null) {
          sums.merge(
              campaign,
              new CampaignWeight(campaign, block.getKey(), line.weight(), 1),
              CampaignWeight::plus);
        }
      }
      sums.values().forEach(weights::output);
    }
  }

  /** Keeps returns up to the as-of date; those of no order are unmatched. */
  static final class ReturnStep extends AccountingStep<FctReturn, FctReturn> {
    private final LocalDate asOf;

    ReturnStep(LocalDate asOf, Buckets buckets) {
      super(
          GroupByBucket.pack(RETURNS, RETURN_BLOCKS, MarginParts::orderOf, buckets)
              .of((FctReturn back) -> back.orderId() == null ? null : back)
              .and(
                  new Each<>(BuildMargins.UNMATCHED, RecordCoder.of(FctReturn.class))
                      .of((FctReturn back) -> back.orderId() == null ? back : null)));
      this.asOf = asOf;
    }

    @Override
    protected @Nullable FctReturn keep(FctReturn returned) {
      BigDecimal refund = returned.reportingRefundAmount();
      count(RETURN_ACCOUNT, LedgerEntry.Kind.READ, "", refund);
      if (returned.returnedOn().isAfter(asOf)) {
        count(RETURN_ACCOUNT, LedgerEntry.Kind.FILTERED, AFTER, refund);
        return null;
      }
      if (returned.orderId() == null) {
        count(RETURN_ACCOUNT, LedgerEntry.Kind.FILTERED, SettleFn.NO_LINE, refund);
      }
      return returned;
    }
  }

  /** Keeps payments of orders up to the as-of date; those that state a fee are counted. */
  static final class PaymentStep extends AccountingStep<FctPayment, FctPayment> {
    private final LocalDate asOf;

    PaymentStep(LocalDate asOf, Buckets buckets) {
      super(GroupByBucket.pack(PAYMENTS, PAYMENT_BLOCKS, MarginParts::orderOf, buckets));
      this.asOf = asOf;
    }

    @Override
    protected @Nullable FctPayment keep(FctPayment payment) {
      String orderId = payment.orderId();
      String leftOut = payment.paidOn().isAfter(asOf) ? AFTER : orderId == null ? "no order" : null;
      if (payment.feeAmount() != null) {
        BigDecimal fee = ExchangeRates.convert(payment.feeAmount(), payment.exchangeRate());
        count(FEE_ACCOUNT, LedgerEntry.Kind.READ, "", fee);
        if (leftOut != null) {
          count(FEE_ACCOUNT, LedgerEntry.Kind.FILTERED, leftOut, fee);
        }
      }
      return leftOut == null ? payment : null;
    }
  }

  /** Says once per bundle that a payment states its fee. */
  static final class FeeStep implements BundleStep<FctPayment> {
    private boolean isStated;

    @Override
    public void start() {
      isStated = false;
    }

    @Override
    public void add(FctPayment payment, Emitter out) {
      isStated |= payment.feeAmount() != null;
    }

    @Override
    public void finish(Emitter out) {
      if (isStated) {
        out.emit(FEES, true);
      }
    }

    @Override
    public List<Output<?>> outputs() {
      return List.of(new Output<>(FEES, BooleanCoder.of()));
    }
  }

  private static String orderOf(FctReturn returned) {
    return String.valueOf(returned.orderId());
  }

  private static String orderOf(FctPayment payment) {
    return String.valueOf(payment.orderId());
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
