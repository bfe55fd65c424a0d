package io.sales360.forecasting.boosting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A trained ensemble: a start and trees that add up to a score. Immutable and thread-safe. */
public final class BoostedTrees implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Loss loss;
  private final double start;
  private final Tree[] trees;
  private final double expectation;

  BoostedTrees(Loss loss, double start, List<Tree> trees) {
    this.loss = loss;
    this.start = start;
    this.trees = trees.toArray(Tree[]::new);
    double sum = start;
    for (Tree tree : this.trees) {
      sum += tree.expectation();
    }
    this.expectation = sum;
  }

  /** An ensemble without trees, whose mean is 1. */
  public static BoostedTrees none(Loss loss) {
    return new BoostedTrees(loss, loss.logarithmic() ? 0 : 1, List.of());
  }

  /** What was minimised. */
  public Loss loss() {
    return loss;
  }

  /** Number of trees. */
  public int size() {
    return trees.length;
  }

  /** The sum of the trees for a row of features; NaN is missing. */
  public double score(float[] row) {
    double sum = start;
    for (Tree tree : trees) {
      sum += tree.predict(row);
    }
    return sum;
  }

  /** The score an average row has: what contributions start from. */
  public double expectedScore() {
    return expectation;
  }

  /**
   * Shapley values of the score: with {@link #expectedScore()} they add up to {@link #score}.
   *
   * @param contributions one per feature; they are added to what is there
   */
  public void contribute(float[] row, double[] contributions) {
    for (Tree tree : trees) {
      TreeShapley.add(tree, row, contributions);
    }
  }

  /** The ensemble as numbers: start, number of trees, the trees. */
  public double[] toArray() {
    int size = 2;
    for (Tree tree : trees) {
      size += tree.size();
    }
    double[] all = new double[size];
    all[0] = start;
    all[1] = trees.length;
    int at = 2;
    for (Tree tree : trees) {
      at = tree.write(all, at);
    }
    return all;
  }

  /** The ensemble written at {@code from}. */
  public static BoostedTrees read(Loss loss, double[] all, int from) {
    List<Tree> trees = new ArrayList<>();
    int at = from + 2;
    for (int k = 0; k < all[from + 1]; k++) {
      Tree tree = Tree.read(all, at);
      at += tree.size();
      trees.add(tree);
    }
    return new BoostedTrees(loss, all[from], trees);
  }
}
