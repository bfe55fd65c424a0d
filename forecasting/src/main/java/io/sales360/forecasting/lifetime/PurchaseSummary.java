package io.sales360.forecasting.lifetime;

import java.io.Serializable;

/**
 * What one customer did up to the end of observation; one row per customer. Enough for every model
 * here (Fader, Hardie &amp; Lee 2005, "Counting your customers" the easy way).
 *
 * @param frequency repeat purchases: periods with a purchase, without the first
 * @param recency time from the first to the last purchase; 0 without repeats
 * @param age time from the first purchase to the end of observation
 * @param monetaryValue mean value of a repeat purchase, in any one currency; 0 without repeats
 */
public record PurchaseSummary(int frequency, double recency, double age, double monetaryValue)
    implements Serializable, Comparable<PurchaseSummary> {
  /** Refuses what cannot have happened. */
  public PurchaseSummary {
    if (frequency < 0
        || !(recency >= 0 && recency <= age && age < Double.POSITIVE_INFINITY)
        || !(monetaryValue >= 0 && monetaryValue < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The purchases (frequency %s, recency %s, age %s, monetary value %s) must not be negative, and the recency not beyond the age.%nMaybe recency was counted back from today; it is the time from the first to the last purchase."
              .formatted(frequency, recency, age, monetaryValue));
    }
    if ((frequency == 0) != (recency == 0)) {
      throw new IllegalArgumentException(
          "The frequency (%s) and the recency (%s) must be zero together.%nMaybe the first purchase was counted as a repeat, or two purchases of one day were."
              .formatted(frequency, recency));
    }
  }

  /** The same purchases without their value. */
  public static PurchaseSummary of(int frequency, double recency, double age) {
    return new PurchaseSummary(frequency, recency, age, 0);
  }

  /** A number that differs between pasts and is the same on every machine. */
  long draw() {
    long bits = frequency;
    for (double part : new double[] {recency, age, monetaryValue}) {
      bits = (bits ^ Double.doubleToLongBits(part)) * 0x9E3779B97F4A7C15L;
      bits ^= bits >>> 32;
    }
    return bits;
  }

  @Override
  public int compareTo(PurchaseSummary other) {
    int order = Integer.compare(frequency, other.frequency);
    order = order != 0 ? order : Double.compare(recency, other.recency);
    order = order != 0 ? order : Double.compare(age, other.age);
    return order != 0 ? order : Double.compare(monetaryValue, other.monetaryValue);
  }
}
