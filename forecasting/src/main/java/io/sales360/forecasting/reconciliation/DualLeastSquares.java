package io.sales360.forecasting.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * The leaves that minimise (S b − f)'W⁻¹(S b − f), over b ≥ 0 or over all b, from a system with one
 * unknown per upper node: f is projected on what adds up (Wickramasuriya, Athanasopoulos &amp;
 * Hyndman 2019, eq. 9), so that neither W⁻¹ nor S'W⁻¹S is formed. Leaves that would fall below zero
 * are held there and released when their gradient asks for it (block principal pivoting, Kim &amp;
 * Park 2011). Leaves without a forecast of their own go as little away from the prior as the nodes
 * allow, found by proximal steps (Rockafellar 1976).
 */
final class DualLeastSquares {
  private static final int MAX_ROUNDS = 500;
  private static final int SPARE_EXCHANGES = 4;
  private static final int MAX_STEPS = 200;

  /** Move of a leaf, relative to the mean leaf, below which proximal steps are rounding. */
  private static final double SETTLED = 1e-11;

  /** How much looser the prior holds than the nodes: less needs more steps, more rounds worse. */
  private static final double LOOSENESS = 3e5;

  private final LeafProblem problem;
  private final double precision;
  private final int maxDense;
  private final @Nullable UpperSystem nothingHeld;

  DualLeastSquares(LeafProblem problem, double precision, int maxDense) {
    this.problem = problem;
    this.precision = precision;
    this.maxDense = maxDense;
    int leaves = problem.structure.leaves();
    this.nothingHeld =
        problem.isComplete()
            ? new UpperSystem(problem, problem.ownVariance, new boolean[leaves], null, maxDense)
            : null;
  }

  /** The leaves, given what each would be by its own forecast or its share of a parent's. */
  double[] solve(double[] forecasts, double[] prior, boolean nonNegative) {
    Search search = new Search(forecasts, prior);
    boolean[] held = new boolean[prior.length];
    search.minimize(held);
    if (!nonNegative) {
      return search.b;
    }
    int fewest = Integer.MAX_VALUE;
    int spare = SPARE_EXCHANGES;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      boolean[] wrong = search.wrong(held);
      int count = count(wrong);
      if (count == 0) {
        break;
      }
      spare = count < fewest ? SPARE_EXCHANGES : spare - 1;
      fewest = Math.min(fewest, count);
      for (int j = wrong.length - 1; j >= 0; j--) {
        if (wrong[j]) {
          held[j] = !held[j];
          if (spare < 0) {
            break;
          }
        }
      }
      search.minimize(held);
    }
    for (int j = 0; j < held.length; j++) {
      search.b[j] = held[j] ? 0 : Math.max(0, search.b[j]);
    }
    return search.b;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /** One right-hand side. */
  private final class Search {
    private final double[] own;
    private final double[] upper;
    private final double[] prior;
    private final double[] variances;
    private final UpperSystem unheld;
    private final double size;
    private final double threshold;
    private double[] b;
    private double[] y = new double[0];
    private double[] c = new double[0];

    Search(double[] forecasts, double[] prior) {
      this.prior = prior;
      this.own = problem.ownForecasts(forecasts);
      this.upper = problem.upperForecasts(forecasts);
      double sum = 0;
      for (double value : prior) {
        sum += Math.abs(value) / prior.length;
      }
      this.size = sum;
      this.variances = problem.isComplete() ? problem.ownVariance : looseVariances();
      this.unheld =
          nothingHeld == null
              ? new UpperSystem(problem, variances, new boolean[prior.length], null, maxDense)
              : nothingHeld;
      this.threshold = 100 * precision * gradientSize();
      this.b = prior.clone();
    }

    /** Variances of the leaves, those without a forecast in proportion to the prior. */
    private double[] looseVariances() {
      double[] all = problem.ownVariance.clone();
      double[] scales = new double[all.length];
      double firm = 0;
      double loose = 0;
      for (int j = 0; j < all.length; j++) {
        if (problem.ownNode[j] < 0) {
          scales[j] = Math.max(Math.abs(prior[j]), 1e-4 * size) + Double.MIN_NORMAL;
          loose += scales[j] * problem.rowsOfLeaf[j].length;
        } else {
          firm += all[j] * problem.rowsOfLeaf[j].length;
        }
      }
      for (int node : problem.upper) {
        firm += problem.errors.own(node);
      }
      for (int j = 0; j < all.length; j++) {
        if (problem.ownNode[j] < 0) {
          all[j] = scales[j] / loose * firm * LOOSENESS;
        }
      }
      return all;
    }

    private double gradientSize() {
      double[] weighted = new double[upper.length];
      for (int i = 0; i < weighted.length; i++) {
        weighted[i] = upper[i] / problem.errors.own(problem.upper[i]);
      }
      double most = 0;
      for (int j = 0; j < own.length; j++) {
        double gradient = problem.ownNode[j] < 0 ? 0 : own[j] / variances[j];
        most = Math.max(most, Math.abs(gradient + handedDown(weighted, j)));
      }
      return most;
    }

    private double handedDown(double[] rowValues, int leaf) {
      double sum = 0;
      for (int row : problem.rowsOfLeaf[leaf]) {
        sum += rowValues[row];
      }
      return sum;
    }

    /** The best b with these leaves held at zero. */
    void minimize(boolean[] held) {
      boolean complete = problem.isComplete();
      UpperSystem system =
          count(held) == 0
              ? unheld
              : new UpperSystem(problem, variances, held.clone(), unheld, maxDense);
      double[] centre = new double[b.length];
      for (int j = 0; j < centre.length; j++) {
        centre[j] = held[j] ? 0 : problem.ownNode[j] < 0 ? prior[j] : own[j];
      }
      double[] q = heldFactors(held);
      double before = Double.POSITIVE_INFINITY;
      for (int step = 0; step < MAX_STEPS; step++) {
        double[] right = upper.clone();
        for (int i = 0; i < right.length; i++) {
          for (int leaf : problem.structure.members(problem.upper[i])) {
            right[i] -= centre[leaf];
          }
        }
        y = system.solve(right, q);
        c = system.factors(y, q);
        double moved = move(centre, held);
        boolean stalled = step > 3 && moved >= before;
        if (complete || stalled || moved <= Math.max(SETTLED, precision / 10) * size) {
          break;
        }
        before = moved;
      }
    }

    /** Sets b, and moves the centre of the leaves without a forecast; says how far at most. */
    private double move(double[] centre, boolean[] held) {
      double most = 0;
      for (int j = 0; j < b.length; j++) {
        double step = held[j] ? 0 : variances[j] * handedDown(y, j);
        if (problem.ownNode[j] < 0) {
          b[j] = centre[j] + step;
          centre[j] = b[j];
          most = Math.max(most, Math.abs(step));
        } else {
          b[j] = held[j] ? 0 : centre[j] - common(j) + step;
        }
      }
      return most;
    }

    private double common(int leaf) {
      return c.length == 0 ? 0 : UpperSystem.dot(problem.errors.common(problem.ownNode[leaf]), c);
    }

    /** Σ F(j) f(j) / v(j) over the held leaves. */
    private double[] heldFactors(boolean[] held) {
      double[] sums = new double[problem.errors.factors()];
      for (int j = 0; j < held.length && sums.length > 0; j++) {
        if (held[j] && problem.ownNode[j] >= 0) {
          double[] row = problem.errors.common(problem.ownNode[j]);
          for (int t = 0; t < sums.length; t++) {
            sums[t] += row[t] * own[j] / variances[j];
          }
        }
      }
      return sums;
    }

    /** Free leaves below zero, and held ones whose gradient asks for more. */
    boolean[] wrong(boolean[] held) {
      boolean[] wrong = new boolean[held.length];
      for (int j = 0; j < held.length; j++) {
        if (held[j]) {
          double pull = problem.ownNode[j] < 0 ? 0 : (own[j] - common(j)) / variances[j];
          wrong[j] = pull + handedDown(y, j) > threshold;
        } else {
          wrong[j] = b[j] < -size * precision / 10;
        }
      }
      return wrong;
    }
  }
}
