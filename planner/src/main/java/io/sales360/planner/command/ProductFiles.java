package io.sales360.planner.command;

import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileException;
import io.sales360.common.product.ProductFileParser;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads product files for commands: either a valid one, or every problem at once. */
final class ProductFiles {
  private ProductFiles() {}

  /**
   * The product file.
   *
   * @throws CommandFailure with all problems
   */
  static ProductFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no product file %s.%nMaybe --config names another one.".formatted(file));
    }
    try {
      return ProductFileParser.parse(file);
    } catch (ProductFileException e) {
      throw failure(e);
    }
  }

  /**
   * The source files that its feeds and lookups find.
   *
   * @param data where depots start; null for the product file's own directory
   * @param copies where the copies of databases lie
   * @throws CommandFailure with every feed that finds nothing
   */
  static List<SourceFile> sources(
      ProductFile product, Path file, @Nullable Path data, FeedFiles.DatabaseCopies copies) {
    Path directory = file.toAbsolutePath().getParent();
    try {
      return FeedFiles.plan(product, directory == null ? file : directory, data, copies);
    } catch (ProductFileException e) {
      throw failure(e);
    }
  }

  static CommandFailure failure(ProductFileException e) {
    int count = e.problems().size();
    String all =
        e.problems().stream()
            .map(Problem::toString)
            .collect(Collectors.joining(System.lineSeparator()));
    return new CommandFailure(
        ExitCode.USAGE,
        "%d %s%n%s".formatted(count, count == 1 ? "problem:" : "problems:", all),
        e);
  }
}
