package io.sales360.forecasting.promotion;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Quantity, price and controls of one product, one row per period, oldest first. Immutable.
 * Controls are what else moves sales: promotion flags, harmonics of the season, a trend; the same
 * columns for all products of a category.
 */
public final class PriceHistory implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String productId;
  private final double[] quantity;
  private final double[] price;
  private final double[][] controls;

  private PriceHistory(String productId, double[] quantity, double[] price, double[][] controls) {
    this.productId = productId;
    this.quantity = quantity;
    this.price = price;
    this.controls = controls;
  }

  /**
   * A product's history.
   *
   * @param quantity per period; periods without sales (0) or unknown (NaN) are left out
   * @param price paid per unit; NaN leaves the period out
   * @param controls one array per column; copied
   */
  public static PriceHistory of(
      String productId, double[] quantity, double[] price, double[]... controls) {
    double[][] copy = new double[controls.length][];
    for (int j = 0; j < copy.length; j++) {
      copy[j] = controls[j].clone();
    }
    boolean even = Arrays.stream(copy).allMatch(column -> column.length == quantity.length);
    if (price.length != quantity.length || !even) {
      throw new IllegalArgumentException(
          "The columns of product (%s) must all have %d rows.%nMaybe one was cut at the cutoff."
              .formatted(productId, quantity.length));
    }
    return new PriceHistory(productId, quantity.clone(), price.clone(), copy);
  }

  String productId() {
    return productId;
  }

  int length() {
    return quantity.length;
  }

  int controls() {
    return controls.length;
  }

  double quantity(int t) {
    return quantity[t];
  }

  double price(int t) {
    return price[t];
  }

  double control(int column, int t) {
    return controls[column][t];
  }

  /** Whether logarithms of period {@code t} exist. */
  boolean isUsable(int t) {
    boolean usable = quantity[t] > 0 && price[t] > 0 && Double.isFinite(quantity[t] * price[t]);
    for (double[] column : controls) {
      usable &= Double.isFinite(column[t]);
    }
    return usable;
  }
}
