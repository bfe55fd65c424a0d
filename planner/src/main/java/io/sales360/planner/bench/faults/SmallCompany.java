package io.sales360.planner.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A company of about a thousand rows in five feeds: enough for every step, quick to run. */
final class SmallCompany {
  private static final int ORDERS = 300;
  private static final int CUSTOMERS = 60;
  private static final int PRODUCTS = 25;
  private static final String PRODUCT_FILE =
      """
      name: small-company
      depots: [{name: files, path: .}]
      reporting: {currency: USD, as_of: 2024-12-31}
      feeds:
        - {name: products, depot: files, files: products.csv, entity: product, key: [product_id],
           map: {product_id: id, product_name: name, category: category, unit_cost: cost}}
        - {name: customers, depot: files, files: customers.csv, entity: customer, key: [customer_id],
           map: {customer_id: id, first_name: name, country: country}}
        - {name: orders, depot: files, files: orders.csv, entity: sales_order, key: [order_id],
           map: {order_id: id, ordered_at: day, customer_id: customer, channel_id: channel,
                 currency_code: {value: USD}, order_status: {value: completed}}}
        - name: lines
          depot: files
          files: lines_*.csv
          types: {units: decimal, price: decimal}
          control_amount: units * price
          outcomes:
            - {name: gift, when: price == 0, filter: true}
            - {name: sale, entity: order_line, key: [order_id, line_id],
               map: {order_id: id, line_id: line, product_id: product, quantity: units, unit_price: price}}
        - {name: returns, depot: files, files: returns.csv, entity: return_line,
           map: {return_id: id, order_id: order, product_id: product, returned_at: day, quantity: units,
                 refund_amount: amount}}
      """;

  private SmallCompany() {}

  /**
   * Writes {@code sales360.yaml} and {@code data}.
   *
   * @param seed another seed is another state of the company
   */
  static void write(Path directory, long seed) throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("sales360.yaml"), PRODUCT_FILE);
    Random random = new Random(seed);
    StringBuilder products = new StringBuilder("id,name,category,cost\n");
    for (int i = 0; i < PRODUCTS; i++) {
      products.append("P%d,Product %d,C%d,%d.50%n".formatted(i, i, i % 4, 1 + i));
    }
    Files.writeString(data.resolve("products.csv"), products);
    StringBuilder customers = new StringBuilder("id,name,country\n");
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.append("K%d,Name %d,US%n".formatted(i, i));
    }
    Files.writeString(data.resolve("customers.csv"), customers);
    StringBuilder orders = new StringBuilder("id,day,customer,channel\n");
    StringBuilder[] lines = {header(), header()};
    StringBuilder returns = new StringBuilder("id,order,product,day,units,amount\n");
    for (int i = 0; i < ORDERS; i++) {
      String day = java.time.LocalDate.of(2023, 1, 1).plusDays(random.nextInt(700)).toString();
      orders.append("O%d,%s,K%d,S%d%n".formatted(i, day, random.nextInt(CUSTOMERS), i % 3));
      for (int line = 1; line <= 1 + i % 3; line++) {
        int product = random.nextInt(PRODUCTS);
        int price = i % 40 == 0 ? 0 : 2 * (1 + product);
        lines[i % 2].append(
            "O%d,%d,P%d,%d,%d.25%n"
                .formatted(i, line, product, 1 + random.nextInt(3), price)
                .replace(",0.25", ",0"));
        if (i % 10 == 0 && line == 1 && price > 0) {
          returns.append("R%d,O%d,P%d,%s,1,%d.25%n".formatted(i, i, product, day, price));
        }
      }
    }
    Files.writeString(data.resolve("orders.csv"), orders);
    Files.writeString(data.resolve("lines_1.csv"), lines[0]);
    Files.writeString(data.resolve("lines_2.csv"), lines[1]);
    Files.writeString(data.resolve("returns.csv"), returns);
  }

  private static StringBuilder header() {
    return new StringBuilder("id,line,product,units,price\n");
  }
}
