package io.sales360.forecasting.features;

import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;

/**
 * The columns of one series at any origin. Values are taken as ratios to the level at the origin,
 * so that large and small series share their trees, and with the learned effect of on/off
 * regressors divided out. Reads the series and past regressors up to the origin only; known
 * regressors freely.
 */
public final class SeriesFeatures {
  static final int LEVEL_COLUMNS = 10;
  static final int SEASON_COLUMNS = 6;
  static final int YEAR_COLUMNS = 3;
  static final int KNOWN_COLUMNS = 6;
  static final int PAST_COLUMNS = 2;

  /** Parts of the season in which nothing is sold still need a unit. */
  private static final double LEAST_SEASON = 0.1;

  private static final int RECENT_CYCLES = 8;
  private static final int MANY_CYCLES = 26;

  private final FeaturePlan plan;
  private final TimeSeries history;
  private final PastRegressors past;
  private final KnownRegressors known;
  private final float[] statics;
  private final RunningMeans means;
  private final SwitchEffects effects;

  /**
   * A series and what is known of it.
   *
   * @param statics as many as the plan says; NaN is missing
   * @param ahead periods after the history that will be appended by {@link #append}
   */
  public SeriesFeatures(
      FeaturePlan plan,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      float[] statics,
      int ahead) {
    this.plan = plan;
    this.history = history;
    this.past = past;
    this.known = known;
    this.statics = statics;
    int capacity = history.length() + ahead;
    this.means = new RunningMeans(capacity, plan.seasonLength(), plan.window());
    this.effects = new SwitchEffects(plan, known, capacity);
    for (int t = 0; t < history.length(); t++) {
      append(isShut(t) ? Double.NaN : history.value(t));
    }
  }

  /** Whether nothing can be sold in period {@code t}. */
  public boolean isShut(int t) {
    return plan.open() >= 0 && t < known.rows() && known.value(plan.open(), t) == 0;
  }

  /** Adds the value of the next period: an observation, or a forecast fed back. */
  public void append(double value) {
    int t = means.length();
    means.append(value, effects.at(t - 1, t));
    effects.append(t, means.relative(t));
  }

  /** The scale at an origin; 0 if all values up to it are zero or missing. */
  public double level(int origin) {
    return means.level(origin);
  }

  /** What the effects of season and switches alone make of period {@code t}; 1 is the level. */
  public double expected(int origin, int t) {
    return season(origin, t) * effects.at(origin, t);
  }

  /** The seasonal part of {@link #expected}; 1 for a series below zero. */
  public double season(int origin, int t) {
    double season = means.phaseMean(origin, t, RECENT_CYCLES);
    return season >= 0 ? Math.max(LEAST_SEASON, season) : 1;
  }

  /** The unit of the target: level times {@link #expected}; 0 where nothing was seen but zeros. */
  public double scale(int origin, int t) {
    return level(origin) * expected(origin, t);
  }

  /** The name of the series. */
  public String seriesId() {
    return history.seriesId();
  }

  /** Periods held, appended ones included. */
  public int length() {
    return means.length();
  }

  /** The part of {@link #expected} that a known regressor has. */
  public double effect(int column, int origin, int t) {
    return effects.at(column, origin, t);
  }

  /** The observation of period {@code t}; NaN if missing or shut. */
  public double value(int t) {
    return means.value(t);
  }

  /** Writes the columns for period {@code t} as seen from {@code origin}, the last known period. */
  public void fill(float[] row, int origin, int t) {
    double level = level(origin);
    int at = fillLevel(row, origin, t, level);
    at = fillSeason(row, at, origin, t);
    if (plan.dated()) {
      at = CalendarColumns.fill(row, at, plan.frequency(), history.periodStart(t), t);
    } else {
      row[at++] = t % plan.seasonLength();
    }
    at = fillKnown(row, at, origin, t);
    for (int column = 0; column < past.names().size(); column++) {
      int last = Math.min(origin, past.rows() - 1);
      int before = Math.max(0, last - plan.window());
      row[at++] = (float) past.value(column, last);
      row[at++] = (float) (past.value(column, last) - past.value(column, before));
    }
    for (int i = 0; i < plan.statics(); i++) {
      row[at++] = statics[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.isInfinite(row[i]) ? Float.NaN : row[i];
    }
  }

  private int fillLevel(float[] row, int origin, int t, double level) {
    int w = plan.window();
    int at = 0;
    row[at++] = t - origin;
    row[at++] = (float) (means.adjusted(origin) / level);
    row[at++] = (float) (means.adjusted(origin - 1) / level);
    row[at++] = (float) (means.mean(origin - Math.max(2, w / 4), origin) / level);
    row[at++] = (float) (means.mean(origin - w, origin) / level);
    row[at++] = (float) (means.mean(origin - 2 * w, origin - w) / level);
    row[at++] = (float) (means.mean(origin - 4 * w, origin) / level);
    row[at++] = (float) (means.mean(origin - 13 * w, origin) / level);
    row[at++] = (float) (means.deviation(origin - w, origin) / level);
    row[at++] = (float) means.presence(origin - w, origin);
    return at;
  }

  private int fillSeason(float[] row, int from, int origin, int t) {
    int m = plan.seasonLength();
    int at = from;
    int back = t - (t - origin + m - 1) / m * m;
    double level = level(origin);
    row[at++] = (float) (means.adjusted(back) / level);
    row[at++] = (float) (means.adjusted(back - m) / level);
    row[at++] = (float) means.phaseMean(origin, t, RECENT_CYCLES / 2);
    row[at++] = (float) means.phaseMean(origin, t, RECENT_CYCLES);
    row[at++] = (float) means.phaseMean(origin, t, MANY_CYCLES);
    row[at++] = (float) means.phaseMean(origin, t + 1, RECENT_CYCLES);
    int year = plan.year();
    if (year > 0) {
      int w = plan.window();
      int then = t - (t - origin + year - 1) / year * year;
      double base = means.mean(then - (t - origin) - w, then - (t - origin));
      int half = Math.max(1, m / 2);
      row[at++] = (float) (means.mean(then - half - 1, Math.min(origin, then + half)) / base);
      row[at++] = (float) (means.adjusted(then) / base);
      row[at++] = (float) (means.mean(then - w / 2, Math.min(origin, then + w / 2)) / base);
    }
    return at;
  }

  private int fillKnown(float[] row, int from, int origin, int t) {
    int at = from;
    int m = Math.max(2, plan.seasonLength());
    for (int column = 0; column < plan.known().size(); column++) {
      row[at++] = (float) known.value(column, t);
      row[at++] = neighbour(column, t - 1);
      row[at++] = neighbour(column, t + 1);
      row[at++] = (float) knownMean(column, t - m, t - 1);
      row[at++] = (float) knownMean(column, t + 1, t + m);
      row[at++] =
          plan.switches().get(column)
              ? (float) effects.at(column, origin, t)
              : (float)
                  (known.value(column, t) - knownMean(column, origin - plan.window(), origin));
    }
    return at;
  }

  private float neighbour(int column, int t) {
    return t < 0 || t >= known.rows() ? Float.NaN : (float) known.value(column, t);
  }

  private double knownMean(int column, int first, int last) {
    double sum = 0;
    int count = 0;
    for (int t = Math.max(0, first); t <= Math.min(last, known.rows() - 1); t++) {
      sum += known.value(column, t);
      count++;
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** A row of missing values. */
  public float[] emptyRow() {
    float[] row = new float[plan.columns()];
    Arrays.fill(row, Float.NaN);
    return row;
  }
}
