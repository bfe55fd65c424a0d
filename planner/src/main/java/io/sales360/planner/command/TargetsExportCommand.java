package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.query.CsvText;
import io.sales360.planner.targets.TargetBook;
import io.sales360.planner.targets.TargetReference;
import io.sales360.planner.targets.TargetRows;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code s360 targets export}: a file that a feed of {@code sales_target} reads. */
@Command(
    name = "export",
    description = "Writes approved or locked targets as CSV, with the columns of sales_target.")
public final class TargetsExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;

  @Parameters(paramLabel = "VERSION", description = "Such as salesperson/2025-Q1/v1.")
  private String reference = "";

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file written.")
  private Path file = Path.of("");

  public TargetsExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    StringWriter text = new StringWriter();
    CsvText csv = CsvText.exact(text);
    TargetRows.export(
        TargetBook.of(lake.directory(), surroundings.clock())
            .read()
            .version(TargetReference.parse(reference)),
        csv);
    Path out = surroundings.resolve(file);
    Files.writeString(out, text.toString());
    messages.print("%s  %d rows".formatted(surroundings.name(out), csv.rows()));
    return 0;
  }
}
