package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The seasonal patterns of one series, the last cycle of each, and what is left of the series. */
final class SeasonalParts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Cycles that shape the first pattern, and how many more shape each longer one. */
  private static final int FIRST_WINDOW = 7;

  private static final int WINDOW_STEP = 4;

  private final TimeSeries adjusted;
  private final double[][] lastCycles;
  private final List<String> notes;

  private SeasonalParts(TimeSeries adjusted, double[][] lastCycles, List<String> notes) {
    this.adjusted = adjusted;
    this.lastCycles = lastCycles;
    this.notes = notes;
  }

  static SeasonalParts of(MstlSpec spec, TimeSeries history) {
    List<String> notes = new ArrayList<>();
    List<Stl> steps = steps(spec, history, notes);
    TimeSeries whole = history.withSeasonLength(1);
    if (steps.isEmpty()) {
      return new SeasonalParts(whole, new double[0][], notes);
    }
    int n = history.length();
    int longest = steps.get(steps.size() - 1).period();
    Mstl.Parts parts = new Mstl(steps).decompose(Gaps.filled(history.withSeasonLength(longest)));
    double[] rest = history.toArray();
    double[][] cycles = new double[steps.size()][];
    for (int i = 0; i < cycles.length; i++) {
      double[] seasonal = parts.seasonals()[i];
      cycles[i] = Arrays.copyOfRange(seasonal, n - steps.get(i).period(), n);
      for (int t = 0; t < n; t++) {
        rest[t] -= seasonal[t];
      }
    }
    return new SeasonalParts(whole.withValues(rest), cycles, notes);
  }

  private static List<Stl> steps(MstlSpec spec, TimeSeries history, List<String> notes) {
    int own = history.seasonLength();
    List<Integer> seasons = spec.seasons();
    boolean known = own == 1 || seasons.stream().anyMatch(season -> season % own == 0);
    List<Integer> usable = new ArrayList<>();
    for (int season : known ? seasons : List.of(own)) {
      if (history.length() >= 2 * season) {
        usable.add(season);
      } else {
        notes.add("season of " + season + " periods left out: the series is shorter than two");
      }
    }
    if (usable.isEmpty() && own > 1 && history.length() >= 2 * own) {
      usable.add(own);
    }
    List<Stl> steps = new ArrayList<>();
    for (int i = 0; i < usable.size(); i++) {
      int window = FIRST_WINDOW + WINDOW_STEP * (i + 1);
      steps.add(spec.fixed() ? Stl.periodic(usable.get(i)) : Stl.windowed(usable.get(i), window));
    }
    return steps;
  }

  /** The series without its patterns, of season length 1; missing values stay missing. */
  TimeSeries adjusted() {
    return adjusted;
  }

  List<String> notes() {
    return notes;
  }

  /** The sum of the patterns {@code h} periods after the end. */
  double after(int h) {
    double sum = 0;
    for (double[] cycle : lastCycles) {
      sum += cycle[(h - 1) % cycle.length];
    }
    return sum;
  }
}
