package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Named columns of equal length whose first row is the first period of a series. Immutable. */
final class RegressorTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final double[][] columns;

  private RegressorTable(List<String> names, double[][] columns) {
    this.names = names;
    this.columns = columns;
  }

  static RegressorTable of(List<String> names, double[][] columns) {
    if (names.size() != columns.length || new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException(
          "There are "
              + columns.length
              + " columns for the regressors "
              + names
              + "; each needs one name of its own.\nMaybe rows and columns are exchanged.");
    }
    double[][] copy = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      copy[i] = columns[i].clone();
      for (int t = 0; t < copy[i].length; t++) {
        if (!Double.isFinite(copy[i][t])) {
          throw new IllegalArgumentException(
              "The regressor ("
                  + names.get(i)
                  + ") has the value ("
                  + copy[i][t]
                  + ") at index "
                  + t
                  + "; regressors must be finite.\nMaybe carry the last known value forward.");
        }
      }
      if (copy[i].length != copy[0].length) {
        throw new IllegalArgumentException(
            "The regressor ("
                + names.get(i)
                + ") has "
                + copy[i].length
                + " rows, the first one "
                + copy[0].length
                + ".\nMaybe one was cut at the cutoff.");
      }
    }
    return new RegressorTable(List.copyOf(names), copy);
  }

  List<String> names() {
    return names;
  }

  int rows() {
    return columns.length == 0 ? 0 : columns[0].length;
  }

  double value(int column, int t) {
    return columns[column][t];
  }

  double[] column(int column) {
    return columns[column].clone();
  }

  RegressorTable head(int rows) {
    double[][] cut = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      cut[i] = Arrays.copyOf(columns[i], Math.min(rows, columns[i].length));
    }
    return new RegressorTable(names, cut);
  }

  RegressorTable from(int row) {
    double[][] cut = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      cut[i] = Arrays.copyOfRange(columns[i], Math.min(row, columns[i].length), columns[i].length);
    }
    return new RegressorTable(names, cut);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegressorTable that
        && names.equals(that.names)
        && Arrays.deepEquals(columns, that.columns);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.deepHashCode(columns);
  }
}
