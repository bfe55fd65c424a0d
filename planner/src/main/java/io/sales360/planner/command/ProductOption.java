package io.sales360.planner.command;

import io.sales360.common.feed.FeedFiles.DatabaseCopies;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.product.ProductFile;
import io.sales360.planner.console.Surroundings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which deployment a command is about, and where its sources are. */
final class ProductOption {
  private final Surroundings surroundings;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "${env:S360_CONFIG:-sales360.yaml}",
      description = "The product file. Default: S360_CONFIG, else ./sales360.yaml.")
  private Path config = Path.of("sales360.yaml");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:S360_DATA}",
      description = "Where the depots lie. Default: S360_DATA, else beside the product file.")
  private @Nullable Path data;

  ProductOption(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The product file as the user wrote it. */
  Path written() {
    return config;
  }

  Path file() {
    return surroundings.resolve(config);
  }

  ProductFile read() {
    return ProductFiles.read(file());
  }

  /** The data directory; null where the user named none. */
  @Nullable Path data() {
    return data == null ? null : surroundings.resolve(data);
  }

  /** Where relative depots start. */
  Path root() {
    Path named = data();
    return named == null ? file().toAbsolutePath().resolveSibling("").normalize() : named;
  }

  /**
   * The source files of all feeds and lookups.
   *
   * @param copies where the copies of databases lie
   */
  List<SourceFile> sources(ProductFile product, DatabaseCopies copies) {
    return ProductFiles.sources(product, file(), data(), copies);
  }
}
