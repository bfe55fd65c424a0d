package io.sales360.planner.bench;

import io.sales360.forecasting.benchmark.BenchmarkSeries;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A collection in a directory: {@code train} and {@code test} (unique_id, idx or ds, y) and, if
 * there, {@code series} (unique_id, freq, seasonal_period, horizon), each {@code .csv.gz} or {@code
 * .csv}. Periods that are not in the files are missing values.
 */
public final class CollectionFiles {
  private static final int LONGEST = 10_000_000;

  private final SetOptions options;
  private final LongTable train;
  private final LongTable test;
  private final Map<String, SeriesFacts> facts;
  private final @Nullable Frequency spacing;
  private final @Nullable Frequency guess;

  private CollectionFiles(
      SetOptions options, LongTable train, LongTable test, Map<String, SeriesFacts> facts) {
    this.options = options;
    this.train = train;
    this.test = test;
    this.facts = facts;
    this.spacing =
        train.isDated()
            ? Positions.frequency(
                train.series().values().stream()
                    .map(LongTable.Values::positions)
                    .peek(Arrays::sort)
                    .toList())
            : null;
    boolean isSilent = options.seasons().isEmpty() && spacing == null && facts.isEmpty();
    this.guess =
        isSilent
            ? Seasons.detected(
                train.series().values().stream().map(v -> history(v, Long.MAX_VALUE)).toList())
            : null;
  }

  /**
   * Reads a collection.
   *
   * @throws CommandFailure naming what is missing, or file, line and value of what is wrong
   */
  public static CollectionFiles read(Path directory, SetOptions options) {
    LongTable train = LongTable.read(required(directory, "train"));
    LongTable test = LongTable.read(required(directory, "test"));
    if (train.isDated() != test.isDated()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "One of train and test in "
              + directory
              + " has dates (ds), the other has not.\nMaybe one was exported differently.");
    }
    return new CollectionFiles(
        options, train, test, SeriesFacts.read(CsvRows.find(directory, "series")));
  }

  private static CsvRows required(Path directory, String name) {
    return CsvRows.find(directory, name)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "There is no "
                        + name
                        + ".csv.gz or "
                        + name
                        + ".csv in "
                        + directory
                        + ".\nMaybe --data names the wrong directory."));
  }

  /** The season that was found in the values because nothing else says it; empty otherwise. */
  public List<Integer> detectedSeasons() {
    return Seasons.usual(guess);
  }

  /** Whether seasons were searched in the values. */
  public boolean isGuessed() {
    return options.seasons().isEmpty() && spacing == null && facts.isEmpty();
  }

  /** The series, in the order of the training file; then those that are in the test file only. */
  public List<BenchmarkSeries> series() {
    Set<String> ids = new LinkedHashSet<>(train.series().keySet());
    ids.addAll(test.series().keySet());
    List<BenchmarkSeries> series = new ArrayList<>();
    for (String id : ids) {
      BenchmarkSeries one = series(id);
      if (one != null) {
        series.add(one);
      }
    }
    if (series.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "No series of "
              + train.source().file()
              + " is in "
              + test.source().file()
              + ".\nMaybe set --horizon, or the unique_id differ.");
    }
    return series;
  }

  private @Nullable BenchmarkSeries series(String id) {
    SeriesFacts said = facts.getOrDefault(id, SeriesFacts.unknown());
    LongTable.Values past = train.series().getOrDefault(id, new LongTable.Values());
    LongTable.Values future = test.series().getOrDefault(id, new LongTable.Values());
    Frequency frequency = frequency(said);
    List<Integer> seasons = seasons(said, frequency);
    long origin = past.count() > 0 ? least(past.positions()) : 0;
    long firstTest =
        future.count() > 0 ? least(onLine(test, id, future, frequency, origin)) : Long.MAX_VALUE;
    double[] history = history(onLine(train, id, past, frequency, origin), past, firstTest, id);
    long afterHistory = future.count() > 0 ? firstTest : 0;
    double[] actuals = actuals(id, said, future, frequency, origin, afterHistory);
    if (actuals.length == 0) {
      return null;
    }
    TimeSeries values = timeSeries(id, said, frequency, origin, history);
    int first = seasons.isEmpty() ? 1 : seasons.get(0);
    return new BenchmarkSeries(
        group(said, frequency),
        values.withSeasonLength(first),
        seasons,
        KnownRegressors.none(),
        Map.of(),
        actuals,
        scoring(said, frequency));
  }

  private @Nullable Frequency frequency(SeriesFacts said) {
    if (said.frequency() != null) {
      return said.frequency();
    }
    if (spacing != null) {
      return spacing;
    }
    if (!options.seasons().isEmpty()) {
      return Seasons.frequency(options.seasons());
    }
    return said.season() > 0 ? Seasons.frequency(List.of(said.season())) : guess;
  }

  private List<Integer> seasons(SeriesFacts said, @Nullable Frequency frequency) {
    List<Integer> chosen;
    if (!options.seasons().isEmpty()) {
      chosen = options.seasons();
    } else if (frequency != null) {
      chosen = Seasons.usual(frequency);
    } else {
      chosen = List.of(Math.max(1, said.season()));
    }
    return chosen.stream().filter(m -> m > 1).toList();
  }

  private int scoring(SeriesFacts said, @Nullable Frequency frequency) {
    if (options.scoringSeason() > 0) {
      return options.scoringSeason();
    }
    return said.season() > 0 ? said.season() : Seasons.scoring(frequency);
  }

  private static String group(SeriesFacts said, @Nullable Frequency frequency) {
    if (said.freq() != null) {
      return said.freq();
    }
    return frequency == null ? "series" : frequency.name().toLowerCase(Locale.ROOT);
  }

  private static long least(long[] positions) {
    return Arrays.stream(positions).min().orElse(0);
  }

  /** Positions as periods: of the dates, or the index as it is. */
  private static long[] onLine(
      LongTable table,
      String id,
      LongTable.Values values,
      @Nullable Frequency frequency,
      long origin) {
    long[] positions = values.positions();
    if (table.isDated()) {
      Frequency known = frequency == null ? Frequency.DAY : frequency;
      for (int i = 0; i < positions.length; i++) {
        positions[i] = Positions.periods(known, positions[i], origin);
      }
    }
    long[] sorted = positions.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "%s: series (%s) has two values for the period %d.\nMaybe rows are repeated, or the data is finer than its frequency."
                .formatted(table.source().file().getFileName(), id, sorted[i]));
      }
    }
    return positions;
  }

  private static double[] history(LongTable.Values values, long end) {
    return values.count() == 0 ? new double[0] : history(values.positions(), values, end, "sample");
  }

  /** The values from the first period on, up to the test part; NaN where there is none. */
  private static double[] history(long[] at, LongTable.Values values, long end, String id) {
    if (at.length == 0) {
      return new double[0];
    }
    long first = least(at);
    long last = Arrays.stream(at).max().orElse(first);
    long stop = end == Long.MAX_VALUE ? last + 1 : end;
    if (last >= stop || stop - first > LONGEST) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Series (%s) is in the training part from period %d to %d but its test part starts at %d.\nMaybe idx or ds of the two files count differently."
              .formatted(id, first, last, stop));
    }
    double[] history = new double[(int) (stop - first)];
    Arrays.fill(history, Double.NaN);
    for (int i = 0; i < at.length; i++) {
      history[(int) (at[i] - first)] = values.y(i);
    }
    return history;
  }

  private double[] actuals(
      String id,
      SeriesFacts said,
      LongTable.Values future,
      @Nullable Frequency frequency,
      long origin,
      long first) {
    int asked = options.horizon() > 0 ? options.horizon() : said.horizon();
    if (future.count() == 0) {
      double[] none = new double[asked];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    long[] at = onLine(test, id, future, frequency, origin);
    long last = Arrays.stream(at).max().orElse(first);
    int length = asked > 0 ? asked : (int) Math.min(LONGEST, last - first + 1);
    double[] actuals = new double[length];
    Arrays.fill(actuals, Double.NaN);
    for (int i = 0; i < at.length; i++) {
      if (at[i] - first < length) {
        actuals[(int) (at[i] - first)] = future.y(i);
      }
    }
    return actuals;
  }

  private TimeSeries timeSeries(
      String id, SeriesFacts said, @Nullable Frequency frequency, long origin, double[] history) {
    Frequency known = frequency == null ? Frequency.DAY : frequency;
    if (train.isDated() && known != Frequency.HOUR) {
      LocalDate start = LocalDate.ofEpochDay(Math.floorDiv(origin, 24L));
      return TimeSeries.of(id, known, start, history);
    }
    if (said.start() != null) {
      return TimeSeries.of(id, known, said.start(), history);
    }
    return TimeSeries.undated(id, known, 1, history);
  }
}
