package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** Coverage levels of central intervals in percent, ascending: 80 and 95, say. */
public record Levels(List<Integer> percents) implements Serializable {
  /** Refuses levels outside 1..99 and levels that do not ascend. */
  public Levels {
    percents = List.copyOf(percents);
    int previous = 0;
    for (int percent : percents) {
      if (percent <= previous || percent > 99) {
        throw new IllegalArgumentException(
            "The levels "
                + percents
                + " must ascend and lie in 1..99.\nMaybe a share (0.95) was meant as a percentage (95).");
      }
      previous = percent;
    }
  }

  /** The given levels in percent. */
  public static Levels of(int... percents) {
    return new Levels(IntStream.of(percents).boxed().toList());
  }

  /** No interval: a point forecast. */
  public static Levels none() {
    return new Levels(List.of());
  }
}
