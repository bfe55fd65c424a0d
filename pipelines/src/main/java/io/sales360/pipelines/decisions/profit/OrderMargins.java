package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.PaymentStatus;
import io.sales360.common.money.Allocation;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything about one order that its margins depend on. */
final class OrderMargins {
  private static final int MOST_DECIMALS = 9;

  private final List<SoldLine> lines = new ArrayList<>();
  private final List<FctReturn> returns = new ArrayList<>();
  private final List<FctPayment> payments = new ArrayList<>();

  /**
   * What became of an order.
   *
   * @param margins one per line
   * @param unmatched returns of no line that was sold
   */
  record Settled(List<FctMargin> margins, List<FctReturn> unmatched) {}

  void add(SoldLine line) {
    lines.add(line);
  }

  void add(FctReturn returned) {
    returns.add(returned);
  }

  void add(FctPayment payment) {
    payments.add(payment);
  }

  List<FctReturn> returns() {
    return returns;
  }

  boolean isSale() {
    return !lines.isEmpty();
  }

  /** Whether every payment states its fee; one that failed need not. */
  boolean knowsFees() {
    return payments.stream()
        .allMatch(
            payment ->
                payment.feeAmount() != null || payment.paymentStatus() == PaymentStatus.FAILED);
  }

  /** Fees that the order's payments state, in the reporting currency; failed ones cost as well. */
  List<BigDecimal> fees() {
    return payments.stream()
        .filter(payment -> payment.feeAmount() != null)
        .map(payment -> ExchangeRates.convert(payment.feeAmount(), payment.exchangeRate()))
        .toList();
  }

  /**
   * Matches each return to one line, shares the fees among the lines and adds up.
   *
   * @param spends shares in the spend of campaigns, by line; null for a line says unknown
   */
  Settled settle(Waterfall waterfall, Map<SoldLine, BigDecimal> spends) {
    lines.sort(Comparator.comparing(SoldLine::lineId));
    returns.sort(Comparator.comparing(FctReturn::returnId).thenComparing(FctReturn::returnedAt));
    List<Waterfall.Returned> returned =
        new ArrayList<>(Collections.nCopies(lines.size(), Waterfall.Returned.NOTHING));
    List<FctReturn> unmatched = new ArrayList<>();
    for (FctReturn back : returns) {
      int line = lineOf(back, returned);
      if (line < 0) {
        unmatched.add(back);
      } else {
        returned.set(line, returned.get(line).plus(back));
      }
    }
    List<@Nullable BigDecimal> fees = sharedFees(waterfall);
    List<FctMargin> margins = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      SoldLine line = lines.get(i);
      margins.add(waterfall.margin(line, returned.get(i), fees.get(i), spends.get(line)));
    }
    return new Settled(margins, unmatched);
  }

  /**
   * The line that a return names; else, of the lines of its product, the first with room for its
   * quantity, or the one with most room. -1 if there is none.
   */
  private int lineOf(FctReturn back, List<Waterfall.Returned> returned) {
    int best = -1;
    BigDecimal bestRoom = BigDecimal.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      SoldLine line = lines.get(i);
      if (!line.productId().equals(back.productId())) {
        continue;
      }
      if (line.lineId().equals(back.lineId())) {
        return i;
      }
      // Beyond what is asked for, more room makes no line better: the first one is taken.
      BigDecimal room = line.quantity().subtract(returned.get(i).quantity()).min(back.quantity());
      if (back.lineId() == null && (best < 0 || room.compareTo(bestRoom) > 0)) {
        best = i;
        bestRoom = room;
      }
    }
    return best;
  }

  private List<@Nullable BigDecimal> sharedFees(Waterfall waterfall) {
    if (lines.isEmpty() || !waterfall.recordsFees() || !knowsFees()) {
      return Collections.nCopies(lines.size(), null);
    }
    BigDecimal fee = fees().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    int scale =
        Math.min(
            MOST_DECIMALS,
            Math.max(Money.minorUnits(waterfall.currencyCode()), fee.stripTrailingZeros().scale()));
    return new ArrayList<>(
        Allocation.largestRemainder(fee, lines.stream().map(SoldLine::weight).toList(), scale));
  }
}
