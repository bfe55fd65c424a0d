package io.sales360.pipelines.decisions.profit;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.pipelines.flow.AccountingFn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Settles all orders of one bucket. */
final class SettleFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, LedgerEntry> {
  static final String NO_LINE = "no line of a sale";

  private final TermsView view;
  private final PCollectionView<List<CampaignWeight>> weightsView;
  private final PCollectionView<Boolean> feesView;
  private final BundleStep<FctMargin> margins;
  private transient @Nullable Terms terms;
  private transient @Nullable CampaignShares shares;

  /**
   * Of orders whose parts come as blocks.
   *
   * @param margins what to do with the rows
   */
  SettleFn(
      TermsView view,
      PCollectionView<List<CampaignWeight>> weightsView,
      PCollectionView<Boolean> feesView,
      BundleStep<FctMargin> margins) {
    this.margins = margins;
    this.view = view;
    this.weightsView = weightsView;
    this.feesView = feesView;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    margins.start();
    terms = null;
    shares = null;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    if (terms == null || shares == null) {
      terms = view.read(context);
      shares = new CampaignShares(terms.spends(), context.sideInput(weightsView));
    }
    Waterfall waterfall =
        new Waterfall(
            context.sideInput(feesView),
            !terms.spends().isEmpty(),
            terms.recordsCommissions(),
            view.reporting().currency());
    List<byte[]> parts = Blocks.hold(bucket.getValue());
    List<SoldLine> lines = new ArrayList<>();
    for (SaleLine line : MarginParts.LINE_BLOCKS.in(parts)) {
      lines.add(terms.sold(line));
    }
    Emitter out = Emitter.of(outputs);
    Map<SoldLine, BigDecimal> spends = spends(bucket.getKey(), lines, terms, shares);
    for (OrderMargins order : orders(lines, parts).values()) {
      countFees(order, waterfall);
      OrderMargins.Settled settled = order.settle(waterfall, spends);
      settled.margins().forEach(margin -> written(margin, out));
      for (FctReturn returned : settled.unmatched()) {
        count(MarginParts.RETURN_ACCOUNT, Kind.FILTERED, NO_LINE, returned.reportingRefundAmount());
        out.emit(BuildMargins.UNMATCHED, returned);
      }
      countRows(MarginParts.RETURN_ACCOUNT, order.returns().size() - settled.unmatched().size());
    }
  }

  private void written(FctMargin margin, Emitter out) {
    String table = MarginParts.WRITTEN;
    count(MarginParts.LINE_ACCOUNT, Kind.WRITTEN, table, margin.netAmount());
    countAmount(MarginParts.RETURN_ACCOUNT, margin.returnAmount());
    countAmount(MarginParts.FEE_ACCOUNT, margin.paymentFeeAmount());
    countAmount(MarginParts.SPEND_ACCOUNT, margin.campaignSpendAmount());
    margins.add(margin, out);
  }

  @Override
  @FinishBundle
  public void flushTally(FinishBundleContext context) {
    margins.finish(Emitter.of(context));
    super.flushTally(context);
  }

  /** Fees of an order that has a payment without one are not shared: the sum is not known. */
  private void countFees(OrderMargins order, Waterfall waterfall) {
    List<BigDecimal> fees = order.fees();
    if (!order.isSale() || !order.knowsFees()) {
      String reason = order.isSale() ? "another payment states none" : "no sale";
      fees.forEach(fee -> count(MarginParts.FEE_ACCOUNT, Kind.FILTERED, reason, fee));
    } else if (waterfall.recordsFees()) {
      countRows(MarginParts.FEE_ACCOUNT, fees.size());
    }
  }

  private void countRows(String account, int rows) {
    if (rows > 0) {
      count(account, Kind.WRITTEN, MarginParts.WRITTEN, rows, null);
    }
  }

  private void countAmount(String account, @Nullable BigDecimal amount) {
    if (amount != null && amount.signum() != 0) {
      count(account, Kind.WRITTEN, MarginParts.WRITTEN, 0, amount);
    }
  }

  /** Shares by line: zero without a campaign that spends, none where the spend is not known. */
  private static Map<SoldLine, BigDecimal> spends(
      int bucket, List<SoldLine> lines, Terms terms, CampaignShares shares) {
    Map<SoldLine, BigDecimal> spends = new HashMap<>();
    if (terms.spends().isEmpty()) {
      return spends;
    }
    List<SoldLine> sharing = new ArrayList<>();
    for (SoldLine line : lines) {
      if (terms.spends().sharedBy(line.campaignId(), line.orderedOn()) == null) {
        spends.put(line, BigDecimal.ZERO);
      } else {
        sharing.add(line);
      }
    }
    spends.putAll(shares.of(bucket, sharing));
    return spends;
  }

  private static Map<String, OrderMargins> orders(List<SoldLine> lines, List<byte[]> parts) {
    Map<String, OrderMargins> orders = new TreeMap<>();
    lines.forEach(line -> order(orders, line.orderId()).add(line));
    for (FctReturn returned : MarginParts.RETURN_BLOCKS.in(parts)) {
      if (returned.orderId() != null) {
        order(orders, returned.orderId()).add(returned);
      }
    }
    for (FctPayment payment : MarginParts.PAYMENT_BLOCKS.in(parts)) {
      if (payment.orderId() != null) {
        order(orders, payment.orderId()).add(payment);
      }
    }
    return orders;
  }

  private static OrderMargins order(Map<String, OrderMargins> orders, String orderId) {
    return orders.computeIfAbsent(orderId, id -> new OrderMargins());
  }
}
