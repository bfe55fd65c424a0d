package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.metrics.query.CompiledQuery;
import io.sales360.planner.metrics.query.MetricLayer;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 metrics query}: a question to the metric layer. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Answers a question about metrics, without counting anything twice.",
    footer = {
      "",
      "Examples:",
      "  s360 metrics query net_sales,orders,aov --grain month --compare previous-year",
      "  s360 metrics query net_sales --group-by category --where \"country in US, DE\" --top 5",
      "  s360 metrics query net_sales --grain day --from 2024-06-01 --to-date month --rolling 28d",
      "  s360 metrics query orders --group-by email --role data_owner --top 10 --sql"
    })
final class MetricsQueryCommand implements Callable<Integer> {
  @Mixin private final Messages messages;
  @Mixin private final PublishedOption lake;
  @Mixin private final DictionaryOption dictionary;

  @Mixin private final QuestionOptions question = new QuestionOptions();

  @Option(names = "--sql", description = "Print the query, in place of its answer.")
  private boolean sql;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json, ndjson or svg (a chart).")
  private Output output = Output.TABLE;

  MetricsQueryCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new PublishedOption(surroundings);
    this.dictionary = new DictionaryOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    try (LakeSession session = LakeSession.open(lake.open())) {
      MetricLayer layer = dictionary.over(session);
      CompiledQuery query = layer.compile(question.question(layer.dictionary()));
      query.notes().forEach(messages::say);
      if (sql) {
        messages.print(query.printed());
      } else {
        layer.run(query, output.to(messages.out()));
        messages.out().flush();
      }
    }
    return 0;
  }
}
