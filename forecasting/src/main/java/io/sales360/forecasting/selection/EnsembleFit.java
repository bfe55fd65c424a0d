package io.sales360.forecasting.selection;

import io.sales360.forecasting.intermittent.CountDistribution;
import io.sales360.forecasting.interval.PastErrors;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an automatic forecast has learned of one series: the fits of the models that stay, what they
 * weigh, and how wrong their blend was at earlier origins. It forecasts as often as it is asked,
 * and goes on with newer observations without estimating anything again. Immutable; {@code
 * store.EnsembleStore} keeps it as text.
 */
public final class EnsembleFit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Means this far outside the range of the history are a diverged fit. */
  private static final double SANE_RANGES = 20;

  private final TimeSeries history;
  private final List<Part> parts;
  private final PastErrors errors;
  private final List<ModelScore> scores;
  private final boolean sparse;
  private final boolean nonNegative;
  private final QuantileLevels levels;

  /**
   * One model of the blend.
   *
   * @param model its name in the pool: {@code "ets"}, where the fit has chosen {@code ets(A,N,N)}
   * @param fit over the whole history, with the regressors it was given
   * @param weight in the weighted mean, on any common scale
   * @param believed whether its stated deviations count where others have any
   */
  public record Part(String model, FittedModel fit, double weight, boolean believed)
      implements Serializable {}

  private EnsembleFit(
      TimeSeries history,
      List<Part> parts,
      PastErrors errors,
      List<ModelScore> scores,
      boolean sparse,
      boolean nonNegative,
      QuantileLevels levels) {
    this.history = history;
    this.parts = List.copyOf(parts);
    this.errors = errors;
    this.scores = List.copyOf(scores);
    this.sparse = sparse;
    this.nonNegative = nonNegative;
    this.levels = levels;
  }

  /**
   * A fit from what it consists of.
   *
   * @param history without missing periods at its start
   * @param parts none where models are not used
   * @param errors of the blend at earlier origins
   * @param sparse whether demand is seldom: quantiles are those of counts
   * @param nonNegative whether means and quantiles are cut at zero
   * @param levels the probabilities published
   * @throws IllegalArgumentException if a part has seen another history
   */
  public static EnsembleFit of(
      TimeSeries history,
      List<Part> parts,
      PastErrors errors,
      List<ModelScore> scores,
      boolean sparse,
      boolean nonNegative,
      QuantileLevels levels) {
    for (Part part : parts) {
      if (part.fit().history().length() != history.length()) {
        throw new IllegalArgumentException(
            "The model ("
                + part.model()
                + ") has seen "
                + part.fit().history().length()
                + " of the "
                + history.length()
                + " periods of series ("
                + history.seriesId()
                + ").\nMaybe only some of the models were updated.");
      }
    }
    return new EnsembleFit(history, parts, errors, scores, sparse, nonNegative, levels);
  }

  /** The series it has seen, without missing periods at its start. */
  public TimeSeries history() {
    return history;
  }

  /** The models of the blend; none where a fallback forecasts. */
  public List<Part> parts() {
    return parts;
  }

  /** What is known of earlier forecasts made the same way. */
  public PastErrors errors() {
    return errors;
  }

  /** How the models did in the backtest. */
  public List<ModelScore> scores() {
    return scores;
  }

  /** Whether demand is seldom, so that quantiles are those of counts. */
  public boolean isSparse() {
    return sparse;
  }

  /** Whether means and quantiles are cut at zero. */
  public boolean nonNegative() {
    return nonNegative;
  }

  /** The probabilities published. */
  public QuantileLevels levels() {
    return levels;
  }

  /** The forecast before calibration, with the known regressors given last. */
  public Draft draft(Horizon horizon) {
    List<@Nullable Forecast> forecasts = new ArrayList<>(parts.size());
    for (Part part : parts) {
      forecasts.add(attempt(part.fit(), part.fit().known(), horizon));
    }
    return draft(forecasts, horizon);
  }

  /** The published forecast with the intervals of the standard calibration. */
  public SeriesForecast forecast(Horizon horizon) {
    return draft(horizon).published(Calibration.standard());
  }

  /** The same fit after newer observations: the models' parameters, weights and errors stay. */
  public EnsembleFit update(TimeSeries newObservations) {
    return update(newObservations, PastRegressors.none(), KnownRegressors.none());
  }

  /**
   * The same with regressors.
   *
   * @param past rows for the old and new periods
   * @param known rows for the old and new periods and the horizon to come
   * @throws IllegalArgumentException if the observations do not follow the history, or regressors
   *     do not cover it
   */
  public EnsembleFit update(
      TimeSeries newObservations, PastRegressors past, KnownRegressors known) {
    TimeSeries longer = history.append(newObservations);
    past.requireRows(longer.length());
    known.requireRows(longer.length(), 0);
    List<Part> updated = new ArrayList<>(parts.size());
    for (Part part : parts) {
      updated.add(
          new Part(
              part.model(),
              part.fit().update(newObservations, past, known),
              part.weight(),
              part.believed()));
    }
    TimeSeries begun = parts.isEmpty() ? longer.slice(firstOf(longer), longer.length()) : longer;
    return new EnsembleFit(begun, updated, errors, scores, sparse, nonNegative, levels);
  }

  /** The first period with an observation; 0 if there is none. */
  static int firstOf(TimeSeries history) {
    int first = 0;
    while (first < history.length() && history.isMissing(first)) {
      first++;
    }
    return first == history.length() ? 0 : first;
  }

  /** A forecast that stays near the history; null if the model cannot make one. */
  static @Nullable Forecast attempt(FittedModel fit, KnownRegressors known, Horizon horizon) {
    try {
      Forecast forecast =
          known.isEmpty()
              ? fit.forecast(horizon, Member.SPREAD)
              : fit.forecast(horizon, known, Member.SPREAD);
      return isSane(fit.history(), forecast.means()) ? forecast : null;
    } catch (UnfittableSeriesException unfittable) {
      // The model worked on shorter histories; without it the others go on.
      return null;
    }
  }

  private static boolean isSane(TimeSeries history, double[] means) {
    double low = Ladder.low(history);
    double high = Ladder.high(history);
    double room = SANE_RANGES * (high - low);
    for (double mean : means) {
      if (!(mean >= low - room && mean <= high + room)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The blend of the models' forecasts.
   *
   * @param forecasts one per part; null where it has none
   */
  Draft draft(List<@Nullable Forecast> forecasts, Horizon horizon) {
    List<double @Nullable []> means = new ArrayList<>(parts.size());
    List<double @Nullable []> deviations = new ArrayList<>(parts.size());
    double[] weights = new double[parts.size()];
    boolean[] believed = new boolean[parts.size()];
    List<String> models = new ArrayList<>(parts.size());
    for (int i = 0; i < weights.length; i++) {
      Forecast forecast = forecasts.get(i);
      means.add(forecast == null ? null : forecast.means());
      deviations.add(forecast == null ? null : Member.deviations(forecast));
      weights[i] = parts.get(i).weight();
      believed[i] = parts.get(i).believed();
      if (forecast != null) {
        models.add(parts.get(i).model());
      }
    }
    if (models.isEmpty()) {
      return Ladder.draft(this, horizon);
    }
    double[] blended = Blend.weighted(weights).means(means);
    return new Draft(
        this,
        Blend.name(models),
        null,
        blended,
        Blend.deviations(deviations, believed),
        errors,
        sparse ? counted(blended) : null,
        scores);
  }

  private List<Quantiles> counted(double[] means) {
    List<Quantiles> quantiles = new ArrayList<>(means.length);
    for (double mean : means) {
      quantiles.add(CountDistribution.around(Math.max(0, mean), history).quantiles(levels));
    }
    return quantiles;
  }
}
