package io.sales360.forecasting.diagnosis;

import java.io.Serializable;

/**
 * One odd thing about a series.
 *
 * @param kind what it is
 * @param from first period it concerns, counted from 0
 * @param to last period it concerns
 * @param size how much: of outliers the value less what was expected, of level shifts the new level
 *     less the old one, of stock-outs what is usual there, of another season its length, of the
 *     others the number of periods
 */
public record Finding(Kind kind, int from, int to, double size) implements Serializable {
  /** What can be odd. */
  public enum Kind {
    /** No observation at all. */
    EMPTY,
    /** Fewer than two seasons, or fewer than six observations. */
    SHORT,
    /** Every observation is the same. */
    CONSTANT,
    /** Values below zero. */
    NEGATIVE,
    /** Demand is seldom: zeros are normal here. */
    SPARSE,
    /** A run of missing values after the first observation. */
    GAP,
    /** Zeros before the first demand, more than this demand lets expect. */
    LEADING_ZEROS,
    /** Zeros up to the end, more than this demand lets expect: out of stock, or out of sale. */
    TRAILING_ZEROS,
    /** Zeros in between, more than this demand lets expect at that time of the season. */
    STOCK_OUT,
    /** A single value far from its neighbours, the season taken out. */
    OUTLIER,
    /** From {@code from} on, values lie higher or lower than before. */
    LEVEL_SHIFT,
    /** The series repeats itself at another distance, {@code size}, than its season length. */
    OTHER_SEASON
  }
}
