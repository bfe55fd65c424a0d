package io.sales360.forecasting.regression;

import io.sales360.forecasting.model.Driver;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which columns a regression has and how a row is made. Columns in order: trend, cosine and sine
 * per harmonic, lags, working days, past regressors, known regressors.
 *
 * @param lags distances in periods, ascending
 * @param harmonics pairs of cosine and sine of the season
 * @param workingDays whether the number of working days is a column
 * @param pastColumns number of past regressors
 * @param knownColumns number of known regressors
 */
record Features(
    List<Integer> lags, int harmonics, boolean workingDays, int pastColumns, int knownColumns)
    implements Serializable {
  private static final int MAX_HARMONICS = 6;

  /** Rows wanted per column before a seasonal lag, which costs a whole season of rows, pays. */
  private static final int SEASONS_FOR_LAG = 3;

  static Features choose(TimeSeries history, PastRegressors past, KnownRegressors known) {
    int m = history.seasonLength();
    int n = history.length();
    List<Integer> lags = new ArrayList<>();
    lags.add(1);
    if (m > 1 && n >= SEASONS_FOR_LAG * m) {
      lags.add(m);
    }
    int harmonics = m > 1 && n >= 2 * m ? Math.min(MAX_HARMONICS, m / 2) : 0;
    boolean workingDays = history.isDated() && history.frequency() == Frequency.MONTH && n >= 24;
    return new Features(
        List.copyOf(lags), harmonics, workingDays, past.names().size(), known.names().size());
  }

  static Features read(double[] parameters, PastRegressors past, KnownRegressors known) {
    List<Integer> lags = new ArrayList<>();
    int count = (int) parameters[1];
    for (int i = 0; i < count; i++) {
      lags.add((int) parameters[2 + i]);
    }
    return new Features(
        List.copyOf(lags),
        (int) parameters[2 + count],
        parameters[3 + count] == 1,
        past.names().size(),
        known.names().size());
  }

  double[] write(Coefficients coefficients) {
    double[] all = new double[5 + lags.size() + columns()];
    int i = 0;
    all[i++] = coefficients.variance();
    all[i++] = lags.size();
    for (int lag : lags) {
      all[i++] = lag;
    }
    all[i++] = harmonics;
    all[i++] = workingDays ? 1 : 0;
    all[i++] = coefficients.intercept();
    for (int j = 0; j < columns(); j++) {
      all[i++] = coefficients.slope(j);
    }
    return all;
  }

  /** What each column speaks of. */
  Driver[] drivers(KnownRegressors known) {
    Driver[] drivers = new Driver[columns()];
    Arrays.fill(drivers, Driver.LEVEL);
    Arrays.fill(drivers, 1, firstLagColumn(), Driver.SEASON);
    int i = firstLagColumn() + lags.size();
    if (workingDays) {
      drivers[i++] = Driver.SEASON;
    }
    Arrays.fill(drivers, i, i + pastColumns, Driver.MARKET);
    i += pastColumns;
    for (int column = 0; column < knownColumns; column++) {
      drivers[i++] = Driver.ofKnown(known.names().get(column));
    }
    return drivers;
  }

  /** The first column of the regressors, past ones before known ones. */
  int firstRegressorColumn() {
    return columns() - pastColumns - knownColumns;
  }

  int columns() {
    return 1 + 2 * harmonics + lags.size() + (workingDays ? 1 : 0) + pastColumns + knownColumns;
  }

  /** The first period that has all its lags. */
  int firstRow() {
    return lags.get(lags.size() - 1);
  }

  int firstLagColumn() {
    return 1 + 2 * harmonics;
  }

  double[][] rows(TimeSeries history, double[] values, PastRegressors past, KnownRegressors known) {
    double[][] rows = new double[values.length - firstRow()][columns()];
    for (int i = 0; i < rows.length; i++) {
      fill(rows[i], firstRow() + i, history, values, past, known);
    }
    return rows;
  }

  /**
   * Writes the row of period {@code t}.
   *
   * @param values the series up to {@code t − 1} at least
   */
  void fill(
      double[] row,
      int t,
      TimeSeries history,
      double[] values,
      PastRegressors past,
      KnownRegressors known) {
    int m = history.seasonLength();
    int i = 0;
    row[i++] = t;
    for (int k = 1; k <= harmonics; k++) {
      double angle = 2 * Math.PI * k * (t % m) / m;
      row[i++] = Math.cos(angle);
      row[i++] = Math.sin(angle);
    }
    for (int lag : lags) {
      row[i++] = values[t - lag];
    }
    if (workingDays) {
      row[i++] = workingDaysOf(history.periodStart(t));
    }
    for (int column = 0; column < pastColumns; column++) {
      row[i++] = past.value(column, Math.min(t - 1, past.rows() - 1));
    }
    for (int column = 0; column < knownColumns; column++) {
      row[i++] = known.value(column, t);
    }
  }

  /** Days from Monday to Friday in the month that starts at {@code first}. */
  private static int workingDaysOf(LocalDate first) {
    int count = 0;
    LocalDate end = first.plusMonths(1);
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      count += weekend ? 0 : 1;
    }
    return count;
  }
}
