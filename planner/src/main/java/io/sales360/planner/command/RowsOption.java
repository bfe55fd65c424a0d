package io.sales360.planner.command;

import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command prints rows that no chart would show. */
final class RowsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private Output output = Output.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "table (default), csv, json or ndjson.")
  void output(Output format) {
    if (format == Output.SVG) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no chart (svg) of these rows; --output can be table, csv, json or ndjson.");
    }
    output = format;
  }

  RowSink to(PrintWriter out) throws IOException {
    return output.to(out);
  }
}
