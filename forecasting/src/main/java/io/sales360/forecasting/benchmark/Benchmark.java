package io.sales360.forecasting.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Runs contenders over a collection and scores them by group. */
public final class Benchmark {
  /** Series each contender answers for before the clock counts, so that the code is compiled. */
  private static final int WARM_UP = 40;

  /** The group of the row over all groups. */
  public static final String ALL = "all";

  private final List<BenchmarkSeries> collection;

  /** A benchmark on this collection. */
  public Benchmark(List<BenchmarkSeries> collection) {
    this.collection = List.copyOf(collection);
  }

  /**
   * Lets one contender answer and scores it.
   *
   * @param answers told every series with its answer, in their order
   * @return one row per group in order of appearance and, if there are several, one over all
   */
  public List<ScoreRow> run(
      Contender contender, Workers workers, BiConsumer<BenchmarkSeries, Contender.Answer> answers) {
    if (collection.size() > 2 * WARM_UP) {
      int stride = collection.size() / WARM_UP;
      List<BenchmarkSeries> sample = new ArrayList<>();
      for (int i = 0; i < collection.size(); i += stride) {
        sample.add(collection.get(i));
      }
      contender.answer(sample, workers);
    }
    List<Contender.Answer> given = contender.answer(collection, workers);
    Map<String, ScoreSum> groups = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      BenchmarkSeries series = collection.get(i);
      answers.accept(series, given.get(i));
      groups.computeIfAbsent(series.group(), g -> new ScoreSum()).add(series, given.get(i));
    }
    List<ScoreRow> rows = new ArrayList<>();
    ScoreSum all = new ScoreSum();
    groups.forEach(
        (group, sum) -> {
          rows.add(sum.row(group, contender.name()));
          all.add(sum);
        });
    if (groups.size() > 1) {
      rows.add(all.row(ALL, contender.name()));
    }
    return rows;
  }
}
