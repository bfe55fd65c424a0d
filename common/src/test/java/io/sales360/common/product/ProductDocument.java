package io.sales360.common.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example of {@code docs/product-file.md}, which must stay valid. */
final class ProductDocument {
  private ProductDocument() {}

  static String example() {
    Path root = Path.of("").toAbsolutePath();
    Path page = root.resolve("docs/product-file.md");
    if (!Files.exists(page)) {
      page = root.resolveSibling("docs/product-file.md");
    }
    try {
      String text = Files.readString(page);
      int start = text.indexOf("```yaml\n") + "```yaml\n".length();
      return text.substring(start, text.indexOf("```", start));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
