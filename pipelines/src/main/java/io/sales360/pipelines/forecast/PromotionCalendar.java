package io.sales360.pipelines.forecast;

import io.sales360.common.model.Promotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Promotions past and planned, as regressors of a series: the mean number that run on a day of each
 * period, which is the share of its days where there is one at a time. Promotions without a
 * discount change nothing and are left out; a missing first or last day leaves them open there.
 */
final class PromotionCalendar {
  private final List<Promotion> promotions = new ArrayList<>();
  private final ProductPlaces places;

  PromotionCalendar(Iterable<Promotion> all, ProductPlaces places) {
    this.places = places;
    for (Promotion promotion : all) {
      if (promotion.discountRate() == null || promotion.discountRate().signum() != 0) {
        promotions.add(promotion);
      }
    }
  }

  /** Those that hold for everything the series sums. */
  double[] whole(SeriesKey key, long[] edges) {
    return running(promotions.stream().filter(p -> holdsFor(p, key)).toList(), edges);
  }

  /** Those that hold for a part of what the series sums only. */
  double[] parts(SeriesKey key, long[] edges) {
    return running(
        promotions.stream().filter(p -> !holdsFor(p, key) && touches(p, key)).toList(), edges);
  }

  private boolean holdsFor(Promotion promotion, SeriesKey key) {
    return (promotion.channelId() == null || promotion.channelId().equals(key.channelId()))
        && (promotion.category() == null || promotion.category().equals(places.categoryOf(key)))
        && (promotion.productId() == null || promotion.productId().equals(key.productId()));
  }

  private boolean touches(Promotion promotion, SeriesKey key) {
    return mayBe(promotion.channelId(), key.channelId())
        && mayBe(promotion.category(), places.categoryOf(key))
        && (promotion.productId() == null || holdsProduct(key, promotion.productId()));
  }

  private boolean holdsProduct(SeriesKey key, String productId) {
    ProductPlace place = places.find(productId);
    return place != null
        && mayBe(place.node(), key.productId())
        && mayBe(place.category(), key.category());
  }

  private static boolean mayBe(@Nullable String one, @Nullable String other) {
    return one == null || other == null || Objects.equals(one, other);
  }

  private static double[] running(List<Promotion> some, long[] edges) {
    double[] days = new double[edges.length - 1];
    for (Promotion promotion : some) {
      long first = promotion.startsOn() == null ? edges[0] : promotion.startsOn().toEpochDay();
      long end =
          promotion.endsOn() == null ? edges[days.length] : promotion.endsOn().toEpochDay() + 1;
      for (int t = 0; t < days.length; t++) {
        days[t] += Math.max(0, Math.min(end, edges[t + 1]) - Math.max(first, edges[t]));
      }
    }
    for (int t = 0; t < days.length; t++) {
      days[t] /= edges[t + 1] - edges[t];
    }
    return days;
  }
}
