package io.sales360.forecasting.lifetime;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicted against actual purchases of a holdout, one row per class of calibration frequency,
 * ascending; classes without customers have no row.
 */
public record HoldoutCalibration(List<Row> rows) implements Serializable {
  /**
   * Customers with one calibration frequency.
   *
   * @param frequency repeat purchases in calibration; the last class holds those with more too
   * @param actual purchases in the holdout per customer
   * @param expected what the fit had expected per customer
   */
  public record Row(int frequency, int customers, double actual, double expected)
      implements Serializable {}

  /** Copies the rows. */
  public HoldoutCalibration {
    rows = List.copyOf(rows);
  }

  /**
   * Compares a fit with what came after it.
   *
   * @param holdoutTime length of the holdout in the unit of the ages
   * @param most the last class: this frequency and more
   */
  public static HoldoutCalibration of(
      PurchaseFit fit, List<CustomerHistory> customers, double holdoutTime, int most) {
    int[] count = new int[most + 1];
    double[] actual = new double[most + 1];
    double[] expected = new double[most + 1];
    for (CustomerHistory one : customers) {
      int row = Math.min(most, one.calibration().frequency());
      count[row]++;
      actual[row] += one.holdoutPurchases();
      expected[row] += fit.expected(one.calibration(), holdoutTime);
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row <= most; row++) {
      if (count[row] > 0) {
        rows.add(new Row(row, count[row], actual[row] / count[row], expected[row] / count[row]));
      }
    }
    return new HoldoutCalibration(rows);
  }

  /** Purchases of all customers in the holdout. */
  public double actual() {
    return rows.stream().mapToDouble(row -> row.actual() * row.customers()).sum();
  }

  /** What had been expected of all of them. */
  public double expected() {
    return rows.stream().mapToDouble(row -> row.expected() * row.customers()).sum();
  }
}
