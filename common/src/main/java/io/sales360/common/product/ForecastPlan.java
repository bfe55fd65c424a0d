package io.sales360.common.product;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is forecast: measures, over the levels of a grouped structure, at grains.
 *
 * @param cutoff last day that all channels report; null for the as-of date
 * @param measures what is summed per period
 * @param levels each the dimensions that make one level; the empty list is the total
 * @param grains period lengths with horizon and, if narrower than {@code levels}, their own levels
 * @param largest of dimensions that name a number, only that many values with the most net sales
 *     get a series of their own, the rest share one named {@code (other)}
 * @param minimumVolume mean units per period below which a product series gets its parent's share
 * @param indicators ids of market indicators used as regressors
 * @param cleaning what is cleaned of a series before models learn from it; the published history
 *     stays as it was
 */
public record ForecastPlan(
    @Nullable LocalDate cutoff,
    List<Measure> measures,
    List<List<Dimension>> levels,
    List<GrainPlan> grains,
    List<Largest> largest,
    BigDecimal minimumVolume,
    List<String> indicators,
    Cleaning cleaning)
    implements Serializable {

  /** What {@code forecast: {}} means. */
  public static final ForecastPlan DEFAULT =
      new ForecastPlan(
          null,
          List.of(Measure.values()),
          List.of(
              List.of(),
              List.of(Dimension.TERRITORY),
              List.of(Dimension.CHANNEL),
              List.of(Dimension.CATEGORY),
              List.of(Dimension.PRODUCT),
              List.of(Dimension.TERRITORY, Dimension.CHANNEL),
              List.of(Dimension.TERRITORY, Dimension.CATEGORY),
              List.of(Dimension.CHANNEL, Dimension.CATEGORY)),
          List.of(
              new GrainPlan(Grain.MONTH, 6, List.of()),
              new GrainPlan(Grain.WEEK, 13, List.of()),
              new GrainPlan(Grain.DAY, 28, List.of(List.of(), List.of(Dimension.CHANNEL)))),
          List.of(new Largest(Dimension.PRODUCT, 200)),
          BigDecimal.valueOf(5),
          List.of(),
          Cleaning.NONE);

  public ForecastPlan {
    measures = List.copyOf(measures);
    levels = levels.stream().map(List::copyOf).toList();
    grains = List.copyOf(grains);
    largest = List.copyOf(largest);
    indicators = List.copyOf(indicators);
  }

  /** What a series measures. */
  public enum Measure {
    NET_SALES,
    UNITS,
    ORDERS
  }

  /** Dimensions of the grouped structure. */
  public enum Dimension {
    TERRITORY,
    CHANNEL,
    CATEGORY,
    PRODUCT
  }

  /** What is cleaned of a series before models learn from it. */
  public enum Cleaning {
    /** Nothing: what is odd is only reported. */
    NONE,
    /** Single values far from their neighbours. */
    OUTLIERS,
    /** Zeros where demand is usual. */
    STOCK_OUTS,
    /** Both. */
    ALL
  }

  /** Length of a period. */
  public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER
  }

  /**
   * How far one grain is forecast.
   *
   * @param grain length of a period
   * @param horizon how many periods are forecast
   * @param levels levels at this grain; empty for the plan's own
   */
  public record GrainPlan(Grain grain, int horizon, List<List<Dimension>> levels)
      implements Serializable {
    public GrainPlan {
      levels = levels.stream().map(List::copyOf).toList();
    }
  }

  /**
   * How many values of a dimension keep a series of their own.
   *
   * @param dimension the dimension cut
   * @param count how many values keep a series
   */
  public record Largest(Dimension dimension, int count) implements Serializable {}
}
