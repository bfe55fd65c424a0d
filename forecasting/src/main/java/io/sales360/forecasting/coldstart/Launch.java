package io.sales360.forecasting.coldstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a product since its first sale. Immutable.
 *
 * @param id what names it; equally close launches are taken in the order of their ids
 * @param traits what does not change, such as category, brand and price band, always in the same
 *     order; null where unknown
 * @param values one per period since the first sale, relative to what all products follow (season,
 *     market): usually shares of the parent; finite and not negative
 */
@SuppressWarnings("ArrayRecordComponent") // copied at both ends, never compared
public record Launch(String id, List<@Nullable String> traits, double[] values) {
  /**
   * Copies both.
   *
   * @throws IllegalArgumentException if a value is negative or not finite
   */
  public Launch {
    traits = Collections.unmodifiableList(new ArrayList<>(traits));
    values = values.clone();
    for (int t = 0; t < values.length; t++) {
      if (!(values[t] >= 0) || Double.isInfinite(values[t])) {
        throw new IllegalArgumentException(
            "The value ("
                + values[t]
                + ") at index "
                + t
                + " of launch ("
                + id
                + ") must be finite and not negative.\nMaybe returns were not added to their sales.");
      }
    }
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /** Number of periods since the first sale. */
  int age() {
    return values.length;
  }

  double value(int t) {
    return values[t];
  }

  /** The same launch seen when it was younger. */
  Launch young(int age) {
    return new Launch(id, traits, Arrays.copyOf(values, age));
  }

  /** Number of traits in which another launch differs; unknown ones differ. */
  int distance(Launch other) {
    int differing = 0;
    for (int i = 0; i < Math.max(traits.size(), other.traits.size()); i++) {
      String own = i < traits.size() ? traits.get(i) : null;
      String its = i < other.traits.size() ? other.traits.get(i) : null;
      differing += own != null && own.equals(its) ? 0 : 1;
    }
    return differing;
  }
}
