package io.sales360.planner.bench;

import java.util.List;

/**
 * How long queries took.
 *
 * @param millis milliseconds, ascending
 */
public record QueryTimes(List<Double> millis) {
  public QueryTimes {
    millis = millis.stream().sorted().toList();
    if (millis.isEmpty()) {
      throw new IllegalArgumentException("No query was timed.");
    }
  }

  /** The smallest time within which that share of the queries ended (nearest rank). */
  public double within(double share) {
    int rank = (int) Math.ceil(share * millis.size());
    return millis.get(Math.max(0, rank - 1));
  }

  /** The share of the queries that ended within a time. */
  public double shareWithin(double limit) {
    return (double) millis.stream().filter(m -> m < limit).count() / millis.size();
  }
}
