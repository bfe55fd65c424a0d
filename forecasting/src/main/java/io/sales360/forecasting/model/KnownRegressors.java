package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.List;

/**
 * Regressors whose future is known when the forecast is made: calendar, holidays, planned prices
 * and promotions. They cover the history and the horizon. A different type from {@link
 * PastRegressors}, so that a leak does not compile.
 */
public final class KnownRegressors implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RegressorTable table;

  private KnownRegressors(RegressorTable table) {
    this.table = table;
  }

  /**
   * Named columns; row 0 belongs to the first period of the history.
   *
   * @param columns one array per name, all of one length; copied
   * @throws IllegalArgumentException if names repeat, lengths differ or a value is not finite
   */
  public static KnownRegressors of(List<String> names, double[][] columns) {
    return new KnownRegressors(RegressorTable.of(names, columns));
  }

  /** No regressor. */
  public static KnownRegressors none() {
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
   * Checks that the history and the horizon are covered.
   *
   * @throws IllegalArgumentException if rows are missing
   */
  public void requireRows(int history, int horizon) {
    if (!isEmpty() && rows() < history + horizon) {
      throw new IllegalArgumentException(
          "The known regressors "
              + names()
              + " have "
              + rows()
              + " rows but the history ("
              + history
              + ") and the horizon ("
              + horizon
              + ") need "
              + (history + horizon)
              + ".\nMaybe their future is not known: pass them as past regressors.");
    }
  }

  /** The rows from {@code row} on, for a series that loses its first periods. */
  public KnownRegressors from(int row) {
    return new KnownRegressors(table.from(row));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KnownRegressors that && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }
}
