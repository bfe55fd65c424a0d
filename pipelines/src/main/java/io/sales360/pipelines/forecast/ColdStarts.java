package io.sales360.pipelines.forecast;

import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.forecasting.coldstart.AnalogueForecast;
import io.sales360.forecasting.coldstart.AnalogueSpec;
import io.sales360.forecasting.coldstart.Launch;
import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.ReasonCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the new products of one panel from launches of their like, as shares of their category
 * (or of the total), so that season and market are not taken for a launch curve. Products whose
 * first sale falls near the beginning of the data may be old: they are no launches.
 */
final class ColdStarts {
  private static final AnalogueSpec SPEC = AnalogueSpec.standard();
  private static final String MODEL = "analogue";

  /** Periods below which no model is judged. */
  private static final int LEAST_PERIODS = 6;

  /** Part of a season after the beginning of the data in which a first sale is no launch. */
  private static final int GRACE = 4;

  private final Periods periods;
  private final int horizon;
  private final int season;
  private final Map<String, ProductTraits> traits = new HashMap<>();
  private final Map<SeriesKey, BaseForecast> parents = new HashMap<>();
  private final List<BaseForecast> forecasts;
  private final LocalDate begin;

  /**
   * Takes the series of a panel.
   *
   * @param forecasts all series of the panel, in any order
   */
  ColdStarts(PanelPlan panel, List<BaseForecast> forecasts, Iterable<ProductTraits> products) {
    this.periods = new Periods(panel.grain());
    this.horizon = panel.horizon();
    this.season = periods.frequency().seasonLength();
    this.forecasts = forecasts;
    products.forEach(product -> traits.put(product.productId(), product));
    LocalDate earliest = LocalDate.MAX;
    for (BaseForecast forecast : forecasts) {
      SeriesHistory history = forecast.history();
      if (!history.values().isEmpty() && history.start().isBefore(earliest)) {
        earliest = history.start();
      }
      if (history.isPublished() && forecast.steps().size() >= horizon) {
        parents.put(history.key(), forecast);
      }
    }
    this.begin = earliest;
  }

  /** The forecasts, with those of new products made anew where there are launches like theirs. */
  List<BaseForecast> replaced() {
    Map<List<Dimension>, List<Launch>> launches = new HashMap<>();
    for (BaseForecast forecast : forecasts) {
      Launch launch = hasBegun(forecast.history()) ? launch(forecast.history()) : null;
      if (launch != null) {
        launches
            .computeIfAbsent(forecast.history().key().level(), level -> new ArrayList<>())
            .add(launch);
      }
    }
    return forecasts.stream()
        .map(
            forecast ->
                isNew(forecast)
                    ? byAnalogy(
                        forecast,
                        launches.getOrDefault(
                            forecast.history().key().level(), Collections.emptyList()))
                    : forecast)
        .toList();
  }

  /** Whether it is a product of its own whose launch lies within the data. */
  private boolean hasBegun(SeriesHistory history) {
    String product = history.key().value(Dimension.PRODUCT);
    return history.isPublished()
        && product != null
        && !product.equals(ProductPlace.OTHER)
        && !history.values().isEmpty()
        && periods.between(begin, history.start()) > season / GRACE;
  }

  private boolean isNew(BaseForecast forecast) {
    int age = forecast.history().values().size();
    boolean isShort = ReasonCode.TOO_SHORT.name().equals(forecast.reasonCode());
    boolean isSmall =
        ReasonCode.PARENT_SHARE.name().equals(forecast.reasonCode())
            && age < Math.max(LEAST_PERIODS, season);
    return (isShort || isSmall) && hasBegun(forecast.history());
  }

  private BaseForecast byAnalogy(BaseForecast forecast, List<Launch> launches) {
    SeriesHistory history = forecast.history();
    BaseForecast parent = parentOf(history.key());
    Launch newcomer = launch(history);
    if (parent == null || newcomer == null) {
      return forecast;
    }
    Optional<AnalogueForecast> found =
        SPEC.forecast(newcomer, launches, horizon, QuantileLevels.standard());
    return found
        .map(
            analogue ->
                new BaseForecast(
                    history,
                    MODEL,
                    AutoForecastSpec.MODEL_VERSION,
                    ReasonCode.ANALOGUE.name(),
                    steps(analogue, parent),
                    forecast.scores(),
                    List.of(),
                    tiesOfShares()))
        .orElse(forecast);
  }

  /** What a share is wrong by in one period it is wrong by in all: sums are as wide as can be. */
  private BaseForecast.Ties tiesOfShares() {
    return BaseForecast.Ties.of(StepDependence.sharing(horizon, 1), false);
  }

  private List<BaseForecast.BaseStep> steps(AnalogueForecast analogue, BaseForecast parent) {
    List<BaseForecast.BaseStep> steps = new ArrayList<>();
    for (int h = 0; h < horizon; h++) {
      double whole = Math.max(0, parent.steps().get(h).mean());
      Quantiles shares = analogue.quantiles().get(h);
      steps.add(
          new BaseForecast.BaseStep(
              whole * analogue.means().get(h),
              Arrays.stream(shares.toArray()).map(share -> whole * share).boxed().toList()));
    }
    return steps;
  }

  /** A product's sales as shares of its parent's; null without a parent. */
  private @Nullable Launch launch(SeriesHistory history) {
    BaseForecast parent = parentOf(history.key());
    if (parent == null) {
      return null;
    }
    double[] own = history.asDoubles();
    double[] whole = parent.history().asDoubles();
    int offset = periods.between(parent.history().start(), history.start());
    double[] shares = new double[own.length];
    for (int t = 0; t < shares.length; t++) {
      double sum = offset + t >= 0 && offset + t < whole.length ? whole[offset + t] : 0;
      shares[t] = sum > 0 ? Math.max(0, own[t]) / sum : 0;
    }
    String product = String.valueOf(history.key().productId());
    ProductTraits known = traits.get(product);
    return new Launch(history.key().seriesId(), known == null ? List.of() : known.asList(), shares);
  }

  /** The category of a product at the same territory and channel; else all its products. */
  private @Nullable BaseForecast parentOf(SeriesKey key) {
    ProductTraits known = traits.get(String.valueOf(key.productId()));
    String category =
        known == null || known.category() == null ? ProductPlace.NONE : known.category();
    BaseForecast parent = parents.get(above(key, category));
    return parent == null ? parents.get(above(key, null)) : parent;
  }

  private static SeriesKey above(SeriesKey key, @Nullable String category) {
    return new SeriesKey(
        key.measure(), key.grain(), key.territoryId(), key.channelId(), category, null);
  }
}
