package io.sales360.forecasting.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import org.junit.jupiter.api.Test;

class CoordinateDescentTest {
  /** Correlated columns, two of which matter. */
  private static double[][] table(int rows, int columns, long seed) {
    NormalNumbers normals = new NormalNumbers(seed);
    double[][] table = new double[rows][columns + 1];
    for (double[] row : table) {
      double common = normals.next();
      for (int j = 0; j < columns; j++) {
        row[j] = normals.next() + (j % 2) * common;
      }
      row[columns] = 0.7 * row[0] - 0.4 * row[1] + 0.6 * normals.next();
    }
    return table;
  }

  /** The conditions that hold at the minimum and nowhere else. */
  @Test
  void theSolutionIsTheMinimum() {
    for (int seed = 1; seed <= 20; seed++) {
      double[][] table = table(30 + seed, 8, seed);
      double lasso = 2.0 * seed;
      double ridge = seed % 3;
      double[] b = new CoordinateDescent(table).solve(lasso, ridge);
      for (int j = 0; j < b.length; j++) {
        double slope = -2 * ridge * b[j];
        for (double[] row : table) {
          slope += 2 * row[j] * (row[8] - fitted(row, b));
        }
        if (b[j] == 0) {
          assertThat(Math.abs(slope)).isLessThanOrEqualTo(lasso + 1e-6);
        } else {
          assertThat(slope).isCloseTo(lasso * Math.signum(b[j]), within(1e-5));
        }
      }
    }
  }

  private static double fitted(double[] row, double[] b) {
    double sum = 0;
    for (int j = 0; j < b.length; j++) {
      sum += row[j] * b[j];
    }
    return sum;
  }

  @Test
  void orthogonalColumnsShrinkByTheClosedForm() {
    double[][] table = {{1, 1, 3}, {1, -1, 1}, {-1, 1, -1}, {-1, -1, -2}};
    double[] b = new CoordinateDescent(table).solve(2, 1);

    // x·y = 7 and 3, x·x = 4: (|x·y| − lasso/2) / (x·x + ridge).
    assertThat(b[0]).isCloseTo(6 / 5.0, within(1e-12));
    assertThat(b[1]).isCloseTo(2 / 5.0, within(1e-12));
    assertThat(new CoordinateDescent(table).solve(8, 1)[1]).isZero();
  }

  /** Two equal columns: without a ridge any split is a minimum, and the sum is what counts. */
  @Test
  void repeatedColumnsDoNoHarm() {
    double[][] table = table(40, 3, 5);
    for (double[] row : table) {
      row[2] = row[0];
    }
    double[] lasso = new CoordinateDescent(table).solve(4, 0);
    double[] both = new CoordinateDescent(table).solve(4, 1);

    assertThat(lasso[0] + lasso[2]).isCloseTo(both[0] + both[2], within(0.05));
    assertThat(both[0]).isCloseTo(both[2], within(1e-6));
  }

  /** smile-core solves the same problem in another way. */
  @Test
  void interiorPointsAgree() {
    double[] ridges = {0, 3};
    for (int seed = 1; seed <= 5; seed++) {
      for (double ridge : ridges) {
        double[][] table = standardised(table(60, 6, seed));
        double[] b = new CoordinateDescent(table).solve(6, ridge);
        double[] other =
            InteriorPoint.solve(new ElasticNetSpec(0.1, 0.05), "series", table, 6, ridge);

        assertThat(b).isNotNull().containsExactly(other, within(2e-3));
      }
    }
  }

  @Test
  void whatDoesNotStandStillIsNoSolution() {
    assertThat(new CoordinateDescent(table(40, 8, 3), 1).solve(1, 0)).isNull();
  }

  private static double[][] standardised(double[][] table) {
    for (int j = 0; j < table[0].length; j++) {
      double mean = 0;
      double square = 0;
      for (double[] row : table) {
        mean += row[j] / table.length;
        square += row[j] * row[j] / table.length;
      }
      for (double[] row : table) {
        row[j] = (row[j] - mean) / Math.sqrt(square - mean * mean);
      }
    }
    return table;
  }
}
