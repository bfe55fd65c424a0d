package io.sales360.forecasting.affinity;

import java.io.Serializable;

/** Two different products, the one that sorts first named first. */
public record ItemPair(String first, String second) implements Serializable, Comparable<ItemPair> {
  /** Refuses pairs that are out of order or of one product. */
  public ItemPair {
    if (first.compareTo(second) >= 0) {
      throw new IllegalArgumentException(
          "The pair (%s, %s) must be of two products in order.%nMaybe use ItemPair.of."
              .formatted(first, second));
    }
  }

  /** The pair of two products in any order. */
  public static ItemPair of(String one, String other) {
    return one.compareTo(other) < 0 ? new ItemPair(one, other) : new ItemPair(other, one);
  }

  @Override
  public int compareTo(ItemPair that) {
    int order = first.compareTo(that.first);
    return order != 0 ? order : second.compareTo(that.second);
  }
}
