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

  /** So many baskets; {@code products} holds an entry per line, at most four to a basket. */
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
