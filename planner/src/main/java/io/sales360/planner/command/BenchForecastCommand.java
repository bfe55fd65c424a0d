package io.sales360.planner.command;

import io.sales360.forecasting.benchmark.Benchmark;
import io.sales360.forecasting.benchmark.BenchmarkSeries;
import io.sales360.forecasting.benchmark.Contender;
import io.sales360.forecasting.benchmark.ScoreRow;
import io.sales360.forecasting.benchmark.Workers;
import io.sales360.planner.bench.CollectionFiles;
import io.sales360.planner.bench.Contenders;
import io.sales360.planner.bench.ForecastFile;
import io.sales360.planner.bench.HierarchyFile;
import io.sales360.planner.bench.RossmannFiles;
import io.sales360.planner.bench.ScorePage;
import io.sales360.planner.bench.SetOptions;
import io.sales360.planner.bench.Tier;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 bench forecast}: accuracy, honesty and cost of the forecasting models. */
@Command(
    name = "forecast",
    description =
        "Forecasts the test part of a collection of series from its training part and prints accuracy, coverage, failures and CPU time per series and model.",
    footer = {
      "",
      "The directory holds train and test (unique_id, idx or ds, y) and maybe series (unique_id, freq,",
      "seasonal_period, horizon), each .csv.gz or .csv; or the files of the Rossmann competition.",
      "",
      "Examples:",
      "  s360 bench forecast --data data/m3 --tier best",
      "  s360 bench forecast --data data/m4_weekly --seasons 52 --scoring-season 1 --out forecasts.csv",
      "  s360 bench forecast --data data/m3 --model dotm --model ets"
    })
public final class BenchForecastCommand implements Callable<Integer> {
  /** It tells every step of every fit. */
  private static final Logger NATIVE_MATHS = Logger.getLogger("smile");

  /** From here on intervals of counts are worth a line. */
  private static final double HELD_BY_MORE = 0.951;

  private final Surroundings surroundings;
  @Mixin private final Messages messages;

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "The collection.")
  private Path data = Path.of(".");

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "The automatic forecast: fast (default) or best.")
  private @Nullable Tier tier;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      split = ",",
      arity = "1..*",
      description =
          "Models to run beside or instead of the tier's own; a wrong name lists them all.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--seasons",
      paramLabel = "LIST",
      split = ",",
      description = "Season lengths to model, such as 24,168; 1 for none.")
  private List<Integer> seasons = new ArrayList<>();

  @Option(
      names = "--scoring-season",
      paramLabel = "M",
      description = "Season of the naive forecast that errors are scaled by.")
  private @Nullable Integer scoringSeason;

  @Option(names = "--horizon", paramLabel = "H", description = "Steps to forecast and to score.")
  private @Nullable Integer horizon;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "Writes every forecast: unique_id,h,model,mean,q0.005 to q0.995.")
  private @Nullable Path out;

  @Option(
      names = "--scores",
      paramLabel = "FILE.md",
      description = "Writes the table of scores as Markdown, too.")
  private @Nullable Path scores;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; results do not depend on it (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** A command in these surroundings. */
  public BenchForecastCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    NATIVE_MATHS.setLevel(Level.WARNING);
    requirePositive();
    Path directory = surroundings.resolve(data);
    List<BenchmarkSeries> collection = collection(directory);
    List<Contender> contenders = Contenders.chosen(tier, models, collection);
    List<ScoreRow> rows = new ArrayList<>();
    ForecastFile file = out == null ? null : new ForecastFile(surroundings.resolve(out));
    try (Workers workers = new Workers(threads, done -> {})) {
      Benchmark benchmark = new Benchmark(collection);
      for (Contender contender : contenders) {
        messages.say(contender.name() + " on " + collection.size() + " series ...");
        rows.addAll(
            benchmark.run(
                contender,
                workers,
                (series, answer) -> {
                  if (file != null) {
                    file.add(contender.name(), series, answer);
                  }
                }));
      }
      print(directory, rows);
      printHierarchy(directory, collection, workers);
    } finally {
      if (file != null) {
        file.close();
      }
    }
    return 0;
  }

  /** Reconciled against base forecasts, where the series add up to a hierarchy. */
  private void printHierarchy(Path directory, List<BenchmarkSeries> collection, Workers workers) {
    HierarchyFile.find(directory)
        .ifPresent(
            hierarchy ->
                hierarchy
                    .scores(collection, Contenders.plan(tier), workers)
                    .forEach(messages::print));
  }

  private void requirePositive() {
    boolean isWrong =
        (horizon != null && horizon < 1)
            || (scoringSeason != null && scoringSeason < 1)
            || threads < 1
            || seasons.stream().anyMatch(m -> m < 1);
    if (isWrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--horizon, --scoring-season, --seasons and --threads must be whole numbers from 1.\nMaybe leave them out: the files say most of it.");
    }
  }

  private List<BenchmarkSeries> collection(Path directory) {
    SetOptions options =
        new SetOptions(
            seasons, scoringSeason == null ? 0 : scoringSeason, horizon == null ? 0 : horizon);
    if (RossmannFiles.areIn(directory)) {
      return RossmannFiles.read(directory, options);
    }
    CollectionFiles files = CollectionFiles.read(directory, options);
    if (files.isGuessed()) {
      List<Integer> found = files.detectedSeasons();
      messages.warn(
          "Nothing says what seasons these series have; "
              + (found.isEmpty() ? "none was found" : found + " was found")
              + " in their values.\nMaybe set --seasons and --scoring-season.");
    }
    return files.series();
  }

  private void print(Path directory, List<ScoreRow> rows) throws IOException {
    ScorePage page = new ScorePage();
    String name = String.valueOf(directory.getFileName());
    LinkedHashSet<String> groups = new LinkedHashSet<>();
    rows.forEach(row -> groups.add(row.group()));
    for (String group : groups) {
      rows.stream().filter(row -> row.group().equals(group)).forEach(page::add);
      page.addPeers(name, group);
    }
    page.text().forEach(messages::print);
    if (scores != null) {
      Files.write(surroundings.resolve(scores), page.markdown());
    }
    rows.stream()
        .filter(row -> row.heldCoverage() > HELD_BY_MORE)
        .forEach(
            row ->
                messages.print(
                    "%s: the intervals of %s are partly of whole numbers, which cannot hold exactly 95 %%; by their own distributions they hold %.4f."
                        .formatted(row.group(), row.contender(), row.heldCoverage())));
    rows.stream()
        .filter(row -> row.contender().equals(rows.get(0).contender()))
        .filter(row -> row.missing() > 0 || row.unscaled() > 0)
        .forEach(
            row ->
                messages.print(
                    "%s: %d actual values are missing and were skipped; %d series have no scale and are left out of MASE, RMSSE and MSIS."
                        .formatted(row.group(), row.missing(), row.unscaled())));
  }
}
