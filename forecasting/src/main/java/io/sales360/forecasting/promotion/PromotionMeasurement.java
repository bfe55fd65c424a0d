package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** One promotion being measured, and its placebos. */
final class PromotionMeasurement {
  private static final int UPLIFT = 0;
  private static final int PULL_FORWARD = 1;
  private static final int CANNIBALISED = 2;
  private static final int HALO = 3;
  private static final int INCREMENTAL = 4;
  private static final int BASELINE = 5;

  /** Observations before a window that a baseline needs. */
  private static final int LEAST_TRAINING = 12;

  /** Windows that do not overlap below which a spread cannot be learned. */
  private static final int LEAST_APART = 4;

  private static final int MOST_PLACEBOS = 40;

  private final PromotionSpec spec;
  private final TimeSeries sales;
  private final PromotionWindow window;
  private final List<RelatedSeries> related;
  private final KnownRegressors controls;
  private final List<PromotionWindow> others;
  private final boolean[] promoted;

  PromotionMeasurement(
      PromotionSpec spec,
      TimeSeries sales,
      PromotionWindow window,
      List<PromotionWindow> others,
      List<RelatedSeries> related,
      KnownRegressors controls) {
    this.spec = spec;
    this.sales = sales;
    this.window = window;
    this.related = List.copyOf(related);
    this.controls = controls;
    this.others = others.stream().filter(other -> !other.equals(window)).toList();
    this.promoted = new boolean[sales.length()];
    for (RelatedSeries other : related) {
      if (other.series().length() != sales.length()
          || !other.series().start().equals(sales.start())) {
        throw new IllegalArgumentException(
            "The series (%s) must cover the periods of (%s).%nMaybe fill its gaps with missing values."
                .formatted(other.series().seriesId(), sales.seriesId()));
      }
    }
    if (window.to() > sales.length()) {
      throw new IllegalArgumentException(
          "The window (%d to %d) must lie in the %d periods of (%s).%nMaybe the promotion is not over yet."
              .formatted(window.from(), window.to(), sales.length(), sales.seriesId()));
    }
    hold(window);
    others.forEach(this::hold);
  }

  private void hold(PromotionWindow held) {
    int end = Math.min(promoted.length, held.to() + spec.postPeriods());
    for (int t = Math.min(promoted.length, held.from()); t < end; t++) {
      promoted[t] = true;
    }
  }

  PromotionEffect run() {
    if (window.from() < LEAST_TRAINING) {
      return PromotionEffect.notMeasurable(
          "Only %d periods came before it; a baseline needs %d."
              .formatted(window.from(), LEAST_TRAINING),
          0);
    }
    int post = Math.min(spec.postPeriods(), sales.length() - window.to());
    for (PromotionWindow other : others) {
      if (other.from() < window.to() && other.to() > window.from()) {
        return PromotionEffect.notMeasurable(
            "Another promotion (%d to %d) ran at the same time."
                .formatted(other.from(), other.to()),
            0);
      }
      if (other.from() >= window.to()) {
        post = Math.min(post, other.from() - window.to());
      }
    }
    return measured(post);
  }

  private PromotionEffect measured(int post) {
    double[] found = effects(window.from(), post);
    if (found == null) {
      return PromotionEffect.notMeasurable(
          "The baseline could not be fitted, or sales of the window are missing.", 0);
    }
    List<double[]> placebos = placebos(post);
    int apart = apart(post);
    if (apart < LEAST_APART || placebos.size() < LEAST_APART) {
      return PromotionEffect.notMeasurable(
          "There are only %d windows without promotion to learn errors from; it takes %d."
              .formatted(Math.min(apart, placebos.size()), LEAST_APART),
          placebos.size());
    }
    Effect[] effects = new Effect[INCREMENTAL + 1];
    for (int i = 0; i <= INCREMENTAL; i++) {
      effects[i] = effect(found, placebos, i, apart);
    }
    Verdict verdict = verdict(effects[INCREMENTAL], found[BASELINE]);
    return new PromotionEffect(
        verdict,
        reason(verdict, effects[INCREMENTAL], found[BASELINE]),
        found[BASELINE],
        effects[UPLIFT],
        share(found, placebos, apart),
        effects[PULL_FORWARD],
        effects[CANNIBALISED],
        effects[HALO],
        effects[INCREMENTAL],
        placebos.size());
  }

  private Verdict verdict(Effect incremental, double baseline) {
    if (incremental.interval().lower() > 0) {
      return Verdict.EFFECTIVE;
    }
    double worth = spec.leastUplift() * Math.abs(baseline);
    return incremental.interval().upper() < worth ? Verdict.INEFFECTIVE : Verdict.INCONCLUSIVE;
  }

  private String reason(Verdict verdict, Effect incremental, double baseline) {
    return "%s: between %.6g and %.6g units were gained on a baseline of %.6g; %.6g would be worth having."
        .formatted(
            verdict,
            incremental.interval().lower(),
            incremental.interval().upper(),
            baseline,
            spec.leastUplift() * Math.abs(baseline));
  }

  /**
   * Errors of placebos have a Student distribution with the windows that do not overlap as its
   * freedom. Their variance grows with what is expected, as that of counts does (quasi-Poisson;
   * McCullagh &amp; Nelder 1989, section 6.2), so that of the placebos is brought to the level of
   * the window; of the uplift and the sum to the level that was reached in it.
   */
  private Effect effect(double[] found, List<double[]> placebos, int part, int apart) {
    double value = found[part];
    double expected = Math.max(found[BASELINE], 0);
    boolean isOwn = part == UPLIFT || part == INCREMENTAL;
    double reached = isOwn ? expected + Math.max(found[UPLIFT], 0) : expected;
    int further = 0;
    for (double[] placebo : placebos) {
      // Where nothing happened, what is expected is reached.
      double error = deviation(List.of(placebo), part, expected);
      further += error >= Math.abs(value) ? 1 : 0;
    }
    double reach = student(placebos, apart) * deviation(placebos, part, reached);
    return new Effect(
        value,
        new Interval(spec.level(), value - reach, value + reach),
        (further + 1.0) / (placebos.size() + 1.0));
  }

  /**
   * Bounds of the uplift as a share of the baseline. Sales of the window are a multiple of what
   * they would have been, and an error of the baseline is multiplied with it, so the bounds lie on
   * the scale of logarithms, with the relative error of the placebos (delta method). An error as
   * large as the baseline itself says nothing of a share.
   */
  private @Nullable Interval share(double[] found, List<double[]> placebos, int apart) {
    double expected = found[BASELINE];
    double multiple = (expected + found[UPLIFT]) / expected;
    if (!(expected > 0 && multiple >= 0)) {
      return null;
    }
    double deviation = deviation(placebos, UPLIFT, expected);
    if (deviation >= expected) {
      return null;
    }
    double reach = student(placebos, apart) * deviation / expected;
    return new Interval(
        spec.level(), multiple * Math.exp(-reach) - 1, multiple * Math.exp(reach) - 1);
  }

  private double student(List<double[]> placebos, int apart) {
    double freedom = Math.min(apart, placebos.size());
    return new TDistribution(null, freedom)
        .inverseCumulativeProbability(0.5 + spec.level() / 200.0);
  }

  /**
   * The deviation of a part at a level. Squares and levels are summed before they are divided: a
   * placebo of which next to nothing was expected says next to nothing of a larger level, and what
   * was sold beside a baseline of nothing is a level too. Where none is known, the deviation is
   * that of the placebos as they are.
   */
  private static double deviation(List<double[]> placebos, int part, double level) {
    double squares = 0;
    double levels = 0;
    for (double[] placebo : placebos) {
      squares += placebo[part] * placebo[part];
      levels += Math.max(placebo[BASELINE], Math.abs(placebo[UPLIFT]));
    }
    return level > 0 && levels > 0
        ? Math.sqrt(level * squares / levels)
        : Math.sqrt(squares / placebos.size());
  }

  private List<double[]> placebos(int post) {
    List<Integer> starts = freeStarts(post);
    List<double[]> placebos = new ArrayList<>();
    double stride = Math.max(1, starts.size() / (double) MOST_PLACEBOS);
    for (double at = 0; at < starts.size(); at += stride) {
      double[] effects = effects(starts.get((int) at), post);
      if (effects != null) {
        placebos.add(effects);
      }
    }
    return placebos;
  }

  /** Starts of windows without promotion, with at least half the training of the real one. */
  private List<Integer> freeStarts(int post) {
    List<Integer> starts = new ArrayList<>();
    int span = window.length() + post;
    for (int t = Math.max(LEAST_TRAINING, window.from() / 2); t + span <= promoted.length; t++) {
      boolean free = true;
      for (int k = t; k < t + span; k++) {
        free &= !promoted[k];
      }
      if (free) {
        starts.add(t);
      }
    }
    return starts;
  }

  /** How many of them fit in without overlap. */
  private int apart(int post) {
    int count = 0;
    int next = 0;
    for (int start : freeStarts(post)) {
      if (start >= next) {
        count++;
        next = start + window.length() + post;
      }
    }
    return count;
  }

  /** All parts of the effect of a window at {@code start}; null where it cannot be told. */
  private double @Nullable [] effects(int start, int post) {
    double[] parts = new double[BASELINE + 1];
    double[] own = errors(sales, start, post);
    if (own == null) {
      return null;
    }
    parts[UPLIFT] = own[0];
    parts[PULL_FORWARD] = own[1];
    parts[BASELINE] = own[2];
    for (RelatedSeries other : related) {
      double[] errors = errors(other.series(), start, post);
      if (errors == null) {
        return null;
      }
      boolean substitute = other.relation() == RelatedSeries.Relation.SUBSTITUTE;
      parts[substitute ? CANNIBALISED : HALO] += errors[0];
    }
    parts[INCREMENTAL] = parts[UPLIFT] + parts[PULL_FORWARD] + parts[CANNIBALISED] + parts[HALO];
    return parts;
  }

  /** Actual minus baseline in the window and after it, and the baseline of the window. */
  private double @Nullable [] errors(TimeSeries series, int start, int post) {
    double[] values = series.head(start).toArray();
    for (int t = 0; t < start; t++) {
      values[t] = promoted[t] ? Double.NaN : values[t];
    }
    double[] means;
    try {
      FittedModel fit =
          spec.baseline()
              .fit(series.head(start).withValues(values), PastRegressors.none(), controls);
      means = fit.forecast(Horizon.of(window.length() + post), Levels.none()).means();
    } catch (UnfittableSeriesException e) {
      return null;
    }
    double[] sums = new double[3];
    for (int k = 0; k < means.length; k++) {
      boolean inside = k < window.length();
      sums[inside ? 0 : 1] += series.value(start + k) - means[k];
      sums[2] += inside ? means[k] : 0;
    }
    return Double.isFinite(sums[0] + sums[1]) ? sums : null;
  }
}
