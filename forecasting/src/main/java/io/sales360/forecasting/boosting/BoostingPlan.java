package io.sales360.forecasting.boosting;

import java.io.Serializable;

/**
 * How an ensemble of trees is grown.
 *
 * @param averaged false: trees follow one another (boosting); true: each starts from nothing and
 *     the ensemble is their mean (a random forest, Breiman 2001; squared loss only)
 * @param trees how many
 * @param leaves at most, per tree
 * @param learningRate the share of each tree that is added
 * @param leastRows rows a leaf needs, counted by their weight and curvature
 * @param ridge penalty on the values of leaves, in rows
 * @param rowShare share of the rows each tree sees
 * @param columnShare share of the columns each tree sees
 * @param seed draws the shares; the same seed gives the same trees
 */
public record BoostingPlan(
    boolean averaged,
    int trees,
    int leaves,
    double learningRate,
    int leastRows,
    double ridge,
    double rowShare,
    double columnShare,
    long seed)
    implements Serializable {
  /** Refuses numbers outside their range. */
  public BoostingPlan {
    boolean counts = trees >= 1 && leaves >= 2 && leastRows >= 1;
    boolean shares = share(learningRate) && share(rowShare) && share(columnShare);
    if (!counts || !shares || !(ridge >= 0)) {
      throw new IllegalArgumentException(
          "The plan (trees "
              + trees
              + ", leaves "
              + leaves
              + ", learning rate "
              + learningRate
              + ", least rows "
              + leastRows
              + ", ridge "
              + ridge
              + ", row share "
              + rowShare
              + ", column share "
              + columnShare
              + ") needs a tree, two leaves, a row per leaf and shares in (0, 1].\n"
              + "Maybe use BoostingPlan.standard().");
    }
  }

  private static boolean share(double value) {
    return value > 0 && value <= 1;
  }

  /** A plan that suits panels from a hundred rows to a million. */
  public static BoostingPlan standard() {
    return new BoostingPlan(false, 300, 31, 0.06, 20, 1, 0.5, 0.6, 360L);
  }

  /** A random forest: deep trees, each on its own share of rows and columns. */
  public static BoostingPlan forest() {
    return new BoostingPlan(true, 100, 127, 1, 5, 0, 0.6, 0.4, 360L);
  }

  /** The same plan with another number of trees. */
  public BoostingPlan withTrees(int count) {
    return new BoostingPlan(
        averaged, count, leaves, learningRate, leastRows, ridge, rowShare, columnShare, seed);
  }

  /** The same plan with another learning rate. */
  public BoostingPlan withLearningRate(double rate) {
    return new BoostingPlan(
        averaged, trees, leaves, rate, leastRows, ridge, rowShare, columnShare, seed);
  }
}
