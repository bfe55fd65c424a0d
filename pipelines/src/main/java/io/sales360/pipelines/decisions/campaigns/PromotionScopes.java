package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All promotions of a deployment with what they cover, by key. */
final class PromotionScopes {
  private final Map<String, PromotionScope> scopes = new TreeMap<>();
  private final Map<String, String> categories;
  private final Map<String, List<Hit>> hits = new HashMap<>();

  /** A promotion that a product matters to. */
  record Hit(PromotionScope scope, PromotionScope.Role role) {}

  /**
   * @param covered the products of promotions that cover several
   * @param categories category by product
   * @param reached in which channels each promotion was used
   */
  PromotionScopes(
      Iterable<Promotion> promotions,
      Iterable<PromotionProduct> covered,
      Map<String, String> categories,
      Iterable<PromotionMember> reached) {
    this.categories = categories;
    Map<String, Set<String>> products = new HashMap<>();
    covered.forEach(row -> at(products, row.promotionId()).add(row.productId()));
    Map<String, Set<String>> channels = new HashMap<>();
    reached.forEach(row -> at(channels, row.promotionId()).add(row.member()));
    for (Promotion promotion : promotions) {
      String id = promotion.promotionId();
      Set<String> own = at(products, id);
      if (promotion.productId() != null) {
        own.add(promotion.productId());
      }
      Set<String> ran =
          promotion.channelId() == null ? at(channels, id) : Set.of(promotion.channelId());
      scopes.put(id, new PromotionScope(promotion, own, categoriesOf(own), ran));
    }
  }

  private static Set<String> at(Map<String, Set<String>> sets, String key) {
    return sets.computeIfAbsent(key, k -> new TreeSet<>());
  }

  private Set<String> categoriesOf(Set<String> products) {
    Set<String> found = new HashSet<>();
    for (String product : products) {
      String category = categories.get(product);
      if (category != null) {
        found.add(category);
      }
    }
    return found;
  }

  boolean has(@Nullable String promotionId) {
    return promotionId != null && scopes.containsKey(promotionId);
  }

  @Nullable PromotionScope find(String promotionId) {
    return scopes.get(promotionId);
  }

  /** The promotions that sales of a product matter to. */
  List<Hit> of(String productId) {
    return hits.computeIfAbsent(productId, this::findHits);
  }

  private List<Hit> findHits(String productId) {
    String category = categories.getOrDefault(productId, "");
    List<Hit> found = new ArrayList<>();
    for (PromotionScope scope : scopes.values()) {
      PromotionScope.Role role = scope.roleOf(productId, category);
      if (role != null) {
        found.add(new Hit(scope, role));
      }
    }
    return found;
  }

  /** Other promotions that some product of this one is offered under at some time. */
  List<Promotion> others(PromotionScope scope) {
    return scopes.values().stream()
        .filter(other -> !scope.isOf(other.promotion()) && other.overlaps(scope))
        .map(PromotionScope::promotion)
        .toList();
  }
}
