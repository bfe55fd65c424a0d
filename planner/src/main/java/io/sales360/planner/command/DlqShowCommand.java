package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.DeadLetters;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 dlq show}: the refused rows themselves. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows refused rows with their place, reason and untouched text.",
    footer = {
      "",
      "Examples:",
      "  s360 dlq show --feed erp_orders --rule bad_date",
      "  s360 dlq show --limit 1000 --output csv > refused.csv"
    })
final class DlqShowCommand implements Callable<Integer> {
  private static final String ROWS =
      """
      SELECT feed, file, line, stage, rule, "column", value, message, original, control_amount
      FROM dead_letters
      WHERE feed = COALESCE(?, feed) AND rule = COALESCE(?, rule)
      ORDER BY feed, file, line, rule, "column" LIMIT ?
      """;

  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;

  @Option(
      names = "--attempt",
      paramLabel = "NAME",
      description = "Of which attempt; 's360 status' names them (default: the newest).")
  private @Nullable String attempt;

  @Option(names = "--feed", paramLabel = "NAME", description = "Of one feed only.")
  private @Nullable String feed;

  @Option(names = "--rule", paramLabel = "NAME", description = "That broke one rule only.")
  private @Nullable String rule;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "So many rows at most (default ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  DlqShowCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    try (DeadLetters letters = DeadLetters.open(lake.directory(), attempt)) {
      List<@Nullable Object> values = Arrays.asList(feed, rule, limit);
      letters.query(ROWS, values, output.to(messages.out()));
      messages.out().flush();
    }
    return 0;
  }
}
