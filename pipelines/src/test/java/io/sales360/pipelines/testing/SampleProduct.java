package io.sales360.pipelines.testing;

import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.SchemaDrift;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.sales360.pipelines.run.KnownSources;
import io.sales360.pipelines.run.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small company in a directory: a product file, its source files and its lake. */
public final class SampleProduct {
  private static final String PRODUCT =
      """
      name: sample
      depots:
        - {name: files, path: .}
      lake: {path: lake}
      reporting: {currency: USD, zone: UTC, as_of: 2024-03-31}
      feeds:
        - name: products
          depot: files
          files: products.csv
          entity: product
          map: {product_id: sku, product_name: name, category: category}
        - name: orders
          depot: files
          files: orders.csv
          entity: sales_order
          key: [order_id]
          latest_by: updated_at
          map:
            order_id: {column: id, clean: [trim, upper]}
            ordered_at: day
            customer_id: customer
            channel_id: channel
            currency_code: currency
            shipping_amount: shipping
            order_status: {column: status, values: {ok: completed, void: cancelled}, otherwise: refuse}
            updated_at: changed
        - name: lines
          depot: files
          files: lines*.csv*
          types: {price: decimal, quantity: decimal}
          exact_duplicates: remove
          control_amount: price * quantity
          outcomes:
            - {name: free_of_charge, when: price == 0, filter: true}
            - name: sale
              entity: order_line
              map:
                order_id: {column: id, clean: [trim, upper]}
                product_id: sku
                quantity: quantity
                unit_price: price
        - name: rates
          depot: files
          files: rates.csv
          entity: exchange_rate
          map: {base_currency_code: base, quote_currency_code: {value: USD}, rated_on: day, rate: rate}
      """;

  private final Path directory;
  private String product = PRODUCT;

  private SampleProduct(Path directory) {
    this.directory = directory;
  }

  /** Writes clean files: two orders in two currencies, three lines, one header without lines. */
  public static SampleProduct in(Path directory) {
    SampleProduct sample = new SampleProduct(directory);
    sample.file("products.csv", "sku,name,category\nP1,Runner,Footwear\nP2,Shirt,Apparel\n");
    sample.file(
        "orders.csv",
        """
        id,day,customer,channel,currency,shipping,status,changed
        o1,2024-01-15,C1,WEB,USD,5.00,ok,2024-01-15
        o1,2024-01-15,C1,WEB,USD,10.00,ok,2024-01-16
        o2,2024-02-01,C2,SHOP,EUR,,ok,2024-02-01
        o3,2024-02-02,C2,SHOP,USD,,void,2024-02-02
        """);
    sample.file(
        "lines.csv",
        """
        id,sku,quantity,price
        O1,P1,2,50.00
        o1 ,P2,1,20.01
        O2,P1,1,100.00
        O3,P9,1,30.00
        """);
    sample.file("rates.csv", "base,day,rate\nEUR,2024-01-31,1.10\n");
    return sample;
  }

  public SampleProduct file(String name, String text) {
    return file(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public SampleProduct file(String name, byte[] bytes) {
    try {
      Files.write(directory.resolve(name), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds text to the end of the product file. */
  public SampleProduct with(String more) {
    product += more;
    return this;
  }

  public Path lake() {
    return directory.resolve("lake");
  }

  public Path directory() {
    return directory;
  }

  public RunPlan plan(String attempt) {
    file("sales360.yaml", product);
    ProductFile parsed = ProductFileParser.parse(directory.resolve("sales360.yaml"));
    try {
      return RunPlan.of(
          parsed,
          SchemaDrift.of(
              parsed,
              FeedFiles.plan(parsed, directory, null, FeedFiles.DatabaseCopies.NONE),
              KnownSources.of(lake())),
          "",
          attempt,
          lake().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
