package io.sales360.planner.bench;

import io.sales360.forecasting.benchmark.BenchmarkSeries;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Daily sales of the stores of the Rossmann competition: {@code train_open_days} (Store, Date,
 * Sales, Promo, StateHoliday, SchoolHoliday) and {@code store}. Days on which a store was closed
 * are missing values, and known to be closed; the last 42 days of each store are the test.
 */
public final class RossmannFiles {
  private static final int HORIZON = 42;
  private static final int WEEK = 7;
  private static final String SALES = "train_open_days";

  /** What is known of every day in advance, in the order of the columns. */
  private static final List<String> KNOWN =
      List.of(
          "open", "promotion", "state_holiday", "school_holiday", "promo2", "competition_months");

  /** Months after which a competitor is nothing new. */
  private static final double SETTLED = 24;

  private final Map<String, Store> stores = new LinkedHashMap<>();
  private final Map<String, Days> days = new LinkedHashMap<>();

  private record Store(
      Map<String, String> attributes,
      LocalDate promo2,
      Set<Integer> promoMonths,
      LocalDate rival) {}

  private static final class Days {
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
  }

  private RossmannFiles() {}

  /** Whether a directory holds them. */
  public static boolean areIn(Path directory) {
    return CsvRows.find(directory, SALES).isPresent();
  }

  /**
   * Reads the stores.
   *
   * @param options the horizon, if not 42
   * @throws CommandFailure naming file, line and value of what is wrong
   */
  public static List<BenchmarkSeries> read(Path directory, SetOptions options) {
    RossmannFiles files = new RossmannFiles();
    Optional<CsvRows> stores = CsvRows.find(directory, "store");
    if (stores.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "There is no store.csv in " + directory + ".\nMaybe copy it there.");
    }
    stores.get().each(files::addStore);
    CsvRows.find(directory, SALES).ifPresent(rows -> rows.each(files::addDay));
    int horizon = options.horizon() > 0 ? options.horizon() : HORIZON;
    List<BenchmarkSeries> series = new ArrayList<>();
    files.days.forEach((id, one) -> files.series(id, one, horizon, options).ifPresent(series::add));
    return series;
  }

  private void addStore(CsvRows.Row row) {
    String months = row.text("PromoInterval");
    double week = row.number("Promo2SinceWeek");
    LocalDate promo2 =
        Double.isNaN(week)
            ? LocalDate.MAX
            : LocalDate.of((int) row.number("Promo2SinceYear"), 1, 1).plusWeeks((long) week - 1);
    double since = row.number("CompetitionOpenSinceYear");
    LocalDate rival =
        Double.isNaN(since)
            ? LocalDate.MIN
            : LocalDate.of((int) since, (int) row.number("CompetitionOpenSinceMonth"), 1);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("type", row.required("StoreType"));
    attributes.put("assortment", row.required("Assortment"));
    String distance = row.text("CompetitionDistance");
    attributes.put("competition_distance", distance == null ? "100000" : distance);
    stores.put(
        row.required("Store"),
        new Store(attributes, promo2, months == null ? Set.of() : months(months), rival));
  }

  private static Set<Integer> months(String text) {
    List<String> names =
        List.of(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec");
    return Set.copyOf(
        Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
            .map(word -> names.indexOf(word.trim()) + 1)
            .toList());
  }

  private void addDay(CsvRows.Row row) {
    String date = row.required("Date");
    Days one = days.computeIfAbsent(row.required("Store"), id -> new Days());
    try {
      one.dates.add(LocalDate.parse(date));
    } catch (DateTimeParseException e) {
      throw row.wrong("Date", date, "must be a date like 2015-07-31", "use ISO dates");
    }
    String holiday = row.text("StateHoliday");
    one.rows.add(
        new double[] {
          row.number("Sales"),
          row.number("Promo"),
          holiday == null || holiday.equals("0") ? 0 : 1,
          row.number("SchoolHoliday")
        });
  }

  private Optional<BenchmarkSeries> series(String id, Days one, int horizon, SetOptions options) {
    Store store = stores.get(id);
    if (store == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "Store (" + id + ") is not in store.csv.\nMaybe it was cut.");
    }
    LocalDate first = one.dates.stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    LocalDate last = one.dates.stream().max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    int length = (int) ChronoUnit.DAYS.between(first, last) + 1;
    if (length <= horizon) {
      return Optional.empty();
    }
    double[] sales = new double[length];
    Arrays.fill(sales, Double.NaN);
    double[][] known = new double[KNOWN.size()][length];
    for (int i = 0; i < one.dates.size(); i++) {
      int t = (int) ChronoUnit.DAYS.between(first, one.dates.get(i));
      double[] row = one.rows.get(i);
      sales[t] = row[0];
      known[0][t] = 1;
      known[1][t] = row[1];
      known[2][t] = row[2];
      known[3][t] = row[3];
    }
    for (int t = 0; t < length; t++) {
      LocalDate day = first.plusDays(t);
      boolean isRound = store.promoMonths.contains(day.getMonthValue());
      known[4][t] = isRound && !day.isBefore(store.promo2) ? 1 : 0;
      known[5][t] = newness(store.rival, day);
    }
    TimeSeries all = TimeSeries.of(id, Frequency.DAY, first, sales);
    int seen = length - horizon;
    return Optional.of(
        new BenchmarkSeries(
            "day",
            all.head(seen),
            options.seasons().isEmpty() ? List.of(WEEK, 365) : options.seasons(),
            KnownRegressors.of(KNOWN, known),
            store.attributes,
            Arrays.copyOfRange(sales, seen, length),
            options.scoringSeason() > 0 ? options.scoringSeason() : WEEK));
  }

  /** Months since a competitor opened, at most two years; as settled if it is not known. */
  private static double newness(LocalDate rival, LocalDate day) {
    if (rival.equals(LocalDate.MIN)) {
      return SETTLED;
    }
    long months = ChronoUnit.MONTHS.between(YearMonth.from(rival), YearMonth.from(day));
    return Math.max(-1, Math.min(SETTLED, (double) months));
  }
}
