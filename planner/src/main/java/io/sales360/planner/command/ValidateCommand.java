package io.sales360.planner.command;

import io.sales360.common.feed.FeedFiles;
import io.sales360.common.product.ProductFile;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
  private static final String SCHEMA = "/sales360.schema.json";

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
      messages.print(schema());
      return 0;
    }
    Path file = surroundings.resolve(config);
    ProductFile product = ProductFiles.read(file);
    String found = "";
    if (data != null) {
      int sources =
          ProductFiles.sources(
                  product, file, surroundings.resolve(data), FeedFiles.DatabaseCopies.LATER)
              .size();
      found = ", " + sources + " source files found";
    }
    messages.print(
        "%s is valid: %s, %d feeds, %s%s."
            .formatted(
                config,
                product.name(),
                product.feeds().size(),
                product.forecastPlan().isPresent() ? "a forecast plan" : "no forecast plan",
                found));
    return 0;
  }

  private static String schema() throws IOException {
    try (InputStream in = ProductFile.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new CommandFailure(
            ExitCode.INTERNAL,
            SCHEMA + " is not on the class path.\nMaybe the build is incomplete.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
