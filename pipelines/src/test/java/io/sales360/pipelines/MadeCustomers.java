package io.sales360.pipelines;

import io.sales360.pipelines.testing.SampleProduct;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/**
 * A company with customers who buy at rates of their own and leave after a while, as the models of
 * lifetime value have it; with products of every trait, promotions, returns and odd customers.
 */
final class MadeCustomers {
  private static final LocalDate START = LocalDate.of(2022, 1, 1);
  private static final LocalDate AS_OF = LocalDate.of(2024, 3, 31);
  private static final int PRODUCTS = 24;

  private final Random random = new Random(11);
  private final StringBuilder members = new StringBuilder("id\nBIG\nNEGATIVE\nRETURNS\nNEVER\n");
  private final StringBuilder orders =
      new StringBuilder("id,day,customer,channel,currency,shipping,status,changed\n");
  private final StringBuilder lines = new StringBuilder("id,sku,quantity,price\n");
  private final StringBuilder promoted = new StringBuilder("id,sku,quantity,price,promotion\n");
  private final StringBuilder returns = new StringBuilder("sku,customer,day,quantity,refund\n");
  private int orderCount;

  private MadeCustomers() {}

  /** Writes the files of such a company. */
  static SampleProduct in(Path directory, int customers) {
    MadeCustomers made = new MadeCustomers();
    for (int i = 0; i < customers; i++) {
      made.customer(i);
    }
    made.oddCustomers();
    StringBuilder products = new StringBuilder("sku,category,brand,size,color,ends\n");
    for (int i = 0; i < PRODUCTS; i++) {
      products.append(
          "T%d,%s,%s,%s,%s,%s\n"
              .formatted(
                  i,
                  i % 3 == 0 ? "Boots" : "Socks",
                  "B" + i % 4,
                  i % 5 == 0 ? "" : 36 + i % 7,
                  "C" + i % 6,
                  i == 23 ? "2024-01-31" : ""));
    }
    return SampleProduct.in(directory)
        .with(FEEDS)
        .file("customers.csv", made.members.toString())
        .file("traits.csv", products.toString())
        .file("orders.csv", made.orders.toString())
        .file("lines.csv", made.lines.toString())
        .file("promoted.csv", made.promoted.toString())
        .file("returns.csv", made.returns.toString());
  }

  private static final String FEEDS =
      """
        - name: customers
          depot: files
          files: customers.csv
          entity: customer
          map: {customer_id: id}
        - name: traits
          depot: files
          files: traits.csv
          entity: product
          map: {product_id: sku, category: category, brand: brand, size: size, color: color, discontinued_on: ends}
        - name: promoted
          depot: files
          files: promoted.csv
          types: {price: decimal, quantity: decimal}
          entity: order_line
          map:
            order_id: {column: id, clean: [trim, upper]}
            product_id: sku
            quantity: quantity
            unit_price: price
            promotion_id: promotion
        - name: returns
          depot: files
          files: returns.csv
          types: {refund: decimal, quantity: decimal}
          entity: return_line
          map:
            product_id: sku
            customer_id: customer
            returned_at: day
            quantity: quantity
            refund_amount: refund
            currency_code: {value: USD}
      """;

  private void customer(int number) {
    String id = "C" + number;
    members.append(id).append('\n');
    if (number % 6 == 0) {
      return;
    }
    double rate = 0.002 + 0.03 * random.nextDouble() * random.nextDouble();
    double leaving = 0.05 + 0.3 * random.nextDouble();
    double spend = 10 + 60 * random.nextDouble();
    LocalDate day = START.plusDays(random.nextInt(700));
    do {
      order(id, day, 1 + random.nextInt(3), spend, number);
      day = day.plusDays(1 + (long) (-Math.log(1 - random.nextDouble()) / rate));
    } while (random.nextDouble() > leaving);
  }

  private void order(String customer, LocalDate day, int lineCount, double spend, int taste) {
    String id = "M" + orderCount++;
    String status = random.nextInt(25) == 0 ? "void" : "ok";
    orders.append(
        "%s,%s,%s,%s,USD,,%s,%s\n"
            .formatted(id, day, customer, random.nextInt(3) == 0 ? "WEB" : "SHOP", status, day));
    for (int i = 0; i < lineCount; i++) {
      int product = random.nextInt(3) == 0 ? random.nextInt(PRODUCTS) : taste % 8;
      String sku = random.nextInt(10) == 0 ? "P1" : "T" + product;
      long cents = Math.round(spend * (50 + random.nextInt(100)));
      String line =
          "%s,%s,%d,%d.%02d".formatted(id, sku, 1 + random.nextInt(2), cents / 100, cents % 100);
      if (random.nextInt(5) == 0) {
        promoted.append(line).append(",S").append(random.nextInt(3)).append('\n');
      } else {
        lines.append(line).append('\n');
      }
    }
    if (lineCount > 0 && random.nextInt(8) == 0) {
      lines.append("%s,T20,1,9.00\n%s,T21,1,5.00\n".formatted(id, id));
    }
    if (random.nextInt(12) == 0) {
      returns.append("T1,%s,%s,1,9.99\n".formatted(customer, day.plusDays(20)));
    }
  }

  private void oddCustomers() {
    for (LocalDate day = START.plusDays(40); !day.isAfter(AS_OF); day = day.plusDays(3)) {
      order("BIG", day, 2, 150, 5);
    }
    order("NEGATIVE", LocalDate.of(2023, 5, 5), 0, 0, 0);
    lines.append("M%d,T2,1,15.00\n".formatted(orderCount - 1));
    returns.append("T2,NEGATIVE,2023-06-01,1,60.00\n");
    returns.append("T2,RETURNS,2023-07-01,2,70.00\n");
    returns.append("T2,RETURNS,2024-05-01,2,30.00\n");
    order("", LocalDate.of(2024, 1, 7), 3, 20, 4);
  }
}
