package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Promotion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion covers.
 *
 * @param products that it is limited to; none where it is not limited to any
 * @param categories of these products
 * @param channels that it ran in, as far as lines under it tell; none for all
 */
record PromotionScope(
    Promotion promotion, Set<String> products, Set<String> categories, Set<String> channels) {
  /** What a line is to a promotion. */
  enum Role {
    /** Of a product that it covers. */
    OWN,
    /** Of another product of a category in which it covers some. */
    SUBSTITUTE,
    /** Of another category, in an order that holds a product that it covers. */
    COMPANION
  }

  /** What sales of a product are to the promotion, whatever the order; null if nothing. */
  @Nullable Role roleOf(String productId, String category) {
    if (!products.isEmpty()) {
      return products.contains(productId)
          ? Role.OWN
          : !category.isEmpty() && categories.contains(category) ? Role.SUBSTITUTE : null;
    }
    return promotion.category() == null || promotion.category().equals(category) ? Role.OWN : null;
  }

  /**
   * Whether a product is of another category than what it covers. One whose category is unknown may
   * be a substitute, and a promotion of everything has no companions.
   */
  boolean isCompanion(String productId, String category) {
    return hasCompanions() && !category.isEmpty() && roleOf(productId, category) == null;
  }

  boolean hasCompanions() {
    return products.isEmpty() ? promotion.category() != null : !categories.isEmpty();
  }

  boolean hasSubstitutes() {
    return !products.isEmpty() && !categories.isEmpty();
  }

  String id() {
    return promotion.promotionId();
  }

  Days days() {
    return new Days(promotion.startsOn(), promotion.endsOn());
  }

  boolean isOf(Promotion other) {
    return promotion.promotionId().equals(other.promotionId());
  }

  boolean ranIn(@Nullable String channelId) {
    return channels.isEmpty() || (channelId != null && channels.contains(channelId));
  }

  /** Whether both are offered for some product at all; when they run is not asked. */
  boolean overlaps(PromotionScope other) {
    if (!channels.isEmpty()
        && !other.channels.isEmpty()
        && channels.stream().noneMatch(other.channels::contains)) {
      return false;
    }
    if (!products.isEmpty() && !other.products.isEmpty()) {
      return products.stream().anyMatch(other.products::contains);
    }
    String mine = promotion.category();
    String theirs = other.promotion.category();
    if (!products.isEmpty()) {
      return theirs == null || categories.contains(theirs);
    }
    if (!other.products.isEmpty()) {
      return mine == null || other.categories.contains(mine);
    }
    return mine == null || theirs == null || mine.equals(theirs);
  }
}
