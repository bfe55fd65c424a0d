package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
  private final Map<String, List<PromotionScope>> byProduct = new HashMap<>();
  private final List<PromotionScope> withoutProducts = new ArrayList<>();

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
      Iterable<SubjectMember> reached) {
    this.categories = categories;
    Map<String, Set<String>> products = new HashMap<>();
    covered.forEach(row -> at(products, row.promotionId()).add(row.productId()));
    Map<String, Set<String>> channels = new HashMap<>();
    reached.forEach(row -> at(channels, row.subjectId()).add(row.member()));
    for (Promotion promotion : promotions) {
      String id = promotion.promotionId();
      Set<String> own = at(products, id);
      if (promotion.productId() != null) {
        own.add(promotion.productId());
      }
      Set<String> ran =
          promotion.channelId() == null ? at(channels, id) : Set.of(promotion.channelId());
      PromotionScope scope = new PromotionScope(promotion, own, categoriesOf(own), ran);
      scopes.put(id, scope);
      own.forEach(one -> byProduct.computeIfAbsent(one, k -> new ArrayList<>()).add(scope));
      if (own.isEmpty()) {
        withoutProducts.add(scope);
      }
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

  /** Empty where unknown. */
  String categoryOf(String productId) {
    return categories.getOrDefault(productId, "");
  }

  /** The promotions that sales of a product matter to. */
  List<Hit> of(String productId) {
    return hits.computeIfAbsent(productId, this::findHits);
  }

  private List<Hit> findHits(String productId) {
    String category = categoryOf(productId);
    List<Hit> found = new ArrayList<>();
    for (PromotionScope scope : scopes.values()) {
      PromotionScope.Role role = scope.roleOf(productId, category);
      if (role != null) {
        found.add(new Hit(scope, role));
      }
    }
    return found;
  }

  /** When other promotions run that some product of this one is offered under, each once. */
  List<Days> others(PromotionScope scope) {
    Collection<PromotionScope> candidates =
        scope.products().isEmpty() ? scopes.values() : sharing(scope.products());
    Set<Days> days = new LinkedHashSet<>();
    for (PromotionScope other : candidates) {
      if (!scope.isOf(other.promotion()) && other.overlaps(scope)) {
        days.add(other.days());
      }
    }
    return List.copyOf(days);
  }

  /** Promotions that name one of the products, and all that name none. */
  private Collection<PromotionScope> sharing(Set<String> products) {
    Map<String, PromotionScope> found = new TreeMap<>();
    for (String product : products) {
      byProduct.getOrDefault(product, List.of()).forEach(one -> found.put(one.id(), one));
    }
    withoutProducts.forEach(one -> found.put(one.id(), one));
    return found.values();
  }
}
