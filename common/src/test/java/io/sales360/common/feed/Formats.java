package io.sales360.common.feed;

import io.sales360.common.product.CsvFormat;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;

/** Formats and products as a product file states them. */
final class Formats {
  private Formats() {}

  /** A format of the flow-style text of a {@code format:} section. */
  static CsvFormat format(String yaml) {
    return product(
            """
            feeds:
              - name: feed
                depot: files
                files: in.csv
                format: {%s}
                outcomes: [{name: dropped, filter: true}]
            """
                .formatted(yaml))
        .feed("feed")
        .files()
        .format();
  }

  static ProductFile product(String sections) {
    return ProductFileParser.parse(
        """
        name: test
        depots: [{name: files, path: .}]
        reporting: {currency: USD, zone: Europe/London}
        """
            + sections,
        "test.yaml");
  }
}
