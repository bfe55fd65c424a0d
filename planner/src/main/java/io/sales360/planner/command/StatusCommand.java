package io.sales360.planner.command;

import io.sales360.common.table.Manifest;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.Attempt;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 status}: what is published, and what became of the last attempts. */
@Command(
    name = "status",
    description = "Shows what is published and how the last attempts ended.",
    footer = {"", "Examples:", "  s360 status", "  s360 status --lake s360-demo/lake --attempts 3"})
public final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many attempts to show, newest first (default ${DEFAULT-VALUE}).")
  private int attempts = 5;

  public StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    LakeDirectory directory = lake.directory();
    Optional<PublishedLake> current = directory.current();
    if (current.isPresent()) {
      show(current.get());
    } else {
      messages.print(
          "Nothing is published in the lake " + surroundings.name(directory.root()) + ".");
    }
    show(directory.attempts().stream().limit(attempts).toList());
    return 0;
  }

  private void show(PublishedLake published) throws IOException {
    messages.print(
        "Lake %s: version %d, as of %s, run %s%ncontent %s"
            .formatted(
                surroundings.name(published.root()),
                published.version(),
                published.manifest().asOf(),
                published.manifest().runId(),
                published.manifest().contentHash()));
    messages.print("");
    RowSink table = Output.TABLE.to(messages.out());
    table.begin(List.of("table", "layer", "rows", "grain"));
    for (Manifest.Table found : published.tables()) {
      table.row(
          Arrays.asList(found.name(), found.layer().directory(), found.rows(), found.grain()));
    }
    table.end();
    for (Manifest.AbsentTable absent : published.manifest().absent()) {
      messages.print(absent.name() + " is absent: " + absent.reason());
    }
  }

  private void show(List<Attempt> latest) throws IOException {
    if (latest.isEmpty()) {
      return;
    }
    messages.print("");
    RowSink table = Output.TABLE.to(messages.out());
    table.begin(List.of("attempt", "status", "exit", "run", "as_of", "message"));
    for (Attempt attempt : latest) {
      table.row(
          Arrays.asList(
              attempt.attempt(),
              attempt.status(),
              attempt.exitCode(),
              attempt.runId(),
              attempt.asOf(),
              attempt.messages().isEmpty() ? "" : attempt.messages().get(0)));
    }
    table.end();
  }
}
