package io.sales360.planner.command;

import io.sales360.common.product.ProductFile;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.job.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 run}: from source files to published tables and forecasts. */
@Command(
    name = "run",
    description =
        "Builds the tables and the forecasts, and publishes them all at once or not at all.",
    footer = {
      "",
      "Examples:",
      "  s360 run --config sales360.yaml",
      "  s360 run --config examples/adventureworks/sales360.yaml --data ../data --runner flink"
    })
public final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final RunOptions options = new RunOptions();

  @Mixin private final ProductOption deployment;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${env:S360_LAKE}",
      description = "Where to publish. Default: S360_LAKE, else what the product file says.")
  private @Nullable Path lake;

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description = "Last complete day. Default: what the product file says.")
  private @Nullable LocalDate asOf;

  public RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.deployment = new ProductOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    ProductFile product = deployment.read();
    RunRequest request =
        new RunRequest(
            options.runner(),
            deployment.file(),
            deployment.data(),
            surroundings.resolve(lake == null ? Path.of(product.lake().path()) : lake),
            asOf);
    return new RunReporter(surroundings, messages).execute(request);
  }
}
