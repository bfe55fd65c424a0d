package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 validate}: checks a product file without running anything. */
@Command(
    name = "validate",
    description = "Checks the product file and tells every problem at once, with line and remedy.",
    footer = {
      "",
      "Examples:",
      "  s360 validate --config sales360.yaml",
      "  s360 validate --schema > sales360.schema.json"
    })
public final class ValidateCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;

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
      description = "Also check that every feed finds its files below this directory.")
  private @Nullable Path data;

  @Option(names = "--schema", description = "Print the JSON Schema of product files, for editors.")
  private boolean schema;

  public ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    if (schema) {
      messages.print(ProductFiles.schema());
      return 0;
    }
    ProductFiles.Product product = ProductFiles.read(surroundings.resolve(config));
    if (data != null) {
      ProductFiles.checkFiles(product, surroundings.resolve(data));
    }
    messages.print(config + " is valid: " + product.feeds() + " feeds.");
    return 0;
  }
}
