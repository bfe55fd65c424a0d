package io.sales360.forecasting.promotion;

import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.List;

/**
 * How to measure a promotion: the forecast that would have been made of it, with all promoted
 * periods held out as missing, against what came. The same is done where nothing happened; the
 * errors there are the interval.
 *
 * @param baseline any model; it sees missing values where promotions ran
 * @param postPeriods periods after a promotion in which sales may dip; held out too
 * @param leastUplift share of the baseline that would be worth having
 * @param level of the intervals in percent
 */
public record PromotionSpec(ForecastSpec baseline, int postPeriods, double leastUplift, int level)
    implements Serializable {
  /** Refuses negative periods and shares, and levels outside 1 to 99. */
  public PromotionSpec {
    if (postPeriods < 0 || !(leastUplift >= 0) || level < 1 || level > 99) {
      throw new IllegalArgumentException(
          "The post periods (%d) and the least uplift (%s) must not be negative, the level (%d) in 1..99.%nMaybe a percentage was meant as a share."
              .formatted(postPeriods, leastUplift, level));
    }
  }

  /** Simple exponential smoothing; for series without season. */
  public static PromotionSpec standard() {
    return new PromotionSpec(EtsSpec.simple(), 2, 0.05, 90);
  }

  /** The same with another baseline. */
  public PromotionSpec withBaseline(ForecastSpec other) {
    return new PromotionSpec(other, postPeriods, leastUplift, level);
  }

  /** The same with another number of post periods. */
  public PromotionSpec withPostPeriods(int other) {
    return new PromotionSpec(baseline, other, leastUplift, level);
  }

  /**
   * Measures one promotion.
   *
   * @param others all other promotions of the series and its related ones; held out
   * @param controls known regressors without promotions (price, holidays), for models that use them
   */
  public PromotionEffect measure(
      TimeSeries sales,
      PromotionWindow window,
      List<PromotionWindow> others,
      List<RelatedSeries> related,
      KnownRegressors controls) {
    return new PromotionMeasurement(this, sales, window, others, related, controls).run();
  }

  /** Measures one promotion without related series and controls. */
  public PromotionEffect measure(
      TimeSeries sales, PromotionWindow window, List<PromotionWindow> others) {
    return measure(sales, window, others, List.of(), KnownRegressors.none());
  }
}
