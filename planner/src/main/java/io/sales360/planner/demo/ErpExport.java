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
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Order headers as a European ERP exports them: one file a month, semicolons, ISO-8859-1, CRLF,
 * decimal commas, {@code dd.MM.yyyy}, states as codes.
 */
final class ErpExport {
  static final String FEED = "sales_order";

  private static final Notation NOTATION =
      Notation.of(",", "", "", "dd.MM.uuuu", "dd.MM.uuuu HH:mm:ss");
  private static final Dialect DIALECT =
      Dialect.csv().withDelimiter(";").withCharset(StandardCharsets.ISO_8859_1).withLineEnd("\r\n");
  private static final List<String> COLUMNS =
      List.of(
          "OrderNo",
          "CustomerNo",
          "StoreNo",
          "SalesRep",
          "SalesArea",
          "OrderDate",
          "PromisedOn",
          "DeliveryDate",
          "Status",
          "ShipMethod",
          "Currency",
          "GoodsAmount",
          "Discount",
          "Shipping",
          "Tax",
          "Total",
          "Coupon",
          "ShipTo",
          "BillTo",
          "ChangedAt");
  private static final Map<Order.Status, String> CODES =
      Map.of(
          Order.Status.OPEN, "OPN",
          Order.Status.SHIPPED, "SHP",
          Order.Status.DELIVERED, "DLV",
          Order.Status.CANCELLED, "CAN");

  private ErpExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table = new SourceTable(FEED, DIALECT, COLUMNS);
    for (Order order : company.orders()) {
      String file =
          String.format(
              Locale.ROOT,
              "erp/orders_%d-%02d.csv",
              order.orderedAt().getYear(),
              order.orderedAt().getMonthValue());
      add(table, file, order);
      String currency = order.channel().market().currency();
      outbox.count(FEED, file, "goods", currency, order.goods());
      outbox.count(FEED, file, "discount", currency, order.discount());
      outbox.count(FEED, file, "shipping", currency, order.shipping());
      outbox.count(FEED, file, "tax", currency, order.tax());
      outbox.count(FEED, file, "total", currency, order.total());
    }
    outbox.send(table, ErpExport::soil);
  }

  private static void add(SourceTable table, String file, Order order) {
    Salesperson seller = order.seller();
    String address = address(order.customer().profile());
    table.add(
        file,
        order.id(),
        order.customer().id(),
        order.channel().id(),
        seller == null ? null : seller.id(),
        order.customer().territory().id(),
        NOTATION.moment(order.orderedAt()),
        NOTATION.date(order.promisedOn()),
        NOTATION.date(order.deliveredOn()),
        CODES.get(order.status()),
        order.shippingMethod(),
        order.channel().market().currency(),
        NOTATION.amount(order.goods()),
        NOTATION.amount(order.discount()),
        NOTATION.amount(order.shipping()),
        NOTATION.amount(order.tax()),
        NOTATION.amount(order.total()),
        order.coupon(),
        order.channel().online() ? address : order.channel().address(),
        address,
        NOTATION.moment(order.orderedAt().plusDays(2)));
  }

  private static String address(Customer.Profile profile) {
    return profile.street() + ", " + profile.zip() + " " + profile.place().city();
  }

  private static void soil(Soil soil) {
    IntFunction<String> key = serial -> String.format(Locale.ROOT, "SO9%05d", serial);
    String first = "OrderNo";
    soil.duplicate(soil.share(0.001))
        .stale(soil.share(0.0008), "ChangedAt", "31.12.2021 08:00:00", "Status", "OPN")
        .spoil(
            DirtKind.BAD_DATE,
            soil.share(0.0004),
            first,
            key,
            "OrderDate",
            List.of("31.02.2023 10:00:00", "00.00.0000 00:00:00", "2023-13-45 10:00:00"))
        .spoil(
            DirtKind.BAD_NUMBER,
            soil.share(0.0004),
            first,
            key,
            "Total",
            List.of("12,5O", "n. a.", "1,234,50"))
        .spoil(
            DirtKind.UNKNOWN_CUSTOMER,
            soil.share(0.0005),
            first,
            key,
            "CustomerNo",
            List.of("X9999", "X9998", "X9997"))
        .spoil(
            DirtKind.MISSING_REQUIRED,
            soil.share(0.0003),
            first,
            key,
            "Currency",
            Arrays.asList((String) null))
        .spoil(
            DirtKind.INVALID_VALUE,
            soil.share(0.0003),
            first,
            key,
            "Status",
            List.of("???", "LOST", "D1V"))
        .spoil(
            DirtKind.OVERLONG_FIELD,
            soil.share(0.0001),
            first,
            key,
            "ShipTo",
            List.of("x".repeat(Exports.OVERLONG)))
        .spoil(
            DirtKind.ORDER_WITHOUT_LINES,
            soil.share(0.0003),
            first,
            key,
            "Coupon",
            Arrays.asList((String) null))
        .ragged(soil.share(0.0002), soil.share(0.0002), first, key)
        .untidy(soil.share(0.001), "CustomerNo")
        .blankLines(soil.share(0.0008));
  }
}
