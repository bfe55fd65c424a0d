package io.sales360.forecasting.targets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether stated probabilities come true: one row per class of probability, ascending; empty
 * classes have no row.
 *
 * @param brier mean squared distance of probability and outcome; Brier (1950)
 */
public record Reliability(List<Row> rows, double brier) implements Serializable {
  /**
   * Statements of one class.
   *
   * @param stated their mean probability
   * @param observed the share that came true
   */
  public record Row(int count, double stated, double observed) implements Serializable {}

  /** Copies the rows. */
  public Reliability {
    rows = List.copyOf(rows);
  }

  /** Classes of equal width. */
  public static Reliability of(double[] probabilities, boolean[] outcomes, int classes) {
    if (probabilities.length != outcomes.length || probabilities.length == 0) {
      throw new IllegalArgumentException(
          "There are %d probabilities and %d outcomes.%nMaybe some periods are not over yet."
              .formatted(probabilities.length, outcomes.length));
    }
    int[] count = new int[classes];
    double[] stated = new double[classes];
    double[] observed = new double[classes];
    double brier = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double p = probabilities[i];
      double outcome = outcomes[i] ? 1 : 0;
      int row = Math.min(classes - 1, (int) (p * classes));
      count[row]++;
      stated[row] += p;
      observed[row] += outcome;
      brier += (p - outcome) * (p - outcome) / probabilities.length;
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < classes; row++) {
      if (count[row] > 0) {
        rows.add(new Row(count[row], stated[row] / count[row], observed[row] / count[row]));
      }
    }
    return new Reliability(rows, brier);
  }
}
