package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.FctMargin;
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
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Settles all orders of one bucket. */
final class SettleFn extends AccountingFn<KV<Integer, CoGbkResult>, FctMargin> {
  static final TupleTag<SoldLine> LINES = new TupleTag<>() {};
  static final TupleTag<FctReturn> RETURNS = new TupleTag<>() {};
  static final TupleTag<FctPayment> PAYMENTS = new TupleTag<>() {};
  static final String NO_LINE = "no line of a sale";

  private final TermsView view;
  private final PCollectionView<List<CampaignWeight>> weightsView;
  private final PCollectionView<Boolean> feesView;
  private transient @Nullable Terms terms;
  private transient @Nullable CampaignShares shares;

  SettleFn(
      TermsView view,
      PCollectionView<List<CampaignWeight>> weightsView,
      PCollectionView<Boolean> feesView) {
    this.view = view;
    this.weightsView = weightsView;
    this.feesView = feesView;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    terms = null;
    shares = null;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, CoGbkResult> bucket,
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
    List<SoldLine> lines = new ArrayList<>();
    bucket.getValue().getAll(LINES).forEach(lines::add);
    Map<SoldLine, BigDecimal> spends = spends(bucket.getKey(), lines, terms, shares);
    for (OrderMargins order : orders(lines, bucket.getValue()).values()) {
      countFees(order, waterfall);
      OrderMargins.Settled settled = order.settle(waterfall, spends);
      settled.margins().forEach(margin -> written(margin, outputs));
      for (FctReturn returned : settled.unmatched()) {
        count(MarginParts.RETURN_ACCOUNT, Kind.FILTERED, NO_LINE, returned.reportingRefundAmount());
        outputs.get(BuildMargins.UNMATCHED).output(returned);
      }
      countRows(MarginParts.RETURN_ACCOUNT, order.returns().size() - settled.unmatched().size());
    }
  }

  private void written(FctMargin margin, MultiOutputReceiver outputs) {
    String table = MarginParts.WRITTEN;
    count(MarginParts.LINE_ACCOUNT, Kind.WRITTEN, table, margin.netAmount());
    countAmount(MarginParts.RETURN_ACCOUNT, margin.returnAmount());
    countAmount(MarginParts.FEE_ACCOUNT, margin.paymentFeeAmount());
    countAmount(MarginParts.SPEND_ACCOUNT, margin.campaignSpendAmount());
    outputs.get(BuildMargins.MARGINS).output(margin);
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

  private static Map<String, OrderMargins> orders(List<SoldLine> lines, CoGbkResult parts) {
    Map<String, OrderMargins> orders = new TreeMap<>();
    lines.forEach(line -> order(orders, line.orderId()).add(line));
    for (FctReturn returned : parts.getAll(RETURNS)) {
      if (returned.orderId() != null) {
        order(orders, returned.orderId()).add(returned);
      }
    }
    for (FctPayment payment : parts.getAll(PAYMENTS)) {
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
