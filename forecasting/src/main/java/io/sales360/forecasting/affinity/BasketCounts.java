package io.sales360.forecasting.affinity;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Baskets with each product and each pair of products. Sums of whole numbers: counts of parts can
 * be merged in any order to the same result, so that a pipeline can count first. Immutable, sparse:
 * only pairs that occurred have an entry.
 */
public final class BasketCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long baskets;
  private final SortedMap<String, Long> items;
  private final SortedMap<ItemPair, Long> pairs;

  private BasketCounts(
      long baskets, SortedMap<String, Long> items, SortedMap<ItemPair, Long> pairs) {
    this.baskets = baskets;
    this.items = items;
    this.pairs = pairs;
  }

  /** No basket. */
  public static BasketCounts none() {
    return new BasketCounts(0, new TreeMap<>(), new TreeMap<>());
  }

  /**
   * Counts made elsewhere.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  public static BasketCounts of(long baskets, Map<String, Long> items, Map<ItemPair, Long> pairs) {
    items.forEach((item, count) -> require(item, count, 0, baskets));
    pairs.forEach(
        (pair, count) -> {
          long one = items.getOrDefault(pair.first(), 0L);
          long other = items.getOrDefault(pair.second(), 0L);
          require(pair, count, one + other - baskets, Math.min(one, other));
        });
    return new BasketCounts(baskets, new TreeMap<>(items), new TreeMap<>(pairs));
  }

  private static void require(Object what, long count, long least, long most) {
    if (count < Math.max(0, least) || count > most) {
      throw new IllegalArgumentException(
          "The count of (%s), %d, must lie in %d..%d.%nMaybe parts were merged for pairs only."
              .formatted(what, count, Math.max(0, least), most));
    }
  }

  /**
   * Counts baskets.
   *
   * @param baskets the products of each; repetitions within one count once
   * @param mostItems larger baskets are left out: wholesale orders would outnumber all others, and
   *     pairs grow with the square
   */
  public static BasketCounts count(Iterable<? extends Collection<String>> baskets, int mostItems) {
    TreeMap<String, Long> items = new TreeMap<>();
    TreeMap<ItemPair, Long> pairs = new TreeMap<>();
    long counted = 0;
    for (Collection<String> basket : baskets) {
      List<String> different = List.copyOf(new TreeSet<>(basket));
      if (different.isEmpty() || different.size() > mostItems) {
        continue;
      }
      counted++;
      for (int i = 0; i < different.size(); i++) {
        items.merge(different.get(i), 1L, Long::sum);
        for (int j = i + 1; j < different.size(); j++) {
          pairs.merge(new ItemPair(different.get(i), different.get(j)), 1L, Long::sum);
        }
      }
    }
    return new BasketCounts(counted, items, pairs);
  }

  /** The counts of both. */
  public BasketCounts plus(BasketCounts other) {
    TreeMap<String, Long> allItems = new TreeMap<>(items);
    other.items.forEach((item, count) -> allItems.merge(item, count, Long::sum));
    TreeMap<ItemPair, Long> allPairs = new TreeMap<>(pairs);
    other.pairs.forEach((pair, count) -> allPairs.merge(pair, count, Long::sum));
    return new BasketCounts(baskets + other.baskets, allItems, allPairs);
  }

  /** Baskets counted. */
  public long baskets() {
    return baskets;
  }

  /** Baskets with a product. */
  public long of(String item) {
    return items.getOrDefault(item, 0L);
  }

  /** Baskets with both of two different products. */
  public long of(String one, String other) {
    return pairs.getOrDefault(ItemPair.of(one, other), 0L);
  }

  /** Baskets by product, ascending by name. */
  public SortedMap<String, Long> items() {
    return Collections.unmodifiableSortedMap(items);
  }

  /** Baskets by pair, ascending. */
  public SortedMap<ItemPair, Long> pairs() {
    return Collections.unmodifiableSortedMap(pairs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasketCounts that
        && baskets == that.baskets
        && items.equals(that.items)
        && pairs.equals(that.pairs);
  }

  @Override
  public int hashCode() {
    return 31 * items.hashCode() + pairs.hashCode() + Long.hashCode(baskets);
  }
}
