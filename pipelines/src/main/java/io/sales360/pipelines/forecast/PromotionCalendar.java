package io.sales360.pipelines.forecast;

import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Promotions past and planned, as regressors of a series: the mean number that run on a day of each
 * period, which is the share of its days where there is one at a time. Promotions without a
 * discount change nothing and are left out; a missing first or last day leaves them open there.
 */
final class PromotionCalendar {
  private final List<Offer> offers = new ArrayList<>();
  private final ProductPlaces places;

  /**
   * @param covered the products of promotions that cover several
   */
  PromotionCalendar(
      Iterable<Promotion> all, Iterable<PromotionProduct> covered, ProductPlaces places) {
    this.places = places;
    Map<String, Set<String>> products = new HashMap<>();
    for (PromotionProduct row : covered) {
      products.computeIfAbsent(row.promotionId(), p -> new HashSet<>()).add(row.productId());
    }
    for (Promotion promotion : all) {
      if (promotion.discountRate() == null || promotion.discountRate().signum() != 0) {
        Set<String> own = products.getOrDefault(promotion.promotionId(), new HashSet<>());
        if (promotion.productId() != null) {
          own.add(promotion.productId());
        }
        offers.add(new Offer(promotion, own, standing(own)));
      }
    }
  }

  /**
   * A promotion with what it is limited to.
   *
   * @param products ids; none for all products
   * @param places where these products stand, each place once; products never sold have none
   */
  private record Offer(Promotion promotion, Set<String> products, Set<Place> places) {}

  /** Where products stand, without the product. */
  private record Place(String category, String node) {}

  private Set<Place> standing(Set<String> products) {
    Set<Place> standing = new HashSet<>();
    for (String product : products) {
      ProductPlace place = places.find(product);
      if (place != null) {
        standing.add(new Place(place.category(), place.node()));
      }
    }
    return standing;
  }

  /** Those that hold for everything the series sums. */
  double[] whole(SeriesKey key, long[] edges) {
    return running(offer -> holdsFor(offer, key), edges);
  }

  /** Those that hold for a part of what the series sums only. */
  double[] parts(SeriesKey key, long[] edges) {
    return running(offer -> !holdsFor(offer, key) && touches(offer, key), edges);
  }

  private boolean holdsFor(Offer offer, SeriesKey key) {
    Promotion promotion = offer.promotion();
    return (promotion.channelId() == null || promotion.channelId().equals(key.channelId()))
        && (promotion.category() == null || promotion.category().equals(places.categoryOf(key)))
        && (offer.products().isEmpty()
            || (key.productId() != null && offer.products().contains(key.productId())));
  }

  private boolean touches(Offer offer, SeriesKey key) {
    return mayBe(offer.promotion().channelId(), key.channelId())
        && mayBe(offer.promotion().category(), places.categoryOf(key))
        && (offer.products().isEmpty()
            || offer.places().stream()
                .anyMatch(
                    place ->
                        mayBe(place.node(), key.productId())
                            && mayBe(place.category(), key.category())));
  }

  private static boolean mayBe(@Nullable String one, @Nullable String other) {
    return one == null || other == null || Objects.equals(one, other);
  }

  private double[] running(Predicate<Offer> isMeant, long[] edges) {
    double[] days = new double[edges.length - 1];
    for (Offer offer : offers) {
      if (isMeant.test(offer)) {
        addDays(offer.promotion(), edges, days);
      }
    }
    for (int t = 0; t < days.length; t++) {
      days[t] /= edges[t + 1] - edges[t];
    }
    return days;
  }

  private static void addDays(Promotion promotion, long[] edges, double[] days) {
    long first = promotion.startsOn() == null ? edges[0] : promotion.startsOn().toEpochDay();
    long end =
        promotion.endsOn() == null ? edges[days.length] : promotion.endsOn().toEpochDay() + 1;
    for (int t = 0; t < days.length; t++) {
      days[t] += Math.max(0, Math.min(end, edges[t + 1]) - Math.max(first, edges[t]));
    }
  }
}
