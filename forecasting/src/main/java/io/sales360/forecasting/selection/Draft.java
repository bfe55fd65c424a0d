package io.sales360.forecasting.selection;

import io.sales360.forecasting.intermittent.CountDistribution;
import io.sales360.forecasting.interval.ConformalScale;
import io.sales360.forecasting.interval.PastErrors;
import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An automatic forecast before its intervals are calibrated: the means, the deviations its models
 * state, and how wrong forecasts made the same way were at earlier origins. Drafts of a panel teach
 * a {@link Calibration}; with one, a draft becomes a {@link SeriesForecast}.
 */
public final class Draft implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String seriesId;
  private final LocalDate cutoff;
  private final List<LocalDate> periods;
  private final String model;
  private final @Nullable ReasonCode reason;
  private final double[] means;
  private final double[] deviations;
  private final PastErrors errors;
  private final int season;
  private final @Nullable List<Quantiles> counted;
  private final boolean nonNegative;
  private final QuantileLevels levels;
  private final List<ModelScore> scores;
  private final StepDependence dependence;
  private final Support support;

  Draft(
      EnsembleFit fit,
      String model,
      @Nullable ReasonCode reason,
      double[] means,
      double[] deviations,
      PastErrors errors,
      @Nullable List<Quantiles> counted,
      List<ModelScore> scores) {
    TimeSeries history = fit.history();
    this.seriesId = history.seriesId();
    this.cutoff = history.cutoff();
    List<LocalDate> future = new ArrayList<>(means.length);
    for (int h = 1; h <= means.length; h++) {
      future.add(history.periodStart(history.length() - 1 + h));
    }
    this.periods = List.copyOf(future);
    this.model = model;
    this.reason = reason;
    this.means = means;
    this.deviations = deviations;
    this.errors = errors;
    this.season = history.seasonLength();
    this.counted = counted;
    this.nonNegative = fit.nonNegative();
    this.levels = fit.levels();
    this.scores = List.copyOf(scores);
    if (counted == null) {
      this.dependence = StepDependence.ofDeviations(deviations, StepDependence.SHARED);
      this.support = nonNegative ? Support.NON_NEGATIVE : Support.REAL;
    } else {
      this.dependence = StepDependence.sharing(means.length, CountDistribution.SHARED);
      this.support = isWhole(history) ? Support.COUNTS : Support.NON_NEGATIVE;
    }
  }

  private static boolean isWhole(TimeSeries history) {
    for (int t = 0; t < history.length(); t++) {
      if (!history.isMissing(t) && history.value(t) != Math.rint(history.value(t))) {
        return false;
      }
    }
    return true;
  }

  /** The season length of the series: errors are pooled with those of its like. */
  int season() {
    return season;
  }

  /** What is known of earlier forecasts made the same way. */
  PastErrors errors() {
    return errors;
  }

  /** Whether the quantiles are those of a {@code CountDistribution} around the means. */
  public boolean isCounted() {
    return counted != null;
  }

  /** The forecast with the intervals of a calibration; counts keep their own distribution. */
  public SeriesForecast published(Calibration calibration) {
    List<Step> steps = new ArrayList<>(means.length);
    double factor = ConformalScale.learn(errors).factor();
    for (int h = 1; h <= means.length; h++) {
      Quantiles quantiles =
          counted == null ? calibrated(calibration, factor, h) : counted.get(h - 1);
      double mean = cut(means[h - 1]);
      if (counted == null && quantiles.size() > 0) {
        mean = Math.min(quantiles.value(quantiles.size() - 1), Math.max(quantiles.value(0), mean));
      }
      steps.add(new Step(h, periods.get(h - 1), mean, quantiles));
    }
    return new SeriesForecast(
        seriesId,
        cutoff,
        model,
        AutoForecastSpec.MODEL_VERSION,
        reason,
        steps,
        scores,
        dependence,
        support);
  }

  private Quantiles calibrated(Calibration calibration, double factor, int h) {
    double[] multiples = calibration.multiples(season, h, levels);
    double[] values = new double[multiples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = cut(means[h - 1] + factor * multiples[i] * deviations[h - 1]);
    }
    return Quantiles.of(levels, values);
  }

  private double cut(double value) {
    return nonNegative ? Math.max(0, value) : value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Draft that
        && seriesId.equals(that.seriesId)
        && cutoff.equals(that.cutoff)
        && periods.equals(that.periods)
        && model.equals(that.model)
        && reason == that.reason
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations)
        && errors.equals(that.errors)
        && season == that.season
        && Objects.equals(counted, that.counted)
        && nonNegative == that.nonNegative
        && levels.equals(that.levels)
        && scores.equals(that.scores)
        && dependence.equals(that.dependence)
        && support == that.support;
  }

  @Override
  public int hashCode() {
    return Objects.hash(seriesId, cutoff, model, Arrays.hashCode(means));
  }
}
