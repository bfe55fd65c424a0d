package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.metrics.Dimension;
import io.sales360.planner.metrics.Metric;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.Role;
import io.sales360.planner.metrics.query.MetricLayer;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 metrics list}: what can be asked for. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists metrics, dimensions or roles, and what this lake cannot answer.",
    footer = {
      "",
      "Examples:",
      "  s360 metrics list",
      "  s360 metrics list --dimensions --output csv",
      "  s360 metrics list --roles"
    })
final class MetricsListCommand implements Callable<Integer> {
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;
  @Mixin private final DictionaryOption dictionary;

  @Option(names = "--dimensions", description = "List what figures can be grouped by.")
  private boolean dimensions;

  @Option(names = "--roles", description = "List the roles.")
  private boolean roles;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  MetricsListCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
    this.dictionary = new DictionaryOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    RowSink rows = output.to(messages.out());
    MetricDictionary known = dictionary.dictionary();
    if (dimensions) {
      listDimensions(known, rows);
    } else if (roles) {
      listRoles(known, rows);
    } else {
      listMetrics(known, rows);
    }
    rows.end();
    messages.out().flush();
    return 0;
  }

  private void listMetrics(MetricDictionary known, RowSink rows) throws IOException {
    Optional<PublishedLake> published = lake.directory().current();
    rows.begin(List.of("metric", "unit", "title", "owner", "not_available"));
    if (published.isEmpty()) {
      listMetrics(known, rows, null);
      messages.say("There is no lake here, so nothing is said about what it can answer.");
      return;
    }
    try (LakeSession session = LakeSession.open(published.get())) {
      listMetrics(known, rows, dictionary.over(session));
    }
  }

  private static void listMetrics(MetricDictionary known, RowSink rows, @Nullable MetricLayer layer)
      throws IOException {
    for (Metric metric : known.metrics().values()) {
      rows.row(
          Arrays.asList(
              metric.name(),
              metric.unit().name().toLowerCase(Locale.ROOT),
              metric.title(),
              metric.owner(),
              layer == null ? null : layer.reasonWithout(metric.name()).orElse(null)));
    }
  }

  private static void listDimensions(MetricDictionary known, RowSink rows) throws IOException {
    rows.begin(List.of("dimension", "type", "personal", "of", "description"));
    for (Dimension dimension : known.dimensions().values()) {
      rows.row(
          Arrays.asList(
              dimension.name(),
              dimension.type().name().toLowerCase(Locale.ROOT),
              dimension.isPersonal(),
              String.join(", ", dimension.of().keySet()),
              dimension.description()));
    }
  }

  private static void listRoles(MetricDictionary known, RowSink rows) throws IOException {
    rows.begin(List.of("role", "masks", "clear", "filters", "description"));
    for (Role role : known.roles().values()) {
      rows.row(
          Arrays.asList(
              role.name(),
              String.join(", ", role.masks().keySet()),
              String.join(", ", role.clear()),
              String.join(" and ", role.filters()),
              role.description()));
    }
  }
}
