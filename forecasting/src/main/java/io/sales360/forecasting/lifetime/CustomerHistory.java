package io.sales360.forecasting.lifetime;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One customer, cut at the end of calibration: what models learn from and what they are then
 * compared with. One row per customer who bought in the calibration time.
 *
 * @param calibration purchases up to and including the last day of calibration
 * @param holdoutPurchases days with a purchase after it, up to and including the end of the holdout
 * @param holdoutValue what they were worth
 */
public record CustomerHistory(
    String customerId, PurchaseSummary calibration, int holdoutPurchases, double holdoutValue)
    implements Serializable {

  /**
   * Cuts a log of purchases. Customers who first bought in the holdout are left out: no model could
   * know them. A day with a negative sum (returns) counts as a purchase of value 0.
   *
   * @param calibrationEnd last day that models see
   * @param holdoutEnd last day counted; the same as {@code calibrationEnd} for no holdout
   * @param unitDays days in one unit of time, 7 for weeks
   * @return by customer id, ascending, whatever the order of the log
   */
  public static List<CustomerHistory> cut(
      List<Purchase> log, LocalDate calibrationEnd, LocalDate holdoutEnd, double unitDays) {
    if (holdoutEnd.isBefore(calibrationEnd) || !(unitDays > 0)) {
      throw new IllegalArgumentException(
          "The holdout end (%s) must not lie before the calibration end (%s), and the unit (%s days) must be positive.%nMaybe the two dates were exchanged."
              .formatted(holdoutEnd, calibrationEnd, unitDays));
    }
    Map<String, TreeMap<LocalDate, List<Double>>> days = new TreeMap<>();
    for (Purchase purchase : log) {
      if (!purchase.purchasedOn().isAfter(holdoutEnd)) {
        days.computeIfAbsent(purchase.customerId(), id -> new TreeMap<>())
            .computeIfAbsent(purchase.purchasedOn(), day -> new ArrayList<>())
            .add(purchase.value());
      }
    }
    List<CustomerHistory> histories = new ArrayList<>();
    days.forEach(
        (id, purchases) -> {
          if (!purchases.firstKey().isAfter(calibrationEnd)) {
            histories.add(cut(id, purchases, calibrationEnd, unitDays));
          }
        });
    return List.copyOf(histories);
  }

  private static CustomerHistory cut(
      String id,
      SortedMap<LocalDate, List<Double>> days,
      LocalDate calibrationEnd,
      double unitDays) {
    LocalDate first = days.firstKey();
    LocalDate last = first;
    int repeats = 0;
    double repeatValue = 0;
    int later = 0;
    double laterValue = 0;
    for (Map.Entry<LocalDate, List<Double>> day : days.entrySet()) {
      double value = Math.max(0, sum(day.getValue()));
      if (day.getKey().isAfter(calibrationEnd)) {
        later++;
        laterValue += value;
      } else if (day.getKey().isAfter(first)) {
        last = day.getKey();
        repeats++;
        repeatValue += value;
      }
    }
    PurchaseSummary calibration =
        new PurchaseSummary(
            repeats,
            ChronoUnit.DAYS.between(first, last) / unitDays,
            ChronoUnit.DAYS.between(first, calibrationEnd) / unitDays,
            repeats == 0 ? 0 : repeatValue / repeats);
    return new CustomerHistory(id, calibration, later, laterValue);
  }

  /** Smallest first, so that the order of the log does not matter. */
  private static double sum(List<Double> values) {
    return values.stream().sorted().mapToDouble(Double::doubleValue).sum();
  }
}
