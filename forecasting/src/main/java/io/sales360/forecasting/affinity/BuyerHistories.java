package io.sales360.forecasting.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each customer bought first, and how many weeks ago; in arrays of numbers, about eight bytes
 * per customer and product. Customers may be added in any order: whatever is learned from equal
 * histories is equal. Immutable once built.
 */
public final class BuyerHistories {
  private final String[] items;
  private final int[] ended;
  private final int[][] bought;
  private final int[][] weeks;

  /**
   * A product that a customer bought.
   *
   * @param weeksAgo whole weeks between the first time and the last known day
   */
  public record FirstPurchase(String item, int weeksAgo) {
    /** Refuses purchases after the last known day. */
    public FirstPurchase {
      if (weeksAgo < 0) {
        throw new IllegalArgumentException(
            "The purchase of (%s) is (%d) weeks ago, which is still to come.%nMaybe days after the as-of date were not left out."
                .formatted(item, weeksAgo));
      }
    }
  }

  /** Collects histories. */
  public static final class Builder {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<int[]> bought = new ArrayList<>();
    private final List<int[]> weeks = new ArrayList<>();
    private final Map<String, Integer> ended = new HashMap<>();

    /** Adds what one customer bought, each product once; nothing is remembered of nothing. */
    public Builder add(List<FirstPurchase> purchases) {
      if (!purchases.isEmpty()) {
        int[] products = new int[purchases.size()];
        int[] ago = new int[purchases.size()];
        for (int i = 0; i < products.length; i++) {
          FirstPurchase purchase = purchases.get(i);
          products[i] = numbers.computeIfAbsent(purchase.item(), item -> numbers.size());
          ago[i] = purchase.weeksAgo();
        }
        bought.add(products);
        weeks.add(ago);
      }
      return this;
    }

    /** Says that a product can no longer be bought since so many weeks. */
    public Builder ended(String item, int weeksAgo) {
      ended.put(item, weeksAgo);
      return this;
    }

    public BuyerHistories build() {
      String[] items = numbers.keySet().stream().sorted().toArray(String[]::new);
      int[] sorted = new int[items.length];
      int[] ends = new int[items.length];
      for (int i = 0; i < items.length; i++) {
        sorted[numbers.getOrDefault(items[i], 0)] = i;
        ends[i] = ended.getOrDefault(items[i], -1);
      }
      int[][] products = new int[bought.size()][];
      int[][] ago = new int[bought.size()][];
      for (int customer = 0; customer < products.length; customer++) {
        long[] order = order(bought.get(customer), weeks.get(customer), sorted);
        products[customer] = Arrays.stream(order).mapToInt(one -> (int) one).toArray();
        ago[customer] = Arrays.stream(order).mapToInt(one -> (int) (one >> Integer.SIZE)).toArray();
      }
      return new BuyerHistories(items, ends, products, ago);
    }

    /** Weeks and product in one number each, the latest purchase first. */
    private static long[] order(int[] products, int[] ago, int[] sorted) {
      long[] order = new long[products.length];
      for (int i = 0; i < order.length; i++) {
        order[i] = ((long) ago[i] << Integer.SIZE) | sorted[products[i]];
      }
      Arrays.sort(order);
      return order;
    }
  }

  private BuyerHistories(String[] items, int[] ended, int[][] bought, int[][] weeks) {
    this.items = items;
    this.ended = ended;
    this.bought = bought;
    this.weeks = weeks;
  }

  /** Whether anyone had bought anything so many weeks ago. */
  public boolean hasBuyers(int weeksAgo) {
    return Arrays.stream(weeks).anyMatch(ago -> ago[ago.length - 1] >= weeksAgo);
  }

  int customers() {
    return bought.length;
  }

  int itemCount() {
    return items.length;
  }

  String item(int number) {
    return items[number];
  }

  /** Whether a product could no longer be bought so many weeks ago. */
  boolean hasEnded(int number, int weeksAgo) {
    return ended[number] >= weeksAgo && ended[number] >= 0;
  }

  /** Numbers of the products of a customer, the latest first; of one week, by name. */
  int[] bought(int customer) {
    return bought[customer];
  }

  /** How many weeks ago these were bought, ascending. */
  int[] weeks(int customer) {
    return weeks[customer];
  }

  /** Position of the first purchase of a customer that is at least so many weeks ago. */
  int firstBefore(int customer, int weeksAgo) {
    int[] ago = weeks[customer];
    int position = 0;
    while (position < ago.length && ago[position] < weeksAgo) {
      position++;
    }
    return position;
  }

  /**
   * Customers in an order that depends on what they had bought so many weeks ago alone: the first
   * of them are a sample.
   */
  Integer[] shuffled(int weeksAgo) {
    Integer[] order = new Integer[bought.length];
    long[] hashes = new long[bought.length];
    int[] from = new int[bought.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      from[i] = firstBefore(i, weeksAgo);
      hashes[i] = hash(i, from[i], weeksAgo);
    }
    Arrays.sort(
        order,
        Comparator.<Integer>comparingLong(i -> hashes[i])
            .thenComparing((one, other) -> compare(bought, one, other, from))
            .thenComparing((one, other) -> compare(weeks, one, other, from)));
    return order;
  }

  private static int compare(int[][] values, int one, int other, int[] from) {
    return Arrays.compare(
        values[one],
        from[one],
        values[one].length,
        values[other],
        from[other],
        values[other].length);
  }

  private long hash(int customer, int from, int weeksAgo) {
    long hash = 0;
    for (int i = from; i < bought[customer].length; i++) {
      hash = 31 * hash + items[bought[customer][i]].hashCode();
      hash = 31 * hash + (weeks[customer][i] - weeksAgo);
    }
    // The finaliser of MurmurHash3 (Appleby): spreads likes over all numbers.
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
