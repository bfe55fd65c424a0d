package io.sales360.forecasting.ces;

/**
 * Which smoothing parameters are allowed: old errors must be forgotten (all eigenvalues of the
 * discount matrix within the unit circle) and forecasts may grow only slowly (those of the
 * transition matrix). Svetunkov, Kourentzes &amp; Ord (2022), §2.3; for the forms with level and
 * season the characteristic polynomial in the lag operator is tested by Schur and Cohn's recursion.
 */
final class CesStability {
  /**
   * Growth per season (per year, where there is a calendar) that a forecast may have at most.
   * Chosen on held-out ends of the M3 training parts: 1.05 to 1.2 are as good, no bound is worse.
   */
  private static final double GROWTH = 1.1;

  /**
   * Level and season share a direction that observations hardly see: where both grow alike its
   * eigenvalue is their growth. It may swell by e² over the whole series.
   */
  private static final double SWELLING = 2;

  private static final double ROUNDING = 1e-9;

  private CesStability() {}

  /** Growth per period that a level may have, or per cycle that a season may have. */
  static double growth(boolean ofSeason, int m) {
    return ofSeason ? GROWTH : Math.pow(GROWTH, 1.0 / m);
  }

  /** The largest α1 beside an α0 that does not grow by more than {@code growth}. */
  static double cap(double a0, double growth) {
    return 1 + (growth - 1) * (growth - 1) + a0 * (growth - 1);
  }

  /**
   * Whether parameters are allowed.
   *
   * @param m periods of a season, also for the form that ignores it
   * @param n observations
   */
  static boolean holds(CesForm form, double[] p, int m, int n) {
    double swelling = 1 + SWELLING / n;
    double perPeriod = Math.pow(GROWTH, 1.0 / m);
    return switch (form) {
      case NONE -> growthWithin(p[0], p[1], perPeriod) && forgets(p[0], p[1], swelling);
      case SIMPLE -> growthWithin(p[2], p[3], GROWTH) && forgets(p[2], p[3], swelling);
      case PARTIAL ->
          growthWithin(p[0], p[1], perPeriod) && schur(closedLoop(p, m, false), swelling);
      case FULL ->
          growthWithin(p[0], p[1], perPeriod)
              && growthWithin(p[2], p[3], GROWTH)
              && schur(closedLoop(p, m, true), swelling);
    };
  }

  /** Whether both eigenvalues of [[1, α1 − 1], [1, 1 − α0]] lie within the radius. */
  private static boolean growthWithin(double a0, double a1, double radius) {
    return within(2 - a0, 2 - a0 - a1, radius);
  }

  /** The same for the discount matrix. */
  private static boolean forgets(double a0, double a1, double radius) {
    return within(2 - 2 * a0 + a1, 2 - 3 * a0 - a1 + a0 * a0 + a1 * a1, radius);
  }

  private static boolean within(double trace, double determinant, double radius) {
    double product = determinant / (radius * radius);
    return Math.abs(product) <= 1 && Math.abs(trace) / radius <= 1 + product + ROUNDING;
  }

  /** A(l) A(s) + N(l) A(s) + N(s) A(l), constant first. */
  private static double[] closedLoop(double[] p, int m, boolean turning) {
    double[] a = {1, p[0] - 2, 2 - p[0] - p[1]};
    double[] gain = gain(p[0], p[1]);
    double[] sa = turning ? new double[] {1, p[2] - 2, 2 - p[2] - p[3]} : new double[] {1, -1, 0};
    double[] sn = turning ? gain(p[2], p[3]) : new double[] {0, p[2], 0};
    int cycles = turning ? 2 : 1;
    double[] sum = new double[3 + cycles * m];
    for (int i = 0; i <= 2; i++) {
      for (int j = 0; j <= cycles; j++) {
        sum[i + j * m] += (a[i] + gain[i]) * sa[j] + sn[j] * a[i];
      }
    }
    return sum;
  }

  private static double[] gain(double a0, double a1) {
    return new double[] {0, a0 - a1, -((1 - a0) * (a0 - a1) + (1 - a1) * (a0 + a1))};
  }

  /** Whether all roots of the reversed polynomial lie within the radius; overwrites it. */
  private static boolean schur(double[] a, double radius) {
    double power = 1;
    for (int i = 0; i < a.length; i++) {
      a[i] *= power;
      power /= radius;
    }
    for (int d = a.length - 1; d > 0; d--) {
      double k = a[d] / a[0];
      if (!(Math.abs(k) < 1)) {
        return false;
      }
      for (int i = 0; i < d - i; i++) {
        double low = a[i];
        double high = a[d - i];
        a[i] = low - k * high;
        a[d - i] = high - k * low;
      }
      if (d % 2 == 0) {
        a[d / 2] *= 1 - k;
      }
    }
    return true;
  }
}
