package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.Soil;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Order lines as a shop system exports them: one file a year, UTF-8 with a byte order mark, every
 * field quoted, CRLF, {@code yyyy-MM-dd HH:mm:ss}.
 */
final class ShopExport {
  static final String FEED = "order_line";

  private static final Notation NOTATION = Notation.plain();
  private static final Dialect DIALECT =
      Dialect.csv().withByteOrderMark().withQuoting(Dialect.Quoting.ALWAYS).withLineEnd("\r\n");
  private static final List<String> COLUMNS =
      List.of(
          "order_id",
          "line_no",
          "sku",
          "qty",
          "unit_price",
          "gross_amount",
          "discount_amount",
          "line_amount",
          "promotion",
          "comment",
          "changed_at");

  private ShopExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table = new SourceTable(FEED, DIALECT, COLUMNS);
    for (Order order : company.orders()) {
      String file = "shop/order_lines_" + order.orderedAt().getYear() + ".csv";
      String currency = order.channel().market().currency();
      for (Order.Line line : order.lines()) {
        Promotion promotion = line.promotion();
        table.add(
            file,
            order.id(),
            String.valueOf(line.number()),
            line.product().sku(),
            String.valueOf(line.quantity()),
            NOTATION.amount(line.unitPrice()),
            NOTATION.amount(line.gross()),
            NOTATION.amount(line.discount()),
            NOTATION.amount(line.net()),
            promotion == null ? null : promotion.id(),
            line.quantity() == 3 ? "3 × gift wrap" : null,
            NOTATION.moment(order.orderedAt().plusMinutes(5)));
        outbox.count(FEED, file, "gross", currency, line.gross());
        outbox.count(FEED, file, "discount", currency, line.discount());
        outbox.count(FEED, file, "net", currency, line.net());
      }
    }
    outbox.send(table, ShopExport::soil);
  }

  private static void soil(Soil soil) {
    IntFunction<String> key = serial -> String.valueOf(1000 + serial);
    String number = "line_no";
    soil.duplicate(soil.share(0.001))
        .stale(soil.share(0.0006), "changed_at", "2021-12-31 08:00:00", "qty", "99")
        .spoil(
            DirtKind.BAD_NUMBER,
            soil.share(0.0003),
            number,
            key,
            "qty",
            List.of("two", "1..5", "0x1F"))
        .spoil(
            DirtKind.BAD_DATE,
            soil.share(0.0002),
            number,
            key,
            "changed_at",
            List.of("2023-02-30 12:00:00", "yesterday", "2023-06-01 25:61:00"))
        .spoil(
            DirtKind.NEGATIVE_PRICE,
            soil.share(0.0003),
            number,
            key,
            "unit_price",
            List.of("-19.95", "-0.05"))
        .spoil(
            DirtKind.UNKNOWN_PRODUCT,
            soil.share(0.0005),
            number,
            key,
            "sku",
            List.of("SR-M999-XX-M", "UNKNOWN", "SR-M998-XX-L"))
        .spoil(
            DirtKind.UNKNOWN_ORDER,
            soil.share(0.0004),
            number,
            key,
            "order_id",
            List.of("ZZ000001", "ZZ000002", "ZZ000003"))
        .spoil(
            DirtKind.MISSING_REQUIRED,
            soil.share(0.0003),
            number,
            key,
            "sku",
            Arrays.asList((String) null))
        .spoil(
            DirtKind.OVERLONG_FIELD,
            soil.share(0.00005),
            number,
            key,
            "comment",
            List.of("y".repeat(Exports.OVERLONG)))
        .miscode(soil.share(0.0001), number, key, "comment", "größer", StandardCharsets.ISO_8859_1)
        .ragged(soil.share(0.0002), soil.share(0.0001), number, key)
        .untidy(soil.share(0.002), "sku")
        .blankLines(soil.share(0.0003));
  }
}
