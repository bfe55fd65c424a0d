package io.sales360.planner.command;

import io.sales360.planner.bench.QueryLake;
import io.sales360.planner.bench.QueryTimes;
import io.sales360.planner.bench.StandardQueries;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.metrics.DictionaryParser;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.query.MetricLayer;
import io.sales360.planner.metrics.query.Question;
import io.sales360.planner.query.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 bench query}: how fast the metric layer answers. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Times 40 standard questions to the metric layer on a lake of any size.",
    footer = {
      "",
      "Each question is compiled and its whole answer read, three times; its middle time counts. Then",
      "threads ask all questions for some seconds, which gives the questions per minute.",
      "",
      "Examples:",
      "  s360 bench query --lake bench-lake --rows 10000000",
      "  s360 bench query --lake s360-demo/lake"
    })
final class BenchQueryCommand implements Callable<Integer> {
  private static final double LIMIT_MILLIS = 500;
  private static final double SHARE = 0.95;
  private static final int PER_MINUTE = 1_000;
  private static final int REPEATS = 3;

  private final Surroundings surroundings;
  @Mixin private final Messages messages;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      required = true,
      description = "The lake to measure; with --rows, where it is made.")
  private Path lake = Path.of("lake");

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "First make a lake of about N order lines in DIR, unless one is there.")
  private @Nullable Long rows;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Who ask at the same time, for questions per minute (default ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(
      names = "--cores-each",
      paramLabel = "N",
      description = "Cores one of them may use (default: all of the machine's).")
  private @Nullable Integer coresEach;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long they ask (default ${DEFAULT-VALUE}).")
  private int seconds = 20;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  BenchQueryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    LakeDirectory directory = new LakeDirectory(surroundings.resolve(lake));
    if (rows != null && directory.current().isEmpty()) {
      QueryLake.publish(directory.root(), rows, messages::say);
    }
    PublishedLake published = directory.open();
    Map<String, Question> questions = questions(published);
    Map<String, Double> times = times(published, questions);
    RowSink table = output.to(messages.out());
    table.begin(List.of("query", "ms"));
    for (Map.Entry<String, Double> time : times.entrySet()) {
      table.row(Arrays.asList(time.getKey(), rounded(time.getValue())));
    }
    table.end();
    messages.out().flush();
    QueryTimes all = new QueryTimes(new ArrayList<>(times.values()));
    double perMinute = perMinute(published, questions);
    boolean isFast = all.shareWithin(LIMIT_MILLIS) >= SHARE;
    boolean isBusy = perMinute >= PER_MINUTE;
    messages.say(
        "%d queries on %,d order lines: p50 %.0f ms, p95 %.0f ms, max %.0f ms"
            .formatted(
                times.size(),
                published.manifest().findTable("fct_order_lines").map(t -> t.rows()).orElse(0L),
                all.within(0.5),
                all.within(SHARE),
                all.within(1)));
    messages.say(
        "within %.0f ms: %.1f %% (target %.0f %%): %s"
            .formatted(
                LIMIT_MILLIS, 100 * all.shareWithin(LIMIT_MILLIS), 100 * SHARE, held(isFast)));
    messages.say(
        "%.0f queries a minute with %d threads (target %d): %s"
            .formatted(perMinute, threads, PER_MINUTE, held(isBusy)));
    return isFast && isBusy ? ExitCode.OK.code() : ExitCode.QUALITY.code();
  }

  private static String held(boolean isHeld) {
    return isHeld ? "held" : "not held";
  }

  private static Double rounded(double millis) {
    return Math.round(millis * 10) / 10.0;
  }

  private static Map<String, Question> questions(PublishedLake published) throws IOException {
    MetricDictionary dictionary = DictionaryParser.shipped();
    Map<String, Question> questions = new LinkedHashMap<>();
    for (String line : StandardQueries.asOf(published.manifest().asOf())) {
      Asked asked = new Asked();
      new CommandLine(asked).parseArgs(StandardQueries.words(line));
      questions.put(line, asked.options.question(dictionary));
    }
    return questions;
  }

  /** Only there to read the options of a question. */
  @Command
  private static final class Asked {
    @Mixin private final QuestionOptions options = new QuestionOptions();
  }

  private static Map<String, Double> times(
      PublishedLake published, Map<String, Question> questions) {
    Map<String, Double> times = new LinkedHashMap<>();
    try (LakeSession session = LakeSession.open(published)) {
      MetricLayer layer = MetricLayer.over(session, DictionaryParser.shipped());
      for (Map.Entry<String, Question> question : questions.entrySet()) {
        List<Double> measured = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
          long began = System.nanoTime();
          layer.run(question.getValue(), new Nothing());
          measured.add((System.nanoTime() - began) / 1e6);
        }
        times.put(question.getKey(), new QueryTimes(measured).within(0.5));
      }
    }
    return times;
  }

  private double perMinute(PublishedLake published, Map<String, Question> questions)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Double>> rates = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        rates.add(pool.submit(() -> rate(published, List.copyOf(questions.values()))));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Questions a minute of one who asks them again and again, whole rounds only. */
  private double rate(PublishedLake published, List<Question> questions) {
    try (LakeSession session = LakeSession.open(published, coresEach())) {
      MetricLayer layer = MetricLayer.over(session, DictionaryParser.shipped());
      questions.forEach(q -> layer.run(q, new Nothing())); // proofs and spans are known from now on
      long began = System.nanoTime();
      long asked = 0;
      do {
        questions.forEach(q -> layer.run(q, new Nothing()));
        asked += questions.size();
      } while (System.nanoTime() - began < seconds * 1_000_000_000L);
      return asked * 60e9 / (System.nanoTime() - began);
    }
  }

  private int coresEach() {
    return coresEach == null ? Runtime.getRuntime().availableProcessors() : coresEach;
  }

  private static final class Nothing implements RowSink {
    @Override
    public void begin(List<String> columns) {}

    @Override
    public void row(List<@Nullable Object> values) {}
  }
}
