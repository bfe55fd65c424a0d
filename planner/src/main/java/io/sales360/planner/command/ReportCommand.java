package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 report}: the planners' page as one file. */
@Command(
    name = "report",
    description = "Writes one self-contained HTML page: headlines, forecasts, accuracy, ledger.",
    footer = {"", "Examples:", "  s360 report --out report.html"})
public final class ReportCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final PublishedOption lake;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "The file to write (default ${DEFAULT-VALUE}).")
  private Path out = Path.of("report.html");

  public ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new PublishedOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    Path file = surroundings.resolve(out);
    long size = write(lake.open(), lake.directory(), file);
    messages.print(surroundings.name(file));
    messages.say(String.format(Locale.ROOT, "%,d bytes; open it in any browser.", size));
    return 0;
  }

  /**
   * Writes the page of what a lake publishes; gives its size in bytes.
   *
   * @param published what the page shows
   */
  static long write(PublishedLake published, LakeDirectory lake, Path file) throws IOException {
    try (LakeSession session = LakeSession.open(published)) {
      return WholeFile.write(file, ReportPage.of(session, lake.attempts()).html());
    }
  }
}
