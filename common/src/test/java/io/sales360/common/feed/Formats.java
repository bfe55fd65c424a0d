package io.sales360.common.feed;

import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.sales360.common.product.SourceFiles;

/** Formats and products as a product file states them. */
final class Formats {
  private Formats() {}

  /** Files whose format is the flow-style text of a {@code format:} section. */
  static SourceFiles format(String yaml) {
    return files("in.csv", yaml);
  }

  /** The same, of files of a pattern. */
  static SourceFiles files(String pattern, String yaml) {
    return product(
            """
            feeds:
              - name: feed
                depot: files
                files: %s
                format: {%s}
                outcomes: [{name: dropped, filter: true}]
            """
                .formatted(pattern, yaml))
        .feed("feed")
        .files();
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
