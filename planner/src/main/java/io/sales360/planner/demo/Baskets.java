package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the lines of a channel's day into baskets of one to four. Each basket is opened by a random
 * line; further lines rather join a basket of their own style, and goods rather one with goods of
 * another subcategory.
 */
final class Baskets {
  static final int MOST_LINES = 4;

  private Baskets() {}

  /**
   * The number of baskets of each cell, so that they are {@code orders} altogether.
   *
   * @param lines the lines of each cell
   */
  static int[] sizes(int[] lines, int orders) {
    int[] baskets = new int[lines.length];
    long total = 0;
    for (int count : lines) {
      total += count;
    }
    double carry = 0;
    int sum = 0;
    for (int i = 0; i < lines.length; i++) {
      carry += lines[i] * (double) orders / total;
      baskets[i] = (int) Math.max(fewest(lines[i]), Math.min(lines[i], StrictMath.round(carry)));
      carry -= baskets[i];
      sum += baskets[i];
    }
    for (int i = 0; sum != orders && i < lines.length; i++) {
      while (sum < orders && baskets[i] < lines[i]) {
        baskets[i]++;
        sum++;
      }
      while (sum > orders && baskets[i] > fewest(lines[i])) {
        baskets[i]--;
        sum--;
      }
    }
    if (sum != orders) {
      throw new IllegalStateException(
          "Cannot cut " + total + " lines into " + orders + " baskets of one to four lines.");
    }
    return baskets;
  }

  private static int fewest(int lines) {
    return (lines + MOST_LINES - 1) / MOST_LINES;
  }

  /** The baskets of one cell; {@code products} holds an entry per line. */
  static List<List<Product>> fill(List<Product> products, int baskets, Draws draws) {
    int[] order = new int[products.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    draws.shuffle(order);
    List<List<Product>> filled = new ArrayList<>();
    for (int i = 0; i < baskets; i++) {
      filled.add(new ArrayList<>(List.of(products.get(order[i]))));
    }
    for (int i = baskets; i < order.length; i++) {
      Product product = products.get(order[i]);
      double[] weights = filled.stream().mapToDouble(b -> appeal(b, product)).toArray();
      filled.get(draws.weighted(weights)).add(product);
    }
    return filled;
  }

  private static double appeal(List<Product> basket, Product product) {
    if (basket.size() >= MOST_LINES) {
      return 0;
    }
    Model first = basket.get(0).model();
    double style = first.style() == product.model().style() ? 6 : 1;
    return first.line() == product.model().line() ? 0.5 * style : style;
  }
}
