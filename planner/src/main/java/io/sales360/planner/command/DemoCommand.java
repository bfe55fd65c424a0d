package io.sales360.planner.command;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.demo.DemoCompany;
import io.sales360.planner.job.RunRequest;
import io.sales360.planner.lake.LakeDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 demo}: the whole way on made-up data, without a configuration. */
@Command(
    name = "demo",
    description =
        "Makes the data of a shoe company, builds, forecasts and publishes it, and writes a workbook and a page.",
    footer = {"", "Examples:", "  s360 demo", "  s360 demo --dir /tmp/tiny --orders 2000"})
public final class DemoCommand implements Callable<Integer> {
  private static final String PRODUCT_FILE = "/demo/sales360.yaml";

  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final RunOptions options = new RunOptions();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "s360-demo",
      description = "Where everything goes (default ${DEFAULT-VALUE}).")
  private Path directory = Path.of("s360-demo");

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many orders the company has (default 26100).")
  private @Nullable Integer orders;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another company: equal seeds, equal data.")
  private @Nullable Long seed;

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    Path home = surroundings.resolve(directory);
    Path data = home.resolve("data");
    Path config = home.resolve("sales360.yaml");
    messages.say("Making the company's source files in " + surroundings.name(data) + " ...");
    company().writeTo(Files.createDirectories(data));
    copyProductFile(config);
    LakeDirectory lake = new LakeDirectory(home.resolve("lake"));
    int exitCode =
        new RunReporter(surroundings, messages)
            .execute(new RunRequest(options.runner(), config, data, lake.root(), null));
    if (exitCode != 0) {
      return exitCode;
    }
    messages.say("Writing the workbook and the page ...");
    ExportCommand.writeWorkbook(lake, home.resolve("forecast.xlsx"));
    ReportCommand.write(lake.open(), lake, home.resolve("report.html"));
    conclude(home, began);
    return exitCode;
  }

  private DemoCompany company() {
    try {
      DemoCompany company = DemoCompany.strideRight();
      company = orders == null ? company : company.withOrders(orders);
      company = seed == null ? company : company.withSeed(seed);
      if (!company.publishable().equals(company)) {
        messages.say("So small a company is made without dirt: its contracts would refuse it.");
      }
      return company.publishable();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private void conclude(Path home, long began) {
    Path lake = home.resolve("lake");
    messages.print(
        String.format(
            Locale.ROOT,
            "Done in %.1f s: %s, %s",
            (System.nanoTime() - began) / 1e9,
            surroundings.name(home.resolve("report.html")),
            surroundings.name(home.resolve("forecast.xlsx"))));
    messages.print("Next:");
    String option = " --lake '" + surroundings.name(lake) + "'";
    messages.print("  s360 status" + option);
    messages.print(
        "  s360 forecast show --level channel --measure net_sales --grain month" + option);
    messages.print(
        "  s360 query \"SELECT channel_id, sum(net_sales) AS net_sales FROM agg_daily_sales GROUP BY ALL ORDER BY ALL\""
            + option);
  }

  private static void copyProductFile(Path to) throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream(PRODUCT_FILE)) {
      if (in == null) {
        throw new CommandFailure(
            ExitCode.INTERNAL,
            PRODUCT_FILE + " is not on the class path.\nMaybe the build is incomplete.");
      }
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
