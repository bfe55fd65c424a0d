package io.sales360.pipelines.decisions.customers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well a score tells two kinds apart. */
final class RocCurve {
  private RocCurve() {}

  /** One case: its score, and whether it is of the kind that high scores should mean. */
  record Case(double score, boolean isPositive) {}

  /**
   * The area under the curve: the probability that a positive case scores higher than a negative
   * one, ties counted half. Mann and Whitney (1947), by ranks.
   *
   * @return null if all cases are of one kind
   */
  static @Nullable Double area(List<Case> cases) {
    Case[] sorted = cases.toArray(Case[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(Case::score));
    double positives = 0;
    double rankSum = 0;
    int from = 0;
    while (from < sorted.length) {
      int until = from;
      int tied = 0;
      while (until < sorted.length && sorted[until].score() == sorted[from].score()) {
        tied += sorted[until++].isPositive() ? 1 : 0;
      }
      positives += tied;
      rankSum += tied * (from + 1 + until) / 2.0;
      from = until;
    }
    double negatives = sorted.length - positives;
    if (positives == 0 || negatives == 0) {
      return null;
    }
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
  }
}
