package io.sales360.pipelines.intermediate;

import static io.sales360.pipelines.intermediate.LineAmounts.orZero;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.mart.FctOrder;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Entity;
import io.sales360.common.model.OrderLine;
import io.sales360.common.model.OrderStatus;
import io.sales360.common.model.Payment;
import io.sales360.common.model.PaymentStatus;
import io.sales360.common.model.ReturnLine;
import io.sales360.common.model.SalesOrder;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.product.Reporting;
import io.sales360.common.time.BusinessCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of all that is known about one order. What a line does not say itself it takes from
 * its header. Every row handed in comes out once: as a fact or as a dead letter.
 */
final class OrderAssembler {
  private static final String STAGE = "AssembleOrders";
  private static final int MONEY_SCALE = 9;

  /** Takes what comes out of an order. */
  interface Sink {
    void line(FctOrderLine line);

    void order(FctOrder order);

    void payment(FctPayment payment);

    void returned(FctReturn returned);

    void refused(DeadLetter deadLetter);
  }

  private final Reporting reporting;
  private final BusinessCalendar calendar;
  private final ExchangeRates rates;
  private final Sink sink;

  OrderAssembler(Reporting reporting, BusinessCalendar calendar, ExchangeRates rates, Sink sink) {
    this.reporting = reporting;
    this.calendar = calendar;
    this.rates = rates;
    this.sink = sink;
  }

  void assemble(OrderParts parts) {
    parts.sort();
    List<NumberedLine> lines = usableLines(parts);
    if (!lines.isEmpty()) {
      assembleLines(parts, lines, lines.get(0).currency());
    }
    if (parts.header != null) {
      sink.order(orderOf(parts.header, lines.size()));
    }
    parts.payments.forEach(p -> convertPayment(p, lines));
    int occurrence = 0;
    for (ReturnLine returned : parts.returns) {
      occurrence++;
      convertReturn(returned, occurrence, parts, lines);
    }
  }

  /** Refuses a row that names a key which no feed knows. */
  void refuseUnknown(Entity row, ReferenceRules.Unknown unknown) {
    sink.refused(
        refusal(
            row,
            "unknown_key",
            unknown.column(),
            unknown.key(),
            "No %s has the key (%%s).%%nMaybe its feed is older, or the key needs cleaning (clean: [trim, upper])."
                .formatted(unknown.dimension().entityName())));
  }

  /** A line that can become a fact: it has a number of its own, a day and a rate. */
  private record NumberedLine(
      OrderLine line,
      String lineId,
      Instant orderedAt,
      LocalDate orderedOn,
      String currency,
      BigDecimal rate) {}

  private List<NumberedLine> usableLines(OrderParts parts) {
    List<NumberedLine> usable = new ArrayList<>(parts.lines.size());
    Set<String> taken = new HashSet<>();
    int occurrence = 0;
    for (OrderLine line : parts.lines) {
      occurrence++;
      String lineId = line.lineId() == null ? Integer.toString(occurrence) : line.lineId();
      Instant orderedAt = first(line.orderedAt(), header(parts, SalesOrder::orderedAt));
      if (orderedAt == null) {
        sink.refused(
            refusal(
                line,
                "unknown_key",
                "order_id",
                line.orderId(),
                "The order (%s) of this line is in no feed, so its day is unknown.%nMaybe the"
                    + " header's file is missing, or its key needs cleaning (clean: [trim, upper])."));
      } else if (!taken.add(lineId)) {
        sink.refused(
            refusal(
                line,
                "unique",
                "line_id",
                lineId,
                "The line (%s) of this order was already read.%nMaybe the feed should declare the"
                    + " natural key [order_id, line_id], so that the latest wins."));
      } else {
        addIfConvertible(parts, line, lineId, orderedAt, usable);
      }
    }
    return usable;
  }

  private void addIfConvertible(
      OrderParts parts,
      OrderLine line,
      String lineId,
      Instant orderedAt,
      List<NumberedLine> usable) {
    LocalDate orderedOn = calendar.dayOf(orderedAt);
    String currency = currency(line.currencyCode(), header(parts, SalesOrder::currencyCode));
    Optional<BigDecimal> rate = rates.rate(currency, reporting.currency(), orderedOn);
    if (rate.isEmpty()) {
      sink.refused(noRate(line, currency, orderedOn));
    } else {
      usable.add(new NumberedLine(line, lineId, orderedAt, orderedOn, currency, rate.get()));
    }
  }

  private void assembleLines(OrderParts parts, List<NumberedLine> lines, String currency) {
    List<LineAmounts> amounts =
        LineAmounts.allocate(
            parts.header, lines.stream().map(NumberedLine::line).toList(), paid(parts), currency);
    Payment latest =
        parts.payments.stream()
            .max(Comparator.comparing(Payment::paidAt).thenComparing(Payment::paymentId))
            .orElse(null);
    for (int i = 0; i < lines.size(); i++) {
      sink.line(fact(parts.header, lines.get(i), amounts.get(i), latest));
    }
  }

  private FctOrderLine fact(
      @Nullable SalesOrder header,
      NumberedLine numbered,
      LineAmounts amounts,
      @Nullable Payment latest) {
    OrderLine line = numbered.line();
    OrderStatus status = status(line, header);
    BigDecimal rate = numbered.rate();
    BigDecimal cost = line.costAmount();
    return new FctOrderLine(
        line.orderId(),
        numbered.lineId(),
        numbered.orderedAt(),
        numbered.orderedOn(),
        first(line.dueOn(), header == null ? null : header.dueOn()),
        first(line.shippedOn(), header == null ? null : header.shippedOn()),
        first(line.deliveredOn(), header == null ? null : header.deliveredOn()),
        status,
        reporting.salesStatuses().contains(status),
        first(line.customerId(), header == null ? null : header.customerId()),
        line.productId(),
        first(line.channelId(), header == null ? null : header.channelId()),
        first(line.territoryId(), header == null ? null : header.territoryId()),
        first(line.salespersonId(), header == null ? null : header.salespersonId()),
        first(line.promotionId(), header == null ? null : header.promotionId()),
        first(line.campaignId(), header == null ? null : header.campaignId()),
        first(line.shippingMethod(), header == null ? null : header.shippingMethod()),
        line.quantity(),
        unitPrice(line, amounts),
        line.listPrice(),
        amounts.gross(),
        amounts.discount(),
        amounts.net(),
        amounts.shipping(),
        amounts.tax(),
        amounts.orderTotal(),
        cost,
        numbered.currency(),
        line.orderCurrencyCode(),
        rate,
        reporting.currency(),
        ExchangeRates.convert(amounts.gross(), rate),
        ExchangeRates.convert(amounts.discount(), rate),
        ExchangeRates.convert(amounts.gross(), rate)
            .subtract(ExchangeRates.convert(amounts.discount(), rate)),
        ExchangeRates.convert(amounts.shipping(), rate),
        ExchangeRates.convert(amounts.tax(), rate),
        cost == null ? null : ExchangeRates.convert(cost, rate),
        latest == null ? null : latest.paymentId(),
        latest == null ? null : calendar.dayOf(latest.paidAt()),
        latest == null ? null : latest.paymentMethod(),
        amounts.payment(),
        line.origin());
  }

  private FctOrder orderOf(SalesOrder order, long lineCount) {
    Instant orderedAt = order.orderedAt();
    return new FctOrder(
        order.orderId(),
        orderedAt,
        orderedAt == null ? null : calendar.dayOf(orderedAt),
        order.dueOn(),
        order.shippedOn(),
        order.deliveredOn(),
        order.orderStatus() == null ? OrderStatus.PLACED : order.orderStatus(),
        order.customerId(),
        order.channelId(),
        order.territoryId(),
        order.salespersonId(),
        order.campaignId(),
        order.promotionId(),
        order.promoCode(),
        order.shippingMethod(),
        order.shippingAddress(),
        order.billingAddress(),
        order.currencyCode(),
        order.orderTotalAmount(),
        order.discountAmount(),
        order.shippingAmount(),
        order.taxAmount(),
        lineCount,
        order.origin());
  }

  private void convertPayment(Payment payment, List<NumberedLine> lines) {
    LocalDate paidOn = calendar.dayOf(payment.paidAt());
    String currency =
        currency(payment.currencyCode(), lines.isEmpty() ? null : lines.get(0).currency());
    Optional<BigDecimal> rate = rates.rate(currency, reporting.currency(), paidOn);
    if (rate.isEmpty()) {
      sink.refused(noRate(payment, currency, paidOn));
      return;
    }
    sink.payment(
        new FctPayment(
            payment.paymentId(),
            payment.orderId(),
            payment.customerId(),
            payment.channelId(),
            payment.productId(),
            payment.paidAt(),
            paidOn,
            payment.paymentAmount(),
            currency,
            rate.get(),
            reporting.currency(),
            ExchangeRates.convert(payment.paymentAmount(), rate.get()),
            payment.paymentMethod(),
            payment.paymentType(),
            payment.paymentStatus() == null ? PaymentStatus.COMPLETED : payment.paymentStatus(),
            payment.discountAmount(),
            payment.discountRate(),
            payment.promoCode(),
            payment.feeAmount(),
            payment.orderId() != null && lines.isEmpty(),
            payment.origin()));
  }

  private void convertReturn(
      ReturnLine returned, int occurrence, OrderParts parts, List<NumberedLine> lines) {
    LocalDate returnedOn = calendar.dayOf(returned.returnedAt());
    String currency =
        currency(returned.currencyCode(), lines.isEmpty() ? null : lines.get(0).currency());
    Optional<BigDecimal> rate = rates.rate(currency, reporting.currency(), returnedOn);
    if (rate.isEmpty()) {
      sink.refused(noRate(returned, currency, returnedOn));
      return;
    }
    sink.returned(
        new FctReturn(
            returnId(returned, occurrence),
            returned.orderId(),
            returned.lineId(),
            returned.productId(),
            first(returned.customerId(), header(parts, SalesOrder::customerId)),
            first(returned.channelId(), header(parts, SalesOrder::channelId)),
            first(returned.territoryId(), header(parts, SalesOrder::territoryId)),
            first(returned.salespersonId(), header(parts, SalesOrder::salespersonId)),
            returned.returnedAt(),
            returnedOn,
            returned.quantity(),
            returned.refundAmount(),
            currency,
            rate.get(),
            reporting.currency(),
            ExchangeRates.convert(returned.refundAmount(), rate.get()),
            returned.reason(),
            returned.orderId() != null && lines.isEmpty(),
            returned.origin()));
  }

  /** A return without an id gets its order and occurrence, or else the place it was read at. */
  private static String returnId(ReturnLine returned, int occurrence) {
    if (returned.returnId() != null) {
      return returned.returnId();
    }
    return returned.orderId() == null
        ? returned.origin().file() + ":" + returned.origin().line()
        : returned.orderId() + "-" + occurrence;
  }

  private static BigDecimal paid(OrderParts parts) {
    return parts.payments.stream()
        .filter(p -> p.paymentStatus() != PaymentStatus.FAILED)
        .map(Payment::paymentAmount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal unitPrice(OrderLine line, LineAmounts amounts) {
    if (line.unitPrice() != null || line.quantity().signum() == 0) {
      return orZero(line.unitPrice());
    }
    return amounts.gross().divide(line.quantity(), MONEY_SCALE, RoundingMode.HALF_EVEN);
  }

  private static OrderStatus status(OrderLine line, @Nullable SalesOrder header) {
    OrderStatus status = first(line.orderStatus(), header == null ? null : header.orderStatus());
    return status == null ? OrderStatus.PLACED : status;
  }

  private String currency(@Nullable String own, @Nullable String inherited) {
    String currency = first(own, inherited);
    return currency == null ? reporting.currency() : currency;
  }

  private DeadLetter noRate(Entity row, String currency, LocalDate day) {
    return refusal(
        row,
        "exchange_rate",
        "currency_code",
        currency,
        ("There is no exchange rate from (%%s) to %s on %s or in the %d days before.%%nMaybe the"
                + " exchange_rate feed ends too early, or rate_tolerance_days is too small.")
            .formatted(reporting.currency(), day, reporting.rateToleranceDays()));
  }

  private static DeadLetter refusal(
      Entity row, String rule, String column, String value, String message) {
    return Refusal.of(STAGE, row, rule, column, value, message);
  }

  private static <T> @Nullable T header(OrderParts parts, Function<SalesOrder, @Nullable T> field) {
    return parts.header == null ? null : field.apply(parts.header);
  }

  private static <T> @Nullable T first(@Nullable T own, @Nullable T inherited) {
    return own != null ? own : inherited;
  }
}
