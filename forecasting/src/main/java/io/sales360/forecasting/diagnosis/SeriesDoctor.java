package io.sales360.forecasting.diagnosis;

import io.sales360.forecasting.decomposition.SeasonLength;
import io.sales360.forecasting.diagnosis.Finding.Kind;
import io.sales360.forecasting.diagnosis.ZeroRuns.Run;
import io.sales360.forecasting.intermittent.DemandClass;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks at a series and says what is odd. Its season and level shifts are taken out; each value is
 * compared with the line through its neighbours, and the median absolute deviation from such lines
 * is the measure of noise. Zeros are judged by how often they follow demand. Changes nothing, and
 * depends on nothing but the series.
 */
public final class SeriesDoctor {
  private static final int LEAST_OBSERVATIONS = 6;

  /** Observations below which nothing is said of single values. */
  private static final int LEAST_NEIGHBOURS = 16;

  /** Deviations of the noise beyond which a single value is odd, in long series. */
  private static final double OUTLIER = 4.4;

  /** The limit grows by this over the number of observations: noise is not well known then. */
  private static final double SHORT_SERIES = 6;

  /** The limit is multiplied by this where neighbours are missing on one side. */
  private static final double NEAR_END = 1.1;

  /** The limit is multiplied by this for zeros, which small counts have now and then. */
  private static final double ZEROS = 1.3;

  /** Share of the observations that can be outliers; with more, the noise is misjudged. */
  private static final double MOST_OUTLIERS = 0.1;

  /** Share of an outlier's distance that another one a year off must have to be the same event. */
  private static final double SAME_EVENT = 0.3;

  /** Share of the values cut at both ends before another rhythm is looked for. */
  private static final double CUT = 0.05;

  /** Seasons of another length that must have been seen. */
  private static final int LEAST_SEASONS = 4;

  private final TimeSeries series;
  private final ZeroRuns zeroRuns;
  private final List<Finding> findings = new ArrayList<>();

  private SeriesDoctor(TimeSeries series) {
    this.series = series;
    this.zeroRuns = new ZeroRuns(series);
  }

  /** Looks at a series. */
  public static Diagnosis diagnose(TimeSeries series) {
    return new SeriesDoctor(series).run();
  }

  private Diagnosis run() {
    int observed = series.observed();
    double[] known = Arrays.stream(series.toArray()).filter(v -> !Double.isNaN(v)).toArray();
    int zeros = (int) Arrays.stream(known).filter(v -> v == 0).count();
    int negatives = (int) Arrays.stream(known).filter(v -> v < 0).count();
    boolean constant = Arrays.stream(known).distinct().count() <= 1;
    addIf(observed == 0, Kind.EMPTY, series.length());
    addIf(
        observed > 0 && observed < Math.max(LEAST_OBSERVATIONS, 2 * series.seasonLength()),
        Kind.SHORT,
        observed);
    addIf(observed > 1 && constant, Kind.CONSTANT, observed);
    addIf(negatives > 0, Kind.NEGATIVE, negatives);
    addGaps();
    if (!constant) {
      lookAtValues(negatives == 0, zeros);
    }
    findings.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::from));
    return new Diagnosis(series, observed, zeros, DemandClass.of(series), findings);
  }

  private void addIf(boolean found, Kind kind, double size) {
    if (found) {
      findings.add(new Finding(kind, 0, Math.max(0, series.length() - 1), size));
    }
  }

  private void addGaps() {
    int first = 0;
    while (first < series.length() && series.isMissing(first)) {
      first++;
    }
    for (int t = first; t < series.length(); t++) {
      int end = t;
      while (end < series.length() && series.isMissing(end)) {
        end++;
      }
      if (end > t) {
        findings.add(new Finding(Kind.GAP, t, end - 1, end - t));
        t = end;
      }
    }
  }

  private void lookAtValues(boolean nonNegative, int zeros) {
    List<Run> unexplained = new ArrayList<>();
    List<Run> notDemand = new ArrayList<>();
    for (Run run : nonNegative ? zeroRuns.all() : List.<Run>of()) {
      boolean regular = zeroRuns.isRegular(run);
      boolean improbable = zeroRuns.isImprobable(run);
      if (improbable && !regular) {
        unexplained.add(run);
      }
      if (improbable || regular) {
        notDemand.add(run);
      }
    }
    boolean sparse = nonNegative && DemandClass.of(zeroRuns.without(notDemand)).isSparse();
    addIf(sparse, Kind.SPARSE, zeros);
    if (sparse) {
      unexplained.forEach(run -> findings.add(zeros(run, usualDemand(run))));
      return;
    }
    TimeSeries selling = nonNegative ? zeroRuns.without(zeroRuns.all()) : series;
    if (selling.observed() < LEAST_NEIGHBOURS) {
      unexplained.forEach(run -> findings.add(zeros(run, usualDemand(run))));
      return;
    }
    int season = otherSeason(selling);
    Backdrop backdrop = Backdrop.of(selling, season);
    if (nonNegative) {
      addZeros(backdrop, unexplained);
    }
    if (backdrop.hasNoise()) {
      addOutliers(backdrop, season);
    }
    backdrop
        .shifts()
        .forEach(
            (i, jump) ->
                findings.add(
                    new Finding(Kind.LEVEL_SHIFT, backdrop.period(i), series.length() - 1, jump)));
  }

  /** The season length that the series shows; a finding if it is not its own. */
  private int otherSeason(TimeSeries selling) {
    int own = series.seasonLength();
    int found = SeasonLength.detect(calm(selling.toArray()));
    if (found == own || series.length() < LEAST_SEASONS * found) {
      return own;
    }
    boolean positive = Arrays.stream(selling.toArray()).noneMatch(v -> v <= 0);
    if (positive
        && SeasonLength.detect(calm(Arrays.stream(selling.toArray()).map(Math::log).toArray()))
            != found) {
      return own; // growth alone makes changes alike
    }
    addIf(true, Kind.OTHER_SEASON, found);
    return found;
  }

  /** The series with its most extreme values cut. */
  private TimeSeries calm(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int cut = (int) (CUT * sorted.length);
    double low = sorted[cut];
    double high = sorted[sorted.length - 1 - cut];
    return series.withValues(
        Arrays.stream(values).map(v -> Math.max(low, Math.min(high, v))).toArray());
  }

  /** Demand per period outside a run of zeros. */
  private double usualDemand(Run run) {
    double sum = 0;
    int count = 0;
    for (int t = 0; t < series.length(); t++) {
      if (!series.isMissing(t) && (t < run.from() || t > run.to())) {
        sum += series.value(t);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private Finding zeros(Run run, double usual) {
    if (zeroRuns.isLeading(run)) {
      return new Finding(Kind.LEADING_ZEROS, run.from(), run.to(), run.length());
    }
    return zeroRuns.isTrailing(run)
        ? new Finding(Kind.TRAILING_ZEROS, run.from(), run.to(), run.length())
        : new Finding(Kind.STOCK_OUT, run.from(), run.to(), usual);
  }

  /** Runs of zeros that are too long, or lie too far below what was expected there. */
  private void addZeros(Backdrop backdrop, List<Run> unexplained) {
    double limit = ZEROS * OUTLIER * shortSeries(backdrop.observed());
    for (Run run : zeroRuns.all()) {
      double[] expected = new double[run.length()];
      for (int t = 0; t < expected.length; t++) {
        expected[t] = backdrop.expectedAt(run.from() + t);
      }
      double usual = Math.max(0, Spread.median(expected));
      boolean deep =
          backdrop.hasNoise()
              && !zeroRuns.isRegular(run)
              && backdrop.depth(usual, backdrop.leastValue()) > limit;
      if (deep || unexplained.contains(run)) {
        findings.add(zeros(run, usual));
      }
    }
  }

  private static double shortSeries(int observed) {
    return 1 + SHORT_SERIES / observed;
  }

  private void addOutliers(Backdrop backdrop, int season) {
    double limit = OUTLIER * shortSeries(backdrop.observed());
    double[] distances = new double[series.length()];
    for (int i = 0; i < backdrop.observed(); i++) {
      distances[backdrop.period(i)] = backdrop.distance(i);
    }
    List<Finding> outliers = new ArrayList<>();
    for (int i = 0; i < backdrop.observed(); i++) {
      int t = backdrop.period(i);
      double own = backdrop.isNearEnd(i) ? limit * NEAR_END : limit;
      if (Math.abs(distances[t]) > own && !isYearly(distances, t, season)) {
        double expected = backdrop.expected(i);
        outliers.add(new Finding(Kind.OUTLIER, t, t, series.value(t) - expected));
      }
    }
    if (outliers.size() <= Math.max(2, MOST_OUTLIERS * backdrop.observed())) {
      findings.addAll(outliers);
    }
  }

  /**
   * Whether something like it happens a season or a year before or after, or nobody can tell
   * because the series is too short.
   */
  private boolean isYearly(double[] distances, int t, int season) {
    int year = series.frequency() == Frequency.DAY ? 365 : season;
    boolean known = false;
    for (int cycle : season == year ? new int[] {season} : new int[] {season, year}) {
      int drift = cycle >= 24 ? 1 : 0;
      for (int off = -cycle; cycle > 1 && off <= cycle; off += 2 * cycle) {
        for (int near = t + off - drift; near <= t + off + drift; near++) {
          boolean there = near >= 0 && near < distances.length;
          known |= there;
          if (there
              && distances[near] * Math.signum(distances[t])
                  > SAME_EVENT * Math.abs(distances[t])) {
            return true;
          }
        }
      }
    }
    return season > 1 && !known;
  }
}
