package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.Soil;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Payments as a payment provider exports them: gzip CSV with instants in UTC. */
final class PaymentExport {
  static final String FEED = "payment";

  /** The zone of the company: its clocks show the times of orders. */
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final String FILE = "payments/transactions.csv.gz";
  private static final Notation NOTATION =
      Notation.of(".", "", "", "uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final Map<String, List<String>> METHOD_WORDS =
      Map.of(
          "Credit Card", List.of("credit card", "CREDIT CARD", "CreditCard"),
          "PayPal", List.of("paypal", "PAYPAL", "Pay Pal"),
          "Apple Pay", List.of("apple pay", "ApplePay"),
          "Debit Card", List.of("debit card", "debit-card"),
          "COD", List.of("cod", "Cash on Delivery"));

  private PaymentExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            FEED,
            Dialect.csv().gzipped(),
            List.of(
                "transaction_id",
                "order_id",
                "customer_id",
                "store_id",
                "transaction_date",
                "transaction_amount",
                "currency",
                "payment_method",
                "transaction_type",
                "transaction_status",
                "fee"));
    for (Payments.Payment payment : company.payments().payments()) {
      Order order = payment.order();
      String currency = order.channel().market().currency();
      table.add(
          FILE,
          payment.id(),
          order.id(),
          order.customer().id(),
          order.channel().id(),
          NOTATION.moment(utc(payment.paidAt())),
          NOTATION.amount(order.total()),
          currency,
          payment.method(),
          "purchase",
          payment.status(),
          NOTATION.amount(payment.fee()));
      outbox.count(FEED, FILE, "amount", currency, order.total());
      outbox.count(FEED, FILE, "fee", currency, payment.fee());
    }
    outbox.send(table, PaymentExport::soil);
  }

  static LocalDateTime utc(LocalDateTime local) {
    return local.atZone(ZONE).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static void soil(Soil soil) {
    IntFunction<String> key = serial -> String.format(Locale.ROOT, "TX9%05d", serial);
    String id = "transaction_id";
    soil.duplicate(soil.share(0.001))
        .spoil(
            DirtKind.BAD_DATE,
            soil.share(0.0003),
            id,
            key,
            "transaction_date",
            List.of("2022-11-31T10:00:00Z", "1699999999999999"))
        .spoil(
            DirtKind.BAD_NUMBER,
            soil.share(0.0003),
            id,
            key,
            "transaction_amount",
            List.of("12.50 USD?", "#REF!"))
        .spoil(
            DirtKind.MISSING_REQUIRED,
            soil.share(0.0003),
            id,
            key,
            "transaction_amount",
            Arrays.asList((String) null))
        .spoil(
            DirtKind.INVALID_VALUE,
            soil.share(0.0004),
            id,
            key,
            "payment_method",
            List.of("Bitcoin", "Credit Card X", "Shells"))
        .ragged(soil.share(0.0002), soil.share(0.0002), id, key)
        .vary(DirtKind.VALUE_VARIANT, soil.share(0.01), "payment_method", METHOD_WORDS)
        .untidy(soil.share(0.001), "order_id")
        .blankLines(soil.share(0.0004));
  }
}
