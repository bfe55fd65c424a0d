package io.sales360.forecasting.boosting;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Columns cut at quantiles into at most 255 bins of one byte; bin 0 holds missing values. Edges
 * depend on the values alone.
 */
final class BinnedColumns {
  static final int BINS = 256;

  /** Edges come from at most this many evenly spaced rows. */
  private static final int SAMPLE = 100_000;

  private final byte[][] bins;
  private final float[][] edges;
  private final int rows;

  private BinnedColumns(byte[][] bins, float[][] edges, int rows) {
    this.bins = bins;
    this.edges = edges;
    this.rows = rows;
  }

  /** Cuts the first {@code rows} rows; the columns are given up one by one as they are cut. */
  static BinnedColumns cut(float[][] columns, int rows) {
    byte[][] bins = new byte[columns.length][];
    float[][] edges = new float[columns.length][];
    for (int j = 0; j < columns.length; j++) {
      edges[j] = edges(columns[j], rows);
      bins[j] = new byte[rows];
      for (int i = 0; i < rows; i++) {
        bins[j][i] = (byte) binOf(edges[j], columns[j][i]);
      }
    }
    return new BinnedColumns(bins, edges, rows);
  }

  private static float[] edges(float[] column, int rows) {
    int stride = Math.max(1, (rows + SAMPLE - 1) / SAMPLE);
    float[] sample = new float[(rows + stride - 1) / stride];
    int n = 0;
    for (int i = 0; i < rows; i += stride) {
      if (!Float.isNaN(column[i])) {
        sample[n++] = column[i];
      }
    }
    Arrays.sort(sample, 0, n);
    float[] distinct = new float[n];
    int d = 0;
    for (int i = 0; i < n; i++) {
      if (d == 0 || sample[i] > distinct[d - 1]) {
        distinct[d++] = sample[i];
      }
    }
    if (d < BINS) {
      float[] between = new float[Math.max(0, d - 1)];
      for (int i = 0; i < between.length; i++) {
        between[i] = (float) (((double) distinct[i] + distinct[i + 1]) / 2);
      }
      return between;
    }
    float[] cuts = new float[BINS - 2];
    int c = 0;
    for (int k = 1; k < BINS - 1; k++) {
      float value = sample[(int) ((long) k * n / (BINS - 1))];
      if (c == 0 || value > cuts[c - 1]) {
        cuts[c++] = value;
      }
    }
    return Arrays.copyOf(cuts, c);
  }

  /** 0 if missing, else 1 + the number of edges below the value. */
  private static int binOf(float[] edges, float value) {
    if (Float.isNaN(value)) {
      return 0;
    }
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return bins.length;
  }

  /** The columns that have two values at least, ascending. */
  int[] varying() {
    return IntStream.range(0, edges.length).filter(j -> edges[j].length > 0).toArray();
  }

  byte[] column(int j) {
    return bins[j];
  }

  /** Bins in use: missing, and one more than there are edges. */
  int binCount(int j) {
    return edges[j].length + 2;
  }

  /** The largest value of a bin. */
  float edge(int j, int bin) {
    return edges[j][bin - 1];
  }
}
