package io.sales360.planner.command;

import io.sales360.common.product.ProductFileException;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.metrics.DictionaryParser;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.query.MetricLayer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which metric dictionary a command reads. */
final class DictionaryOption {
  private final Surroundings surroundings;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      defaultValue = "${env:S360_METRICS}",
      description = "A metric file; its entries are added to the shipped ones, or replace them.")
  private @Nullable Path file;

  DictionaryOption(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  MetricDictionary dictionary() {
    try {
      return file == null
          ? DictionaryParser.shipped()
          : DictionaryParser.shippedAnd(surroundings.resolve(file));
    } catch (ProductFileException e) {
      throw ProductFiles.failure(e);
    }
  }

  MetricLayer over(LakeSession session) {
    return MetricLayer.over(
        session, dictionary(), surroundings.environment(), surroundings.workingDirectory());
  }
}
