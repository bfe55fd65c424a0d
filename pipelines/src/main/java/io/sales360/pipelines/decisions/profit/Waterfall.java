package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.mart.FctReturn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From net sales to the third contribution margin. A part that is recorded but unknown makes the
 * margins that need it unknown; a part that the deployment does not record at all is left out.
 *
 * @param recordsFees whether any payment states a fee
 * @param recordsSpend whether any campaign has spent
 * @param recordsCommissions whether any salesperson has a commission rate
 */
record Waterfall(
    boolean recordsFees, boolean recordsSpend, boolean recordsCommissions, String currencyCode) {
  private static final int SCALE = 9;

  /** What came back of one line. */
  record Returned(BigDecimal quantity, BigDecimal refund) {
    static final Returned NOTHING = new Returned(BigDecimal.ZERO, BigDecimal.ZERO);

    Returned plus(FctReturn back) {
      return new Returned(quantity.add(back.quantity()), refund.add(back.reportingRefundAmount()));
    }
  }

  /**
   * The margins of a line.
   *
   * @param fee share in the fees of payments; null where unknown or not recorded
   * @param spend share in the spend of a campaign; null where unknown
   */
  FctMargin margin(
      SoldLine line, Returned returned, @Nullable BigDecimal fee, @Nullable BigDecimal spend) {
    BigDecimal kept = line.net().subtract(returned.refund());
    BigDecimal cost = line.cost();
    BigDecimal back = cost == null ? null : returnedCost(line, cost, returned.quantity());
    BigDecimal commission =
        line.commissionRate() == null || !recordsCommissions
            ? null
            : kept.multiply(line.commissionRate()).setScale(SCALE, RoundingMode.HALF_EVEN);
    BigDecimal first = cost == null || back == null ? null : kept.subtract(cost).add(back);
    BigDecimal second = less(first, fee, recordsFees);
    BigDecimal third = less(less(second, spend, recordsSpend), commission, recordsCommissions);
    return new FctMargin(
        line.orderId(),
        line.lineId(),
        line.orderedOn(),
        line.productId(),
        line.customerId(),
        line.channelId(),
        line.territoryId(),
        line.salespersonId(),
        line.promotionId(),
        line.campaignId(),
        line.isService(),
        line.quantity(),
        returned.quantity(),
        line.saleCurrencyCode(),
        line.saleGross(),
        line.gross(),
        line.discount(),
        line.net(),
        returned.refund(),
        line.costSource(),
        cost,
        back,
        first,
        fee,
        second,
        spend,
        commission,
        third,
        line.shipping(),
        unknown(cost, fee, spend, commission),
        currencyCode);
  }

  /**
   * Goods that come back are sold again, so their cost leaves the line, up to all of it; a service
   * was rendered whatever happens to its price.
   */
  private static BigDecimal returnedCost(SoldLine line, BigDecimal cost, BigDecimal quantity) {
    if (line.isService() || line.quantity().signum() <= 0) {
      return BigDecimal.ZERO;
    }
    return cost.multiply(quantity.min(line.quantity()))
        .divide(line.quantity(), SCALE, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal less(
      @Nullable BigDecimal margin, @Nullable BigDecimal part, boolean isRecorded) {
    if (!isRecorded) {
      return margin;
    }
    return margin == null || part == null ? null : margin.subtract(part);
  }

  private String unknown(
      @Nullable BigDecimal cost,
      @Nullable BigDecimal fee,
      @Nullable BigDecimal spend,
      @Nullable BigDecimal commission) {
    List<String> parts = new ArrayList<>();
    if (cost == null) {
      parts.add("cost");
    }
    if (fee == null && recordsFees) {
      parts.add("payment_fee");
    }
    if (spend == null && recordsSpend) {
      parts.add("campaign_spend");
    }
    if (commission == null && recordsCommissions) {
      parts.add("commission");
    }
    return String.join(",", parts);
  }
}
