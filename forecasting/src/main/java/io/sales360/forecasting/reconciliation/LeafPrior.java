package io.sales360.forecasting.reconciliation;

import java.util.HashMap;
import java.util.Map;

/** What each leaf would be by its own forecast or its share of its smallest forecast parent. */
final class LeafPrior {
  private LeafPrior() {}

  static double[] of(
      GroupedStructure structure, double[] forecasts, double[] shares, boolean nonNegative) {
    int leaves = structure.leaves();
    double[] prior = new double[leaves];
    int[] parents = new int[leaves];
    boolean[] own = new boolean[leaves];
    for (int j = 0; j < leaves; j++) {
      if (!(shares[j] >= 0)) {
        throw new IllegalArgumentException(
            "The share ("
                + shares[j]
                + ") of leaf "
                + j
                + " must not be negative.\nMaybe returns exceed sales: use 0.");
      }
      parents[j] = structure.smallestForecast(j, forecasts);
      if (parents[j] < 0) {
        throw new IllegalArgumentException(
            "The leaf (" + j + ") is in no node that has a forecast.\nMaybe forecast the total.");
      }
      own[j] = structure.size(parents[j]) == 1;
      prior[j] = own[j] ? cut(forecasts[parents[j]], nonNegative) : 0;
    }
    Map<Integer, double[]> rests = new HashMap<>();
    for (int j = 0; j < leaves; j++) {
      if (!own[j]) {
        double[] rest =
            rests.computeIfAbsent(
                parents[j], node -> rest(structure, forecasts, shares, prior, parents, node));
        double share = rest[1] > 0 ? shares[j] / rest[1] : 1 / rest[2];
        prior[j] = cut(rest[0], nonNegative) * share;
      }
    }
    return prior;
  }

  private static double cut(double value, boolean nonNegative) {
    return nonNegative ? Math.max(0, value) : value;
  }

  /** What is left of a node's forecast, and the shares and the number of leaves that share it. */
  private static double[] rest(
      GroupedStructure structure,
      double[] forecasts,
      double[] shares,
      double[] prior,
      int[] parents,
      int node) {
    double left = forecasts[node];
    double share = 0;
    int count = 0;
    double elsewhere = 0;
    for (int leaf : structure.leavesOf(node)) {
      if (parents[leaf] == node) {
        share += shares[leaf];
        count++;
      } else {
        elsewhere += structure.size(parents[leaf]) == 1 ? prior[leaf] : 0;
      }
    }
    return new double[] {left - elsewhere, share, count};
  }
}
