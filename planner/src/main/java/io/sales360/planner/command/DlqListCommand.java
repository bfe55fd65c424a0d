package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.DeadLetters;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 dlq list}: what was refused, by feed and rule. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Counts the refused rows of a run by feed, step, rule and column.",
    footer = {
      "",
      "A file that could not be read to its end is one row with the line 0.",
      "",
      "Examples:",
      "  s360 dlq list",
      "  s360 dlq list --attempt a20240701T060000-123"
    })
final class DlqListCommand implements Callable<Integer> {
  private static final String COUNTS =
      """
      SELECT feed, stage, rule, "column", COUNT(*) AS "rows", COUNT(DISTINCT file) AS files,
             SUM(control_amount) AS amount, MIN_BY(value, (file, line)) AS first_value,
             MIN_BY(file || ', line ' || line, (file, line)) AS first_place
      FROM dead_letters GROUP BY feed, stage, rule, "column"
      ORDER BY "rows" DESC, feed, stage, rule, "column"
      """;

  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;

  @Option(
      names = "--attempt",
      paramLabel = "NAME",
      description = "Of which attempt; 's360 status' names them (default: the newest).")
  private @Nullable String attempt;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  DlqListCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    try (DeadLetters letters = DeadLetters.open(lake.directory(), attempt)) {
      messages.say("%s (%s)".formatted(letters.attempt().attempt(), letters.attempt().status()));
      letters.query(COUNTS, List.of(), output.to(messages.out()));
      messages.out().flush();
    }
    return 0;
  }
}
