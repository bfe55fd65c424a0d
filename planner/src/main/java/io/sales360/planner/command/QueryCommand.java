package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code s360 query}: one SQL query over the published tables. */
@Command(
    name = "query",
    description =
        "Runs one SQL query (DuckDB's dialect) over the published tables; it can change nothing.",
    footer = {
      "",
      "Examples:",
      "  s360 query \"SHOW TABLES\"",
      "  s360 query \"DESCRIBE fct_order_lines\"",
      "  s360 query --output csv \"SELECT channel_id, sum(net_sales) FROM agg_daily_sales GROUP BY 1 ORDER BY 1\""
    })
public final class QueryCommand implements Callable<Integer> {
  @Mixin private final Messages messages;
  @Mixin private final PublishedOption lake;

  @Parameters(
      paramLabel = "SQL",
      description = "One query: SELECT, WITH, VALUES, DESCRIBE or SHOW TABLES.")
  private String sql = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json, ndjson or svg (a chart).")
  private Output output = Output.TABLE;

  public QueryCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new PublishedOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    try (LakeSession session = LakeSession.open(lake.open())) {
      session.queryFromUser(sql, output.to(messages.out()));
      messages.out().flush();
    }
    return 0;
  }
}
