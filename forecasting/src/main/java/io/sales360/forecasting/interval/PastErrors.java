package io.sales360.forecasting.interval;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * What is known of forecasts of one series made like the one to be published, at earlier origins.
 *
 * @param scaled one row per origin, oldest first: error over stated deviation by step; NaN where
 *     unknown; kept, not copied
 * @param apart periods between two origins: rows closer than they are long judge the same periods
 * @param observations of the series
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once
public record PastErrors(double[][] scaled, int apart, int observations) implements Serializable {
  /** Nothing is known but the number of observations. */
  public static PastErrors none(int observations) {
    return new PastErrors(new double[0][], 1, observations);
  }

  /** Whether two origins judge some of the same periods; an origin always overlaps itself. */
  boolean overlap(int row, int other) {
    return Math.abs((long) row - other) * apart < scaled[row].length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PastErrors that
        && Arrays.deepEquals(scaled, that.scaled)
        && apart == that.apart
        && observations == that.observations;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.deepHashCode(scaled), apart, observations);
  }

  @Override
  public String toString() {
    return "PastErrors[origins=%d, apart=%d, observations=%d]"
        .formatted(scaled.length, apart, observations);
  }
}
