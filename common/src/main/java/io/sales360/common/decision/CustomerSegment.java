package io.sales360.common.decision;

/**
 * A name for what recency and frequency scores (1 to 5, 5 is best) say together. Every customer
 * with a sale has exactly one.
 */
public enum CustomerSegment {
  /** Bought last of all, and often: recency 5, frequency 4 or 5. */
  CHAMPIONS,
  /** Buy often, and not long ago: recency 3 or 4, frequency 4 or 5. */
  LOYAL,
  /** Bought lately, a few times: recency 4 or 5, frequency 2 or 3. */
  POTENTIAL_LOYAL,
  /** Bought last of all, seldom: recency 5, frequency 1. */
  NEW,
  /** Bought lately, seldom: recency 4, frequency 1. */
  PROMISING,
  /** Middle in both: recency 3, frequency 3. */
  NEED_ATTENTION,
  /** Fading after few orders: recency 3, frequency 1 or 2. */
  ABOUT_TO_SLEEP,
  /** The most frequent buyers of old: recency 1 or 2, frequency 5. */
  CANNOT_LOSE,
  /** Bought regularly, but long ago: recency 1 or 2, frequency 3 or 4. */
  SLIPPING,
  /** Few orders, long ago: recency 1 or 2, frequency 1 or 2. */
  HIBERNATING;

  /**
   * The segment of two scores.
   *
   * @throws IllegalArgumentException if a score is not 1 to 5
   */
  public static CustomerSegment of(int recency, int frequency) {
    if (recency < 1 || recency > 5 || frequency < 1 || frequency > 5) {
      throw new IllegalArgumentException(
          "The scores (recency %d, frequency %d) must be 1 to 5.%nMaybe days were given for a score."
              .formatted(recency, frequency));
    }
    if (recency <= 2) {
      return frequency == 5 ? CANNOT_LOSE : frequency >= 3 ? SLIPPING : HIBERNATING;
    }
    if (frequency >= 4) {
      return recency == 5 ? CHAMPIONS : LOYAL;
    }
    if (recency == 3) {
      return frequency == 3 ? NEED_ATTENTION : ABOUT_TO_SLEEP;
    }
    if (frequency >= 2) {
      return POTENTIAL_LOYAL;
    }
    return recency == 5 ? NEW : PROMISING;
  }
}
