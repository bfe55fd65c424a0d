package io.sales360.pipelines.forecast;

import io.sales360.common.model.PriceList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * One price over time, as steps. Of several valid on a day the one that started last counts; where
 * none is valid the last one goes on, and the first one is taken for the time before.
 */
final class PriceSteps {
  private final long[] starts;
  private final double[] prices;

  private PriceSteps(long[] starts, double[] prices) {
    this.starts = starts;
    this.prices = prices;
  }

  /** From the rows of one listing, sorted by the first day they are valid. */
  static PriceSteps of(List<PriceList> rows) {
    TreeSet<Long> changes = new TreeSet<>();
    for (PriceList row : rows) {
      changes.add(row.validFrom().toEpochDay());
      if (row.validTo() != null) {
        changes.add(row.validTo().toEpochDay() + 1);
      }
    }
    long[] starts = changes.stream().mapToLong(Long::longValue).toArray();
    double[] prices = new double[starts.length];
    int begun = 0;
    for (int i = 0; i < starts.length; i++) {
      while (begun < rows.size() && rows.get(begun).validFrom().toEpochDay() <= starts[i]) {
        begun++;
      }
      int chosen = begun - 1;
      while (chosen >= 0 && !isValid(rows.get(chosen), starts[i])) {
        chosen--;
      }
      int taken = chosen >= 0 ? chosen : Math.max(0, begun - 1);
      prices[i] = rows.get(taken).unitPrice().doubleValue();
    }
    return new PriceSteps(starts, prices);
  }

  private static boolean isValid(PriceList row, long day) {
    return row.validTo() == null || row.validTo().toEpochDay() >= day;
  }

  /** The mean price over the days of each period; period t ends before edge t + 1. */
  double[] means(long[] edges) {
    double[] means = new double[edges.length - 1];
    for (int t = 0; t < means.length; t++) {
      int place = Arrays.binarySearch(starts, edges[t]);
      int i = Math.max(0, place >= 0 ? place : -place - 2);
      double sum = 0;
      long day = edges[t];
      while (day < edges[t + 1]) {
        long next = i + 1 < starts.length ? Math.min(starts[i + 1], edges[t + 1]) : edges[t + 1];
        sum += prices[i] * (next - day);
        day = next;
        i++;
      }
      means[t] = sum / (edges[t + 1] - edges[t]);
    }
    return means;
  }
}
