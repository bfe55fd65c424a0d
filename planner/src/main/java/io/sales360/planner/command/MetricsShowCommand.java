package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.metrics.DefinitionText;
import io.sales360.planner.metrics.MetricDictionary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code s360 metrics show}: what a metric means. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows the definition of a metric or dimension, with its worked example.",
    footer = {"", "Examples:", "  s360 metrics show net_sales", "  s360 metrics show age_group"})
final class MetricsShowCommand implements Callable<Integer> {
  @Mixin private final Messages messages;
  @Mixin private final DictionaryOption dictionary;

  @Parameters(paramLabel = "NAME", description = "A metric or a dimension.")
  private String name = "";

  MetricsShowCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.dictionary = new DictionaryOption(surroundings);
  }

  @Override
  public Integer call() {
    MetricDictionary known = dictionary.dictionary();
    messages.print(
        known.dimensions().containsKey(name)
            ? DefinitionText.of(known.dimension(name))
            : DefinitionText.of(known.metric(name)));
    return 0;
  }
}
