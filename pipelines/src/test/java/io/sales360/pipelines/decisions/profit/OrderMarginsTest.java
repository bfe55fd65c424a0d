package io.sales360.pipelines.decisions.profit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.CostSource;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Origin;
import io.sales360.common.model.PaymentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderMarginsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 10);
  private static final Origin ORIGIN = new Origin("f", "o", "f.csv", 2, null);
  private static final Waterfall FEES = new Waterfall(true, false, false, "USD");
  private static final Waterfall PLAIN = new Waterfall(false, false, false, "USD");

  @Test
  void returnWithoutLineGoesToTheFirstLineOfItsProductWithRoom() {
    OrderMargins order = new OrderMargins();
    order.add(line("1", "P1", "1", "10"));
    order.add(line("2", "P1", "3", "30"));
    order.add(line("3", "P2", "5", "50"));
    order.add(back("a", null, "P1", "1", "10"));
    order.add(back("b", null, "P1", "2", "20"));

    List<FctMargin> margins = order.settle(PLAIN, Map.of()).margins();

    assertThat(margins)
        .extracting(margin -> margin.returnAmount().intValue())
        .containsExactly(10, 20, 0);
  }

  @Test
  void returnOfNothingSoldIsUnmatched() {
    OrderMargins order = new OrderMargins();
    order.add(line("1", "P1", "1", "10"));
    order.add(back("a", null, "P2", "1", "10"));
    order.add(back("b", "9", "P1", "1", "10"));

    assertThat(order.settle(PLAIN, Map.of()).unmatched())
        .extracting(FctReturn::returnId)
        .containsExactly("a", "b");
  }

  @Test
  void moreReturnedThanSoldTakesNoMoreThanTheWholeCost() {
    OrderMargins order = new OrderMargins();
    order.add(line("1", "P1", "2", "20"));
    order.add(back("a", "1", "P1", "2", "20"));
    order.add(back("b", "1", "P1", "2", "20"));

    FctMargin margin = order.settle(PLAIN, Map.of()).margins().get(0);

    assertThat(margin.returnedCostAmount()).isEqualByComparingTo("7");
    assertThat(margin.contributionMargin1()).isEqualByComparingTo("-20");
  }

  @Test
  void feesOfAllPaymentsAreSharedToTheCent() {
    OrderMargins order = new OrderMargins();
    order.add(line("1", "P1", "1", "10"));
    order.add(line("2", "P2", "1", "10"));
    order.add(line("3", "P3", "1", "10"));
    order.add(payment("a", "0.50", PaymentStatus.COMPLETED));
    order.add(payment("b", "0.50", PaymentStatus.FAILED));
    order.add(payment("c", null, PaymentStatus.FAILED));

    assertThat(order.settle(FEES, Map.of()).margins())
        .extracting(FctMargin::paymentFeeAmount)
        .containsExactly(new BigDecimal("0.34"), new BigDecimal("0.33"), new BigDecimal("0.33"));
  }

  @Test
  void oneUnstatedFeeMakesTheFeeOfTheOrderUnknown() {
    OrderMargins order = new OrderMargins();
    order.add(line("1", "P1", "1", "10"));
    order.add(payment("a", "0.50", PaymentStatus.COMPLETED));
    order.add(payment("b", null, PaymentStatus.COMPLETED));

    FctMargin margin = order.settle(FEES, Map.of()).margins().get(0);

    assertThat(margin.paymentFeeAmount()).isNull();
    assertThat(margin.contributionMargin1()).isEqualByComparingTo("3");
    assertThat(margin.contributionMargin2()).isNull();
    assertThat(margin.unknownParts()).isEqualTo("payment_fee");
  }

  private static SoldLine line(String lineId, String productId, String quantity, String gross) {
    return new SoldLine(
        "o",
        lineId,
        DAY,
        productId,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        new BigDecimal(quantity),
        "USD",
        new BigDecimal(gross),
        new BigDecimal(gross),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        CostSource.LINE,
        new BigDecimal("7"),
        BigDecimal.ZERO);
  }

  private static FctReturn back(
      String returnId, @Nullable String lineId, String productId, String quantity, String refund) {
    return new FctReturn(
        returnId,
        "o",
        lineId,
        productId,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        DAY,
        new BigDecimal(quantity),
        new BigDecimal(refund),
        "USD",
        BigDecimal.ONE,
        "USD",
        new BigDecimal(refund),
        null,
        false,
        ORIGIN);
  }

  private static FctPayment payment(String id, @Nullable String fee, PaymentStatus status) {
    return new FctPayment(
        id,
        "o",
        null,
        null,
        null,
        Instant.EPOCH,
        DAY,
        BigDecimal.TEN,
        "USD",
        BigDecimal.ONE,
        "USD",
        BigDecimal.TEN,
        null,
        null,
        status,
        null,
        null,
        null,
        fee == null ? null : new BigDecimal(fee),
        false,
        ORIGIN);
  }
}
