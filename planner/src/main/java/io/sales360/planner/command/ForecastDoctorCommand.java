package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.forecast.ForecastQuery;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 forecast doctor}: what is odd about the series, and what was done about it. */
@Command(
    name = "doctor",
    description = "Prints what is odd about the series that were forecast; without a choice, all.",
    footer = {
      "",
      "Examples:",
      "  s360 forecast doctor",
      "  s360 forecast doctor --level product --measure units --grain month",
      "  s360 forecast doctor --kind stock_out --output csv"
    })
public final class ForecastDoctorCommand implements Callable<Integer> {
  @Mixin private final Messages messages;
  @Mixin private final PublishedOption lake;

  @Option(names = "--series", paramLabel = "ID", description = "One series by its id.")
  private @Nullable String series;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Those of a level: total, territory, product, territory*category ...")
  private @Nullable String level;

  @Option(names = "--measure", paramLabel = "MEASURE", description = "net_sales, units or orders.")
  private @Nullable String measure;

  @Option(names = "--grain", paramLabel = "GRAIN", description = "day, week, month or quarter.")
  private @Nullable String grain;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "One kind of finding: outlier, stock_out, level_shift, trailing_zeros ...")
  private @Nullable String kind;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv or json.")
  private Output output = Output.TABLE;

  public ForecastDoctorCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new PublishedOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    ForecastQuery query = query();
    try (LakeSession session = LakeSession.open(lake.open())) {
      query.requireSeries(session);
      query.findings(session, kind, output.to(messages.out()));
      messages.out().flush();
    }
    return 0;
  }

  private ForecastQuery query() {
    ForecastQuery query = ForecastQuery.ALL;
    String[][] choices = {
      {"series_id", series}, {"hierarchy_level", level}, {"measure", measure}, {"grain", grain}
    };
    for (String[] choice : choices) {
      if (choice[1] != null) {
        query = query.where(choice[0], choice[1]);
      }
    }
    return query;
  }
}
