package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Returns and stock as a logistics system exports them: returns with notes of several lines and
 * CRLF between records, stock by quarter with thousands separators and {@code yyyyMMdd}.
 */
final class LogisticsExport {
  static final String RETURNS = "return_line";
  static final String STOCK = "inventory_snapshot";

  private static final Notation NOTATION = Notation.plain();
  private static final Notation COUNTS = Notation.of(".", ",", "", "uuuuMMdd", "uuuuMMdd HHmmss");
  private static final String RETURN_FILE = "logistics/returns.csv";

  private LogisticsExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    writeReturns(company, outbox);
    writeStock(company, outbox);
  }

  private static void writeReturns(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            RETURNS,
            Dialect.csv().withLineEnd("\r\n"),
            List.of(
                "return_no",
                "order_no",
                "order_line",
                "article",
                "customer",
                "store",
                "returned_at",
                "pieces",
                "refund",
                "currency",
                "reason",
                "note"));
    for (Payments.Return back : company.payments().returns()) {
      String currency = back.order().channel().market().currency();
      table.add(
          RETURN_FILE,
          back.id(),
          back.order().id(),
          String.valueOf(back.line().number()),
          back.line().product().sku(),
          back.order().customer().id(),
          back.order().channel().id(),
          NOTATION.moment(back.returnedOn().atTime(14, 30)),
          String.valueOf(back.quantity()),
          NOTATION.amount(back.refund()),
          currency,
          back.reason(),
          back.note());
      outbox.count(RETURNS, RETURN_FILE, "refund", currency, back.refund());
    }
    outbox.send(
        table,
        soil ->
            soil.duplicate(soil.share(0.001))
                .spoil(
                    DirtKind.BAD_NUMBER,
                    soil.share(0.001),
                    "return_no",
                    serial -> String.format(Locale.ROOT, "RX%05d", serial),
                    "refund",
                    List.of("free", "12;50"))
                .blankLines(soil.share(0.001)));
  }

  private static void writeStock(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            STOCK,
            Dialect.csv(),
            List.of("day", "location", "sku", "on_hand", "on_order", "unit_cost"));
    for (Inventory.Snapshot snapshot : company.inventory().snapshots()) {
      int quarter = (snapshot.day().getMonthValue() + 2) / 3;
      table.add(
          "logistics/stock_" + snapshot.day().getYear() + "Q" + quarter + ".csv",
          COUNTS.date(snapshot.day()),
          snapshot.channelId(),
          snapshot.product().sku(),
          COUNTS.amount(BigDecimal.valueOf(snapshot.onHand())),
          COUNTS.amount(BigDecimal.valueOf(snapshot.onOrder())),
          COUNTS.amount(snapshot.product().cost()));
    }
    outbox.send(table, soil -> soil.duplicate(soil.share(0.0003)).untidy(soil.share(0.001), "sku"));
  }
}
