package io.sales360.forecasting.promotion;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.promotion.PriceElasticity.Status;
import io.sales360.forecasting.targets.Shrinkage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Price elasticities of the products of one category: least squares of log quantity on log price
 * and controls per product, then partial pooling; Gelman &amp; Hill (2007), chapter 12. No claim of
 * cause: where prices answer demand, the estimate is biased.
 *
 * @param leastMoves price changes that a product needs
 * @param leastChange relative change of price that counts as one
 * @param level of the intervals in percent
 */
public record ElasticitySpec(int leastMoves, double leastChange, int level)
    implements Serializable {
  /** Categories with fewer identified products are not pooled. */
  private static final int LEAST_POOLED = 4;

  /** Refuses negative counts and changes. */
  public ElasticitySpec {
    if (leastMoves < 1 || !(leastChange >= 0) || level < 1 || level > 99) {
      throw new IllegalArgumentException(
          "The least moves (%d), the least change (%s) and the level (%d) must be positive.%nMaybe use ElasticitySpec.standard()."
              .formatted(leastMoves, leastChange, level));
    }
  }

  /** Three changes of one percent; intervals of 90 percent. */
  public static ElasticitySpec standard() {
    return new ElasticitySpec(3, 0.01, 90);
  }

  /** One product before pooling. */
  private record Own(int moves, LogLogRegression.@Nullable Slope slope, String reason) {}

  /** Elasticities in the order of the products. */
  public List<PriceElasticity> estimate(List<PriceHistory> category) {
    List<Own> all = new ArrayList<>();
    List<Shrinkage.Measured> measured = new ArrayList<>();
    for (PriceHistory product : category) {
      Own own = own(product);
      all.add(own);
      if (own.slope() != null) {
        measured.add(
            new Shrinkage.Measured(
                product.productId(), own.slope().value(), own.slope().normalError(level)));
      }
    }
    boolean pooled = measured.size() >= LEAST_POOLED;
    Shrinkage shrinkage = pooled ? Shrinkage.normal(measured, level) : null;
    List<PriceElasticity> rows = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < all.size(); i++) {
      Own own = all.get(i);
      if (own.slope() == null) {
        rows.add(borrowed(category.get(i).productId(), own, shrinkage, measured));
      } else {
        Shrinkage.Measured one = measured.get(next);
        rows.add(row(own, one, shrinkage == null ? null : shrinkage.rows().get(next)));
        next++;
      }
    }
    return List.copyOf(rows);
  }

  private Own own(PriceHistory product) {
    int moves = 0;
    int usable = 0;
    double before = Double.NaN;
    for (int t = 0; t < product.length(); t++) {
      if (product.isUsable(t)) {
        usable++;
        moves += Math.abs(product.price(t) / before - 1) >= leastChange ? 1 : 0;
        before = product.price(t);
      }
    }
    if (moves < leastMoves) {
      return new Own(
          moves, null, "The price moved %d times; it takes %d.".formatted(moves, leastMoves));
    }
    if (usable < product.controls() + 2 + LogLogRegression.LEAST_FREEDOM) {
      return new Own(moves, null, "Only %d periods have sales and a price.".formatted(usable));
    }
    LogLogRegression.Slope slope = LogLogRegression.fit(product);
    String reason = slope == null ? "The price moved only together with the controls." : "";
    return new Own(moves, slope, reason);
  }

  private PriceElasticity row(Own own, Shrinkage.Measured one, Shrinkage.@Nullable Row pooled) {
    double reach = NormalNumbers.quantile(0.5 + level / 200.0) * one.standardError();
    Interval alone = new Interval(level, one.value() - reach, one.value() + reach);
    return new PriceElasticity(
        one.id(),
        Status.IDENTIFIED,
        own.reason(),
        own.moves(),
        one.value(),
        pooled == null ? one.value() : pooled.value(),
        pooled == null ? alone : pooled.interval());
  }

  /** The category's mean, as uncertain as a product drawn from it. */
  private PriceElasticity borrowed(
      String productId, Own own, @Nullable Shrinkage shrinkage, List<Shrinkage.Measured> measured) {
    Double value = null;
    Interval interval = null;
    if (shrinkage != null) {
      double tau2 = shrinkage.spread() * shrinkage.spread();
      double weights = 0;
      for (Shrinkage.Measured one : measured) {
        weights += 1 / (tau2 + one.standardError() * one.standardError());
      }
      double reach = NormalNumbers.quantile(0.5 + level / 200.0) * Math.sqrt(tau2 + 1 / weights);
      value = shrinkage.mean();
      interval = new Interval(level, value - reach, value + reach);
    }
    return new PriceElasticity(
        productId, Status.NOT_IDENTIFIED, own.reason(), own.moves(), null, value, interval);
  }
}
