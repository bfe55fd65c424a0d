package io.sales360.forecasting.features;

/**
 * Running sums of a growing series, whole and by phase of the season, so that any window has its
 * mean at once. Means are over values adjusted for switches; missing ones are left out.
 */
final class RunningMeans {
  private final int season;
  private final int window;
  private final double[] value;
  private final double[] adjusted;
  private final double[] sum;
  private final double[] squares;
  private final double[] sizes;
  private final int[] count;
  private final double[] phaseSum;
  private final int[] phaseCount;
  private final double[] level;
  private double unit;
  private int length;

  RunningMeans(int capacity, int season, int window) {
    this.season = season;
    this.window = window;
    value = new double[capacity];
    adjusted = new double[capacity];
    sum = new double[capacity + 1];
    squares = new double[capacity + 1];
    sizes = new double[capacity + 1];
    count = new int[capacity + 1];
    phaseSum = new double[capacity];
    phaseCount = new int[capacity];
    level = new double[capacity];
  }

  int length() {
    return length;
  }

  double value(int t) {
    return value[t];
  }

  void append(double y, double effect) {
    int t = length++;
    value[t] = y;
    double plain = y / effect;
    adjusted[t] = plain;
    boolean missing = Double.isNaN(y);
    if (!missing && unit == 0) {
      unit = Math.abs(y);
    }
    double scaled = missing || unit == 0 ? 0 : plain / unit;
    sum[t + 1] = sum[t] + scaled;
    squares[t + 1] = squares[t] + scaled * scaled;
    sizes[t + 1] = sizes[t] + Math.abs(scaled);
    count[t + 1] = count[t] + (missing ? 0 : 1);
    level[t] = levelAt(t);
    double relative = missing || level[t] == 0 ? 0 : plain / level[t];
    boolean counts = !missing && level[t] > 0;
    phaseSum[t] = (t >= season ? phaseSum[t - season] : 0) + relative;
    phaseCount[t] = (t >= season ? phaseCount[t - season] : 0) + (counts ? 1 : 0);
  }

  /** The mean size of the window, widened until it holds enough observations. */
  private double levelAt(int t) {
    for (int w = window; ; w *= 2) {
      int from = Math.max(0, t + 1 - w);
      int n = count[t + 1] - count[from];
      double size = sizes[t + 1] - sizes[from];
      if (from == 0 || (4 * n >= window && size > 1e-9 * sizes[t + 1])) {
        return n == 0 || !(size > 0) ? 0 : unit * size / n;
      }
    }
  }

  double level(int t) {
    return t < 0 ? 0 : level[t];
  }

  /** The value as observed, over the level of its own time. */
  double relative(int t) {
    return level[t] > 0 ? value[t] / level[t] : Double.NaN;
  }

  double adjusted(int t) {
    return t < 0 || t >= length ? Double.NaN : adjusted[t];
  }

  /** The mean of the periods after {@code from} up to {@code to}; NaN if none is observed. */
  double mean(int from, int to) {
    int a = Math.max(0, Math.min(length, from + 1));
    int b = Math.max(0, Math.min(length, to + 1));
    int n = b > a ? count[b] - count[a] : 0;
    return n == 0 ? Double.NaN : unit * (sum[b] - sum[a]) / n;
  }

  double deviation(int from, int to) {
    int a = Math.max(0, from + 1);
    int b = Math.max(a, to + 1);
    int n = count[b] - count[a];
    if (n < 2) {
      return Double.NaN;
    }
    double mean = (sum[b] - sum[a]) / n;
    return unit * Math.sqrt(Math.max(0, (squares[b] - squares[a]) / n - mean * mean));
  }

  /** The share of periods that are observed. */
  double presence(int from, int to) {
    int a = Math.max(0, from + 1);
    int b = Math.max(a, to + 1);
    return b == a ? Double.NaN : (count[b] - count[a]) / (double) (b - a);
  }

  /**
   * The mean relative value at the phase of {@code t} over the last cycles up to the origin; NaN if
   * none is observed.
   */
  double phaseMean(int origin, int t, int cycles) {
    int ahead = t - origin;
    int last = t - (ahead + season - 1) / season * season;
    if (last < 0) {
      return Double.NaN;
    }
    int before = last - cycles * season;
    double total = phaseSum[last] - (before < 0 ? 0 : phaseSum[before]);
    int n = phaseCount[last] - (before < 0 ? 0 : phaseCount[before]);
    return n == 0 ? Double.NaN : total / n;
  }
}
