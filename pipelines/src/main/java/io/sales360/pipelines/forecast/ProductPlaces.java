package io.sales360.pipelines.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The places of all products sold, by product and by category. */
final class ProductPlaces {
  private final Map<String, ProductPlace> byProduct = new HashMap<>();
  private final Map<String, List<String>> byCategory = new TreeMap<>();

  ProductPlaces(Iterable<ProductPlace> places) {
    for (ProductPlace place : places) {
      byProduct.put(place.productId(), place);
      byCategory.computeIfAbsent(place.category(), c -> new ArrayList<>()).add(place.productId());
    }
    byCategory.values().forEach(products -> products.sort(null));
  }

  @Nullable ProductPlace find(String productId) {
    return byProduct.get(productId);
  }

  /** The category that everything a series sums is of; null for several. */
  @Nullable String categoryOf(SeriesKey key) {
    ProductPlace place = key.productId() == null ? null : byProduct.get(key.productId());
    return place != null ? place.category() : key.category();
  }

  /** Products that a series of a product or category sums, by id; none for wider series. */
  List<String> productsOf(SeriesKey key) {
    if (key.productId() != null) {
      return byProduct.containsKey(key.productId()) ? List.of(key.productId()) : List.of();
    }
    return key.category() == null ? List.of() : byCategory.getOrDefault(key.category(), List.of());
  }
}
