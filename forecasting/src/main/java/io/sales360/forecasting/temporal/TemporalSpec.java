package io.sales360.forecasting.temporal;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.reconciliation.TemporalHierarchy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Forecasts of the sums over every divisor of the season, reconciled so that they add up: the long
 * spans bring the trend, the short ones the season. Athanasopoulos, Hyndman, Kourentzes &amp;
 * Petropoulos (2017). Levels a spec cannot be fitted to have no say, except the series itself,
 * whose refusal stands. Regressors are not used.
 *
 * <p>Parameters of a fit: per level, the longest span first, their number and then those of the
 * level's fit; −1 for a level without one.
 *
 * @param levels one spec for all levels, or, in the spec of a fit, one per level
 * @param weighting what the levels weigh against each other
 */
public record TemporalSpec(List<ForecastSpec> levels, Weighting weighting) implements ForecastSpec {
  /** Error variances that least squares assume. */
  public enum Weighting {
    /** In proportion to the number of periods summed. */
    STRUCTURAL,
    /** The mean squared one-step error of each level. */
    VARIANCE
  }

  /** Refuses a spec without levels. */
  public TemporalSpec {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException(
          "A temporal spec needs the spec of its levels.\nMaybe use TemporalSpec.structural(…).");
    }
  }

  /** The inner spec at every level, weighed by the number of periods summed. */
  public static TemporalSpec structural(ForecastSpec inner) {
    return new TemporalSpec(List.of(inner), Weighting.STRUCTURAL);
  }

  /** The inner spec at every level, weighed by its one-step errors. */
  public static TemporalSpec variance(ForecastSpec inner) {
    return new TemporalSpec(List.of(inner), Weighting.VARIANCE);
  }

  @Override
  public String name() {
    return "temporal-"
        + weighting.name().toLowerCase(Locale.ROOT)
        + "-"
        + levels.get(levels.size() - 1).name();
  }

  private ForecastSpec level(int index) {
    return levels.get(Math.min(index, levels.size() - 1));
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    TemporalHierarchy hierarchy = TemporalHierarchy.of(history.seasonLength());
    List<FittedModel> fits = new ArrayList<>();
    List<Integer> spans = new ArrayList<>();
    for (int i = 0; i < hierarchy.spans().size(); i++) {
      int span = hierarchy.spans().get(i);
      try {
        fits.add(level(i).fit(hierarchy.aggregate(history, span)));
        spans.add(span);
      } catch (UnfittableSeriesException unfit) {
        if (span == 1) {
          throw unfit;
        }
      }
    }
    return new TemporalFit(history, weighting, fits, spans);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    TemporalHierarchy hierarchy = TemporalHierarchy.of(history.seasonLength());
    List<FittedModel> fits = new ArrayList<>();
    List<Integer> spans = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < hierarchy.spans().size(); i++) {
      int count = (int) parameters[from++];
      if (count >= 0) {
        int span = hierarchy.spans().get(i);
        double[] own = Arrays.copyOfRange(parameters, from, from + count);
        fits.add(
            level(i)
                .restore(
                    hierarchy.aggregate(history, span),
                    PastRegressors.none(),
                    KnownRegressors.none(),
                    own));
        spans.add(span);
        from += count;
      }
    }
    return new TemporalFit(history, weighting, fits, spans);
  }
}
