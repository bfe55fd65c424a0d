package io.sales360.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.forecasting.Promises.Outcome;
import io.sales360.forecasting.Promises.Verdict;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.ModelCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Fuzzed series against every model: a nightly run, not part of the everyday tests.
 *
 * <p>{@code mvn test -Pfuzz -pl forecasting}; counts and the first seed are the properties {@code
 * fuzz.closed}, {@code fuzz.searched} and {@code fuzz.seed}. Series {@code seed} is {@link
 * HardCorpus#drawn}.
 */
class FuzzRun {
  /** Models without a search: they see the longer run. */
  private static final Set<String> CLOSED_FORM =
      Set.of("naive", "snaive", "drift", "mean", "croston", "sba", "long-ar", "long-ar-s");

  private static final int SHOWN = 50;

  private final Map<String, Map<Outcome, Integer>> outcomes = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();

  @Test
  void closedFormModels() {
    run("closed-form", Integer.getInteger("fuzz.closed", 1_000_000), true);
  }

  @Test
  void searchedModelsAndPlans() {
    run("searched", Integer.getInteger("fuzz.searched", 10_000), false);
  }

  private void run(String kind, int count, boolean closed) {
    long first = Long.getLong("fuzz.seed", 0);
    long started = System.nanoTime();
    for (long seed = first; seed < first + count; seed++) {
      TimeSeries series = HardCorpus.drawn(seed);
      for (ForecastSpec spec : ModelCatalogue.of(HardCorpus.seasons(series)).values()) {
        if (CLOSED_FORM.contains(spec.name()) == closed) {
          note(spec.name().replaceAll("mstl\\([0-9,]*", "mstl("), Promises.of(spec, series));
        }
      }
      if (!closed) {
        note("plan fast", Promises.of("fast", AutoForecastSpec.fast(), series));
        note("plan best", Promises.of("best", AutoForecastSpec.best(), series));
      }
    }
    report(kind, first, count, (System.nanoTime() - started) / 1e9);
    assertThat(complaints).isEmpty();
  }

  private void note(String name, Verdict verdict) {
    outcomes
        .computeIfAbsent(name, key -> new EnumMap<>(Outcome.class))
        .merge(verdict.outcome(), 1, Integer::sum);
    if (verdict.isBroken() && complaints.size() < SHOWN) {
      complaints.add(verdict.complaint());
    }
  }

  private void report(String kind, long first, int count, double seconds) {
    System.out.printf(
        "%s models: %d series from seed %d in %.0f s at commit %s%n",
        kind, count, first, seconds, commit());
    outcomes.forEach(
        (name, ends) ->
            System.out.printf(
                "  %-28s forecast %8d  refused %8d  broken %d%n",
                name,
                ends.getOrDefault(Outcome.FORECAST, 0),
                ends.getOrDefault(Outcome.REFUSED, 0),
                ends.getOrDefault(Outcome.BROKEN, 0)));
    complaints.forEach(complaint -> System.out.println("  " + complaint));
  }

  private static String commit() {
    try {
      Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
      try (var answer = git.getInputStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8).trim();
      }
    } catch (IOException noGit) {
      return "unknown (" + noGit.getMessage() + ")";
    }
  }
}
