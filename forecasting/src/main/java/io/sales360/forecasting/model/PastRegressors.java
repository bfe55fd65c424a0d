package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.List;

/**
 * Regressors known only up to the cutoff: market indicators, traffic, weather. They cover the
 * history and nothing more; a longer table is refused as a leak. Indicators with a release lag are
 * shifted by the caller, so that row {@code t} holds what was published when period {@code t}
 * ended.
 */
public final class PastRegressors implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RegressorTable table;

  private PastRegressors(RegressorTable table) {
    this.table = table;
  }

  /**
   * Named columns; row 0 belongs to the first period of the history.
   *
   * @param columns one array per name, all of one length; copied
   * @throws IllegalArgumentException if names repeat, lengths differ or a value is not finite
   */
  public static PastRegressors of(List<String> names, double[][] columns) {
    return new PastRegressors(RegressorTable.of(names, columns));
  }

  /** No regressor. */
  public static PastRegressors none() {
    return of(List.of(), new double[0][]);
  }

  /** Names of the columns. */
  public List<String> names() {
    return table.names();
  }

  /** Whether there is no column. */
  public boolean isEmpty() {
    return table.names().isEmpty();
  }

  /** Number of periods covered; 0 without columns. */
  public int rows() {
    return table.rows();
  }

  /** The value of a column (from 0) in period {@code t} (from 0). */
  public double value(int column, int t) {
    return table.value(column, t);
  }

  /** A column as a new array. */
  public double[] column(int column) {
    return table.column(column);
  }

  /**
   * Checks that the rows end with the history.
   *
   * @throws IllegalArgumentException if rows are missing or reach into the future
   */
  public void requireRows(int history) {
    if (!isEmpty() && rows() != history) {
      throw new IllegalArgumentException(
          "The past regressors "
              + names()
              + " have "
              + rows()
              + " rows but the history has "
              + history
              + ".\n"
              + (rows() > history
                  ? "Maybe the future leaks in: cut them at the cutoff or pass known regressors."
                  : "Maybe they start later than the series."));
    }
  }

  /** The first rows only, for an earlier cutoff. */
  public PastRegressors head(int rows) {
    return new PastRegressors(table.head(rows));
  }

  /** The rows from {@code row} on, for a series that loses its first periods. */
  public PastRegressors from(int row) {
    return new PastRegressors(table.from(row));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PastRegressors that && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }
}
