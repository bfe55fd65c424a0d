package io.sales360.forecasting.harmonic;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import io.sales360.forecasting.transform.BoxCox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Box-Cox, several seasons of waves, a level with a damped trend, ARMA errors: a simple relative of
 * TBATS (De Livera, Hyndman &amp; Snyder 2011, JASA 106, 1513–1527). Simpler in that the waves do
 * not change over time, the power comes from Guerrero's method, trends are always damped and the
 * error process has at most one term of each kind. Missing values stay missing. Values that are not
 * all positive are not transformed.
 *
 * <p>Parameters of a fit: the power, its unit (0: values as they are), centre, width, α, β, φ (0:
 * no trend), autoregression, moving average, variance, first level, first trend; then season,
 * cycles, 1 for a sine, coefficient of each wave.
 *
 * @param seasons periods per season, not always whole; empty: the season of the series. Seasons the
 *     series does not hold twice are left out
 * @param biasAdjusted whether the published mean is the mean; else it is the median, which absolute
 *     errors reward
 */
public record HarmonicSpec(List<Double> seasons, boolean biasAdjusted) implements ForecastSpec {
  private static final int LEAST = 6;

  private static final Pattern NAME = Pattern.compile("harmonic(\\+?)\\(([0-9.,]*)\\)");

  /** A spread this small beside the values is rounding. */
  private static final double FLAT = 1e-13;

  /** Sorts the seasons; refuses ones that are shorter than two periods. */
  public HarmonicSpec {
    seasons = seasons.stream().sorted().distinct().toList();
    for (double season : seasons) {
      if (!(season >= 2 && season < Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "The season ("
                + season
                + ") must have at least 2 periods.\nMaybe the series has no season: name none.");
      }
    }
  }

  /** With the season of the series. */
  public static HarmonicSpec standard() {
    return new HarmonicSpec(List.of(), false);
  }

  /** With these seasons, such as 7 and 365.25. */
  public static HarmonicSpec of(double... seasons) {
    return new HarmonicSpec(DoubleStream.of(seasons).boxed().toList(), false);
  }

  /**
   * The spec of a name.
   *
   * @throws IllegalArgumentException if no spec is named so
   */
  public static HarmonicSpec named(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "The name ("
              + name
              + ") is no harmonic model.\nMaybe it should be like harmonic(24,168).");
    }
    List<Double> seasons = new ArrayList<>();
    for (String season : parts.group(2).split(",", -1)) {
      if (!season.isEmpty()) {
        seasons.add(Double.parseDouble(season));
      }
    }
    return new HarmonicSpec(seasons, !parts.group(1).isEmpty());
  }

  /** The same with means corrected for the bend of the scale. */
  public HarmonicSpec withBiasAdjusted() {
    return new HarmonicSpec(seasons, true);
  }

  @Override
  public String name() {
    String lengths =
        seasons.stream()
            .map(season -> season == Math.rint(season) ? "" + season.intValue() : "" + season)
            .collect(Collectors.joining(","));
    return "harmonic" + (biasAdjusted ? "+" : "") + "(" + lengths + ")";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    int observed = history.observed();
    if (observed < LEAST) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has " + observed + " observations and needs " + LEAST + ".\nMaybe use a baseline.");
    }
    List<Double> usable = usable(history);
    HarmonicModel scale = scale(history, usable);
    double[] plain = new double[history.length()];
    for (int t = 0; t < plain.length; t++) {
      plain[t] = scale.plain(history.value(t));
    }
    HarmonicSearch search = new HarmonicSearch(plain);
    search.run(usable);
    HarmonicModel model =
        new HarmonicModel(
            scale.boxCox(),
            scale.centre(),
            scale.width(),
            search.smoothing(),
            search.sigma2(),
            search.waves(),
            search.coefficients());
    return new HarmonicFit(this, history, model, search);
  }

  private List<Double> usable(TimeSeries history) {
    List<Double> wanted = new ArrayList<>(seasons);
    if (wanted.isEmpty() && history.seasonLength() > 1) {
      wanted.add((double) history.seasonLength());
    }
    wanted.removeIf(season -> 2 * season > history.observed());
    return wanted;
  }

  /** A model that knows the scale only. */
  private static HarmonicModel scale(TimeSeries history, List<Double> usable) {
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int t = 0; t < history.length(); t++) {
      if (!history.isMissing(t)) {
        least = Math.min(least, history.value(t));
        sum += history.value(t);
      }
    }
    BoxCox boxCox = null;
    if (least > 0) {
      int period = usable.isEmpty() ? 1 : (int) Math.rint(usable.get(0));
      double lambda = BoxCox.guerrero(Gaps.filled(history), period, 0, 1);
      boxCox = new BoxCox(lambda, sum / history.observed());
    }
    return scaled(history, boxCox);
  }

  private static HarmonicModel scaled(TimeSeries history, @Nullable BoxCox boxCox) {
    HarmonicModel plain =
        new HarmonicModel(boxCox, 0, 1, new Smoothing(0, 0, 0, 0, 0), 0, List.of(), new double[2]);
    double mean = 0;
    double largest = 0;
    for (int t = 0; t < history.length(); t++) {
      double value = history.isMissing(t) ? 0 : plain.plain(history.value(t));
      mean += value / history.observed();
      largest = Math.max(largest, Math.abs(value));
    }
    double squares = 0;
    for (int t = 0; t < history.length(); t++) {
      double value = history.isMissing(t) ? 0 : plain.plain(history.value(t)) - mean;
      squares += value * value / history.observed();
    }
    double spread = Math.sqrt(squares);
    double width = spread > FLAT * (boxCox == null ? largest : 1) ? spread : Math.max(1, largest);
    return new HarmonicModel(
        boxCox, mean, width, plain.smoothing(), 0, List.of(), plain.coefficients());
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return new HarmonicFit(this, history, HarmonicModel.ofRow(parameters), null);
  }
}
