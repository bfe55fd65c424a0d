package io.sales360.planner.command;

import io.sales360.common.table.Manifest;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.export.CsvExport;
import io.sales360.planner.export.ExportedFile;
import io.sales360.planner.export.XlsxExport;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 export}: what is published, as files other programs open. */
@Command(
    name = "export",
    description = "Writes tables as CSV files, or the forecasts as a workbook.",
    footer = {
      "",
      "Text that a spreadsheet would run as a formula gets an apostrophe before it.",
      "",
      "Examples:",
      "  s360 export --xlsx forecast.xlsx",
      "  s360 export --csv out --table agg_daily_sales --table forecast_current"
    })
public final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final PublishedOption lake;

  @ArgGroup(multiplicity = "1")
  private Target target = new Target();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "A table or view; may be repeated. Default: all tables (CSV), none (XLSX).")
  private List<String> tables = new ArrayList<>();

  /** Either of the two formats. */
  static final class Target {
    @Option(names = "--csv", paramLabel = "DIR", description = "One CSV file per table into DIR.")
    private @Nullable Path csv;

    @Option(
        names = "--xlsx",
        paramLabel = "FILE",
        description = "A workbook: About, Forecast, Pivot-ready long, Accuracy, Dictionary.")
    private @Nullable Path xlsx;
  }

  public ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new PublishedOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    PublishedLake published = lake.open();
    for (String table : tables) {
      requireTable(published, table);
    }
    try (LakeSession session = LakeSession.open(published)) {
      if (target.csv != null) {
        List<String> names =
            tables.isEmpty()
                ? published.tables().stream().map(Manifest.Table::name).toList()
                : tables;
        for (ExportedFile file :
            CsvExport.write(session, names, surroundings.resolve(target.csv))) {
          tell(file);
        }
      } else if (target.xlsx != null) {
        tell(XlsxExport.of(session, tables).write(surroundings.resolve(target.xlsx)));
      }
    }
    return 0;
  }

  /** Writes the workbook of what a lake publishes. */
  static void writeWorkbook(LakeDirectory lake, Path file) throws IOException {
    try (LakeSession session = LakeSession.open(lake.open())) {
      XlsxExport.of(session, List.of()).write(file);
    }
  }

  private void tell(ExportedFile file) {
    messages.print(
        String.format(
            Locale.ROOT,
            "%s  %,d rows  sha256:%s",
            surroundings.name(file.path()),
            file.rows(),
            file.sha256()));
  }

  private static void requireTable(PublishedLake lake, String name) {
    if (!lake.has(name)) {
      String known =
          String.join(
              ", ",
              Stream.concat(
                      lake.tables().stream().map(Manifest.Table::name),
                      lake.manifest().views().stream().map(Manifest.View::name))
                  .toList());
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no table (%s)%s.%nMaybe one of: %s."
              .formatted(name, lake.reasonWithout(name).map(r -> ": " + r).orElse(""), known));
    }
  }
}
