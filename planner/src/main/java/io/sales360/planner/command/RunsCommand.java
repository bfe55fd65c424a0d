package io.sales360.planner.command;

import io.sales360.common.table.Manifest;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 runs}: publications that can still be read. */
@Command(
    name = "runs",
    description = "Lists the publications that are kept, newest first; each can be read as it was.",
    footer = {
      "",
      "Examples:",
      "  s360 runs",
      "  s360 query --as-of-run 3 \"SELECT SUM(net_sales) FROM agg_daily_sales\""
    })
public final class RunsCommand implements Callable<Integer> {
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  public RunsCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    List<PublishedLake> kept = lake.directory().kept();
    RowSink table = output.to(messages.out());
    table.begin(
        List.of("version", "run", "attempt", "as_of", "tables", "rows", "content", "is_current"));
    int newest = kept.isEmpty() ? 0 : kept.get(0).version();
    for (PublishedLake published : kept) {
      Manifest manifest = published.manifest();
      table.row(
          Arrays.asList(
              published.version(),
              manifest.runId(),
              manifest.attempt(),
              manifest.asOf().toString(),
              manifest.tables().size(),
              manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
              manifest.contentHash().substring(0, 12),
              published.version() == newest));
    }
    table.end();
    messages.out().flush();
    return 0;
  }
}
