package io.sales360.forecasting.promotion;

import java.util.ArrayList;
import java.util.List;

/** How the touches before a sale share its credit. A convention, not a measurement. */
public enum AttributionRule {
  /** All to the first touch. */
  FIRST,
  /** All to the last touch. */
  LAST,
  /** The same to each. */
  LINEAR,
  /** 40 percent each to the first and the last, the rest to those between; halves for two. */
  POSITION;

  private static final double END = 0.4;

  /**
   * Weights of the touches, first to last; they add up to 1.
   *
   * @throws IllegalArgumentException without a touch
   */
  public List<Double> weights(int touches) {
    if (touches < 1) {
      throw new IllegalArgumentException(
          "There are %d touches; a share needs 1.%nMaybe the sale is to be called direct."
              .formatted(touches));
    }
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < touches; i++) {
      boolean first = i == 0;
      boolean last = i == touches - 1;
      weights.add(
          switch (this) {
            case FIRST -> first ? 1.0 : 0.0;
            case LAST -> last ? 1.0 : 0.0;
            case LINEAR -> 1.0 / touches;
            case POSITION ->
                touches <= 2 ? 1.0 / touches : first || last ? END : (1 - 2 * END) / (touches - 2);
          });
    }
    return List.copyOf(weights);
  }
}
