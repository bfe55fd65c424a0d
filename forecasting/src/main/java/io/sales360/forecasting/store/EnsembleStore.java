package io.sales360.forecasting.store;

import io.sales360.forecasting.interval.PastErrors;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.EnsembleFit;
import io.sales360.forecasting.selection.ModelScore;
import java.util.ArrayList;
import java.util.List;

/**
 * Automatic forecasts as text: the history and its regressors once, and of each model its spec and
 * parameters. Reading runs them over the history again, as {@link FitStore} does for one model, so
 * that forecasts are the same to the last bit.
 *
 * <p>Version 1, one item per line, words separated by a tab:
 *
 * <pre>
 * sales360-ensemble   1
 * series      id   MONTH   2024-01-01   12   dated
 * values      1.0   NaN   3.0
 * past        name   1.0   2.0                        (one line per column)
 * known       name   1.0   2.0                        (one line per column)
 * plan        smooth|sparse   non-negative|any-sign
 * levels      0.025   0.05   ...
 * origins     12   60                                 (periods between two, observations)
 * errors      0.3   -1.2   ...                        (one line per origin)
 * score       ets   3   12   0.1   0.8   ...          (one line per model tried)
 * member      ets   0.7   believed   ets(A,N,N)   0.1   ...   (name, weight, spec, parameters)
 * end
 * </pre>
 */
public final class EnsembleStore {
  private static final String MAGIC = "sales360-ensemble";
  private static final String VERSION = "1";
  private static final String SPARSE = "sparse";
  private static final String NON_NEGATIVE = "non-negative";
  private static final String BELIEVED = "believed";

  private EnsembleStore() {}

  /** The text of a fit. */
  public static String write(EnsembleFit fit) {
    StringBuilder text = new StringBuilder();
    FitStore.line(text, MAGIC, VERSION);
    FitStore.writeSeries(text, fit.history());
    PastRegressors past = PastRegressors.none();
    KnownRegressors known = KnownRegressors.none();
    for (EnsembleFit.Part part : fit.parts()) {
      past = past.isEmpty() ? part.fit().past() : past;
      known = known.isEmpty() ? part.fit().known() : known;
    }
    FitStore.writeRegressors(text, past, known);
    FitStore.line(
        text,
        "plan",
        fit.isSparse() ? SPARSE : "smooth",
        fit.nonNegative() ? NON_NEGATIVE : "any-sign");
    double[] levels =
        fit.levels().probabilities().stream().mapToDouble(Double::doubleValue).toArray();
    FitStore.line(text, "levels", FitStore.numbers(levels));
    FitStore.line(
        text,
        "origins",
        Integer.toString(fit.errors().apart()),
        Integer.toString(fit.errors().observations()));
    for (double[] errors : fit.errors().scaled()) {
      FitStore.line(text, "errors", FitStore.numbers(errors));
    }
    for (ModelScore score : fit.scores()) {
      write(text, score);
    }
    for (EnsembleFit.Part part : fit.parts()) {
      FitStore.line(
          text,
          "member",
          FitStore.escape(part.model()),
          Double.toString(part.weight()),
          part.believed() ? BELIEVED : "doubted",
          SpecWords.write(part.fit().spec()),
          FitStore.numbers(part.fit().parameters()));
    }
    return text.append("end\n").toString();
  }

  private static void write(StringBuilder text, ModelScore score) {
    double[] measures = {
      score.wape(), score.mase(), score.bias(), score.coverage80(), score.coverage95()
    };
    String failure = score.failure();
    FitStore.line(
        text,
        "score",
        FitStore.escape(score.model()),
        Integer.toString(score.origins()),
        Integer.toString(score.horizon()),
        FitStore.numbers(measures),
        score.selected() ? "selected" : "left-out",
        failure == null ? "judged" : "failed " + FitStore.escape(failure));
  }

  /**
   * The fit of a text.
   *
   * @throws IllegalArgumentException if the text is of another version, cut off or damaged
   */
  public static EnsembleFit read(String text) {
    List<String[]> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(line.split("\t", -1));
    }
    requireWhole(lines);
    TimeSeries history = FitStore.series(one(lines, "series", 6), one(lines, "values", 1));
    List<String[]> pastColumns = all(lines, "past", 2);
    List<String[]> knownColumns = all(lines, "known", 2);
    PastRegressors past =
        PastRegressors.of(FitStore.names(pastColumns), FitStore.values(pastColumns));
    KnownRegressors known =
        KnownRegressors.of(FitStore.names(knownColumns), FitStore.values(knownColumns));
    String[] plan = one(lines, "plan", 3);
    return EnsembleFit.of(
        history,
        all(lines, "member", 5).stream().map(words -> part(words, history, past, known)).toList(),
        errors(lines),
        all(lines, "score", 11).stream().map(EnsembleStore::score).toList(),
        plan[1].equals(SPARSE),
        plan[2].equals(NON_NEGATIVE),
        QuantileLevels.of(FitStore.numbers(one(lines, "levels", 1), 1)));
  }

  private static PastErrors errors(List<String[]> lines) {
    String[] origins = one(lines, "origins", 3);
    double[][] scaled =
        all(lines, "errors", 1).stream()
            .map(words -> FitStore.numbers(words, 1))
            .toArray(double[][]::new);
    return new PastErrors(scaled, Integer.parseInt(origins[1]), Integer.parseInt(origins[2]));
  }

  private static void requireWhole(List<String[]> lines) {
    String[] first = lines.get(0);
    if (!first[0].equals(MAGIC)) {
      throw new IllegalArgumentException(
          "The text starts with ("
              + first[0]
              + ") and not with ("
              + MAGIC
              + ").\nMaybe it is the fit of one model: read it with FitStore.");
    }
    if (!first[first.length - 1].equals(VERSION)) {
      throw new IllegalArgumentException(
          "The stored ensemble has the version ("
              + first[first.length - 1]
              + ") but this library reads "
              + VERSION
              + ".\nMaybe fit the series again.");
    }
    if (all(lines, "end", 1).isEmpty()) {
      throw new IllegalArgumentException(
          "The stored ensemble has no (end) line.\nMaybe the text was cut off.");
    }
  }

  private static EnsembleFit.Part part(
      String[] words, TimeSeries history, PastRegressors past, KnownRegressors known) {
    FittedModel fit =
        SpecWords.read(words[4]).restore(history, past, known, FitStore.numbers(words, 5));
    return new EnsembleFit.Part(
        FitStore.unescape(words[1]), fit, Double.parseDouble(words[2]), words[3].equals(BELIEVED));
  }

  private static ModelScore score(String[] words) {
    String failed = "failed ";
    return new ModelScore(
        FitStore.unescape(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Double.parseDouble(words[4]),
        Double.parseDouble(words[5]),
        Double.parseDouble(words[6]),
        Double.parseDouble(words[7]),
        Double.parseDouble(words[8]),
        words[9].equals("selected"),
        words[10].startsWith(failed)
            ? FitStore.unescape(words[10].substring(failed.length()))
            : null);
  }

  private static String[] one(List<String[]> lines, String word, int least) {
    List<String[]> found = all(lines, word, least);
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "The stored ensemble has "
              + found.size()
              + " lines ("
              + word
              + ") and must have one.\nMaybe the text was edited.");
    }
    return found.get(0);
  }

  private static List<String[]> all(List<String[]> lines, String word, int least) {
    List<String[]> found = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] words = lines.get(i);
      if (words[0].equals(word)) {
        if (words.length < least) {
          throw new IllegalArgumentException(
              "Line "
                  + (i + 1)
                  + " of the stored ensemble ("
                  + String.join(" ", words)
                  + ") must have at least "
                  + least
                  + " words.\nMaybe the text was edited.");
        }
        found.add(words);
      }
    }
    return found;
  }
}
