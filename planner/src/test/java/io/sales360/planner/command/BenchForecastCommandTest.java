package io.sales360.planner.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.bench.ScorePage;
import io.sales360.planner.testing.CommandRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchForecastCommandTest {
  @TempDir private Path directory;

  private final StringBuilder train = new StringBuilder("unique_id,idx,y\n");
  private final StringBuilder test = new StringBuilder("unique_id,idx,y\n");

  private void add(String id, int length, int horizon, IntToDoubleFunction value) {
    for (int t = 1; t <= length + horizon; t++) {
      (t <= length ? train : test).append(id + "," + t + "," + value.applyAsDouble(t) + "\n");
    }
  }

  private CommandRun bench(String... more) throws IOException {
    gzip("train.csv.gz", train.toString());
    Files.writeString(directory.resolve("test.csv"), test);
    List<String> line = new ArrayList<>(List.of("bench", "forecast", "--data", "."));
    line.addAll(List.of(more));
    return CommandRun.in(directory, line.toArray(String[]::new));
  }

  private void gzip(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static double months(int t) {
    return 100 + t + 20 * Math.sin(Math.PI * t / 6) + 3 * Math.sin(12.9898 * t);
  }

  @Test
  void scoresModelsByGroupAndWritesEveryForecast() throws IOException {
    for (int i = 0; i < 3; i++) {
      int shift = i;
      add("M" + i, 60, 6, t -> months(t + shift));
      add("Y" + i, 20, 4, t -> 50 + 2 * t + Math.sin(t + shift));
    }
    Files.writeString(
        directory.resolve("series.csv"),
        """
        unique_id,freq,seasonal_period,horizon,start
        M0,MONTHLY,12,6,2001-1
        M1,MONTHLY,12,6,2001-1
        M2,MONTHLY,12,6,
        Y0,YEARLY,1,4,1975
        Y1,YEARLY,1,4,1975-1
        Y2,YEARLY,1,4,1975-1
        """);
    CommandRun run = bench("--tier", "fast", "--model", "snaive,dotm", "--out", "all.csv");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("monthly +fast +3 +0\\.");
    assertThat(run.out()).containsPattern("yearly +snaive +3 +1\\.0000");
    assertThat(run.out()).containsPattern("all +dotm +6 +0\\.");
    List<String> rows = Files.readAllLines(directory.resolve("all.csv"));
    assertThat(rows.get(0)).startsWith("unique_id,h,model,mean,q0.005,q0.01,").endsWith(",q0.995");
    assertThat(rows).hasSize(1 + 3 * (3 * 6 + 3 * 4));
    assertThat(rows).anyMatch(row -> row.startsWith("Y2,4,fast,"));
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = List.of(row.split(",", -1));
      List<Double> quantiles =
          cells.subList(4, cells.size()).stream().map(Double::valueOf).toList();
      assertThat(quantiles).hasSize(25).isSorted();
    }
  }

  @Test
  void forecastsDoNotDependOnThreads() throws IOException {
    for (int i = 0; i < 4; i++) {
      int shift = i;
      add("M" + i, 48, 6, t -> months(t + 3 * shift));
    }
    bench("--seasons", "12", "--tier", "fast", "--threads", "1", "--out", "one.csv");
    bench("--seasons", "12", "--tier", "fast", "--threads", "2", "--out", "two.csv");

    assertThat(directory.resolve("two.csv")).hasSameTextualContentAs(directory.resolve("one.csv"));
  }

  /** A number that is not known is a dash, so that columns can be counted. */
  @Test
  void rowsHaveAsManyWordsAsTheHead() {
    ScorePage page = new ScorePage();
    page.addPeers("m3", "yearly");

    assertThat(page.text()).hasSizeGreaterThan(3);
    assertThat(page.text())
        .allSatisfy(row -> assertThat(row.trim().split(" {2,}", -1)).hasSize(17));
    assertThat(page.text().get(1)).contains("  -  ");
  }

  /** The tier's own models run beside it, also those that only long seasons have. */
  @Test
  void weeksHaveTheModelsOfTheirTier() throws IOException {
    add("w", 130, 4, t -> 60 + 20 * Math.sin(Math.PI * t / 26) + 2 * Math.sin(7.3 * t));
    CommandRun run = bench("--seasons", "52", "--scoring-season", "1", "--tier", "fast");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("week +fast +1 ").containsPattern("week +mstl\\(52");
  }

  @Test
  void missingValuesAreSkippedAndCounted() throws IOException {
    add("a", 30, 4, t -> 40 + t % 4 * 5 + t);
    add("short", 3, 4, t -> 7 * t);
    train.append("only-train,1,5\n");
    test.append("only-test,1,5\n");
    int at = test.indexOf("a,32,") + 5;
    test.replace(at, test.indexOf("\n", at), "");
    CommandRun run = bench("--seasons", "4", "--horizon", "4", "--model", "snaive");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("actual values are missing and were skipped");
    assertThat(run.out()).containsPattern("quarter +snaive +4 ");
  }

  @Test
  void seasonsThatNobodySaysAreFound() throws IOException {
    for (int i = 0; i < 3; i++) {
      int shift = i;
      add("Q" + i, 48, 4, t -> 80 + 30 * Math.sin(Math.PI * (t + shift) / 2) + Math.sin(9.7 * t));
    }
    CommandRun run = bench("--model", "snaive");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("[4] was found");
    assertThat(run.out()).contains("quarter");
  }

  @Test
  void datesTellTheFrequencyAndColumnsTheHierarchy() throws IOException {
    StringBuilder dated = new StringBuilder("unique_id,ds,y\n");
    StringBuilder future = new StringBuilder("unique_id,ds,y\n");
    StringBuilder places = new StringBuilder("unique_id,state,purpose\n");
    for (String state : List.of("A", "B")) {
      for (String purpose : List.of("fun", "work")) {
        String id = "\"" + state + ", " + purpose + "\"";
        places.append(id + "," + state + "," + purpose + "\n");
        for (int t = 0; t < 36; t++) {
          LocalDate day = LocalDate.of(2010, 1, 1).plusMonths(3L * t);
          double value = 50 + 10 * (t % 4) + t + 4 * Math.sin(7.1 * t * id.length());
          (t < 32 ? dated : future).append(id + "," + day + "," + value + "\n");
        }
      }
    }
    Files.writeString(directory.resolve("train.csv"), dated);
    Files.writeString(directory.resolve("test.csv"), future);
    Files.writeString(directory.resolve("series.csv"), places);
    CommandRun run = CommandRun.in(directory, "bench", "forecast", "--data", ".", "--tier", "fast");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("quarter +fast +4 ");
    assertThat(run.out()).contains("RMSSE by level").contains("mint-shrink").contains("bottom-up");
  }

  @Test
  void rossmannsStoresHaveAPanelModel() throws IOException {
    StringBuilder sales =
        new StringBuilder(
            "Store,DayOfWeek,Date,Sales,Customers,Open,Promo,StateHoliday,SchoolHoliday\n");
    for (int store = 1; store <= 4; store++) {
      for (int t = 0; t < 260; t++) {
        LocalDate day = LocalDate.of(2014, 1, 1).plusDays(t);
        int weekday = day.getDayOfWeek().getValue();
        int promotion = t / 7 % 2;
        if (weekday < 7) {
          double value = 1000 * store + 100 * weekday + 800 * promotion + 50 * Math.sin(3.3 * t);
          sales.append(
              "%d,%d,%s,%.0f,9,1,%d,0,0%n".formatted(store, weekday, day, value, promotion));
        }
      }
    }
    Files.writeString(directory.resolve("train_open_days.csv"), sales);
    Files.writeString(
        directory.resolve("store.csv"),
        """
        Store,StoreType,Assortment,CompetitionDistance,CompetitionOpenSinceMonth,CompetitionOpenSinceYear,Promo2,Promo2SinceWeek,Promo2SinceYear,PromoInterval
        1,c,a,1270,9,2008,0,,,
        2,a,a,,,,1,13,2010,"Jan,Apr,Jul,Oct"
        3,a,b,500,,,0,,,
        4,c,b,90,1,2014,0,,,
        """);
    CommandRun run =
        CommandRun.in(
            directory, "bench", "forecast", "--data", ".", "--model", "panel-boosting", "snaive");

    assertThat(run.exitCode()).as(run.err()).isZero();
    double boosted = wape(run.out(), "panel-boosting");
    assertThat(boosted).isLessThan(wape(run.out(), "snaive"));
    assertThat(boosted).isLessThan(0.08);
  }

  private static double wape(String table, String model) {
    List<String> head = List.of(table.lines().findFirst().orElse("").trim().split(" {2,}", -1));
    String row =
        table.lines().filter(line -> line.contains(" " + model + " ")).findFirst().orElse("");
    return Double.parseDouble(List.of(row.trim().split(" {2,}", -1)).get(head.indexOf("WAPE")));
  }

  @Test
  void wrongInputIsNamedWithFileLineAndRemedy() throws IOException {
    add("a", 12, 2, t -> t);
    train.append("a,13x,1\n");
    CommandRun letters = bench("--seasons", "4");
    train.setLength(train.length() - "a,13x,1\n".length());
    train.append("a,5,1\n");
    CommandRun twice = bench("--seasons", "4");
    train.setLength(train.length() - "a,5,1\n".length());
    train.append("b,1,much\n");
    CommandRun word = bench("--seasons", "4");
    train.setLength(train.length() - "b,1,much\n".length());
    CommandRun model = bench("--model", "oracle");
    CommandRun elsewhere = CommandRun.in(directory, "bench", "forecast", "--data", "nowhere");

    assertThat(letters.exitCode()).isEqualTo(2);
    assertThat(letters.err()).contains("train.csv.gz, line 14: idx (13x)").contains("Maybe");
    assertThat(twice.err()).contains("series (a) has two values for the period 5");
    assertThat(word.err()).contains("line 14: y (much) must be a finite number");
    assertThat(model.err()).contains("no model (oracle)").contains("dotm");
    assertThat(elsewhere.err()).contains("There is no train.csv.gz or train.csv");
  }
}
