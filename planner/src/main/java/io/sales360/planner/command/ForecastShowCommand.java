package io.sales360.planner.command;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.forecast.ForecastQuery;
import io.sales360.planner.forecast.ForecastWindow;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 forecast show}: forecasts with intervals, of one series or many. */
@Command(
    name = "show",
    description =
        "Prints forecasts with 80 % and 95 % intervals; without a choice, those of the total.",
    footer = {
      "",
      "Examples:",
      "  s360 forecast show",
      "  s360 forecast show --level territory --measure units --grain month",
      "  s360 forecast show --total quarter --measure net_sales --grain month",
      "  s360 forecast show --territory Canada --output csv"
    })
public final class ForecastShowCommand implements Callable<Integer> {
  @Mixin private final Messages messages;
  @Mixin private final PublishedOption lake;

  @Option(names = "--series", paramLabel = "ID", description = "One series by its id.")
  private @Nullable String series;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description =
          "All of a level: total, territory, channel, category, product, territory*category ...")
  private @Nullable String level;

  @Option(names = "--territory", paramLabel = "ID", description = "Those of a territory.")
  private @Nullable String territory;

  @Option(names = "--channel", paramLabel = "ID", description = "Those of a channel.")
  private @Nullable String channel;

  @Option(names = "--category", paramLabel = "NAME", description = "Those of a category.")
  private @Nullable String category;

  @Option(names = "--product", paramLabel = "ID", description = "Those of a product.")
  private @Nullable String product;

  @Option(names = "--measure", paramLabel = "MEASURE", description = "net_sales, units or orders.")
  private @Nullable String measure;

  @Option(names = "--grain", paramLabel = "GRAIN", description = "day, week, month or quarter.")
  private @Nullable String grain;

  @Option(
      names = "--total",
      paramLabel = "WINDOW",
      description =
          "Sums with their own intervals instead of single periods: quarter, year, horizon or"
              + " cumulative.")
  private @Nullable ForecastWindow total;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json, ndjson or svg (a chart).")
  private Output output = Output.TABLE;

  public ForecastShowCommand(Surroundings surroundings) {
    this.messages = new Messages(surroundings);
    this.lake = new PublishedOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    ForecastQuery query = query();
    try (LakeSession session = LakeSession.open(lake.open())) {
      Counted rows = new Counted(output.to(messages.out()));
      if (total == null) {
        query.run(session, rows);
      } else {
        query.runTotals(session, total, rows);
      }
      messages.out().flush();
      List<Map<String, Object>> without = query.withoutForecast(session);
      if (rows.count == 0 && without.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "No series matches %s.%nMaybe 's360 query \"SELECT * FROM dim_forecast_series\"' shows its spelling."
                .formatted(query.conditions()));
      }
      for (Map<String, Object> row : without) {
        messages.warn(row.get("series_id") + " has no forecast: " + row.get("reason_code"));
      }
    }
    return 0;
  }

  private ForecastQuery query() {
    ForecastQuery query = ForecastQuery.ALL;
    boolean isChosen = false;
    String[][] choices = {
      {"series_id", series},
      {"hierarchy_level", level},
      {"territory_id", territory},
      {"channel_id", channel},
      {"category", category},
      {"product_id", product}
    };
    for (String[] choice : choices) {
      if (choice[1] != null) {
        query = query.where(choice[0], choice[1]);
        isChosen = true;
      }
    }
    if (!isChosen) {
      query = query.where("hierarchy_level", "total");
    }
    if (measure != null) {
      query = query.where("measure", measure);
    }
    return grain == null ? query : query.where("grain", grain);
  }

  /** Counts the rows that pass. */
  private static final class Counted implements RowSink {
    private final RowSink to;
    private long count;

    Counted(RowSink to) {
      this.to = to;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
      to.begin(columns);
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
      count++;
      to.row(values);
    }

    @Override
    public void end() throws IOException {
      to.end();
    }
  }
}
