package io.sales360.planner.command;

import io.sales360.common.product.ProductFile;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Output;
import io.sales360.planner.sources.Probe;
import io.sales360.planner.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 sources test}: whether sources can be read, and what becomes of their first rows. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Reads the first rows of every source as a run would, and changes nothing.",
    footer = {
      "",
      "size is bytes of files, or rows of a database's table. The exit code is what a run would end",
      "with because of the first source that cannot be read; refused rows are told, not judged.",
      "",
      "Examples:",
      "  s360 sources test --config sales360.yaml --data exports"
    })
final class SourcesTestCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;

  @Mixin private final ProductOption deployment;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  SourcesTestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.deployment = new ProductOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    ProductFile product = deployment.read();
    Path scratch = Files.createTempDirectory("sales360-sources-");
    try {
      List<Probe> probes =
          new SourceProbe(product, deployment.root(), null, surroundings.environment(), scratch)
              .all();
      print(probes);
      return probes.stream()
          .map(Probe::exitCode)
          .filter(code -> code != ExitCode.OK)
          .findFirst()
          .orElse(ExitCode.OK)
          .code();
    } finally {
      delete(scratch);
    }
  }

  private void print(List<Probe> probes) throws IOException {
    RowSink table = output.to(messages.out());
    table.begin(
        List.of(
            "feed",
            "depot",
            "kind",
            "files",
            "size",
            "columns",
            "sampled",
            "written",
            "filtered",
            "refused",
            "status"));
    for (Probe probe : probes) {
      table.row(
          Arrays.asList(
              probe.feed(),
              probe.depot(),
              probe.kind(),
              probe.files(),
              probe.size(),
              probe.columns(),
              probe.sampled(),
              probe.written(),
              probe.filtered(),
              probe.refused(),
              probe.exitCode() == ExitCode.OK ? "ok" : "cannot be read"));
    }
    table.end();
    messages.out().flush();
    for (Probe probe : probes) {
      if (!probe.problem().isEmpty()) {
        messages.say(probe.feed() + ": " + probe.problem());
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
