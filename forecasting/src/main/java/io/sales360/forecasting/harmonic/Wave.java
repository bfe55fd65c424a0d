package io.sales360.forecasting.harmonic;

import java.util.ArrayList;
import java.util.List;

/**
 * A cosine or sine that fits {@code cycles} times into a season.
 *
 * @param season periods per season, not always whole
 */
record Wave(double season, int cycles, boolean sine) {
  private static final double SAME = 1e-9;

  /** Its value in period {@code t}, counted from the first of the series. */
  double value(int t) {
    double angle = 2 * Math.PI * (((double) cycles * t) % season) / season;
    return sine ? Math.sin(angle) : Math.cos(angle);
  }

  /** Its values in the first periods; whole seasons repeat to the last bit. */
  double[] values(int periods) {
    double[] values = new double[periods];
    int repeated = season == Math.rint(season) ? (int) season : periods;
    for (int t = 0; t < periods; t++) {
      values[t] = t < repeated ? value(t) : values[t - repeated];
    }
    return values;
  }

  /**
   * The waves of a season, slowest first, a cosine and a sine each.
   *
   * @param most cycles at most; half a season is the end in any case
   * @param shorter seasons whose own waves are left out
   */
  static List<Wave> of(double season, int most, List<Double> shorter) {
    List<Wave> waves = new ArrayList<>();
    for (int k = 1; k <= Math.min(most, (int) (season / 2)); k++) {
      if (!isShared(k / season, shorter)) {
        waves.add(new Wave(season, k, false));
        if (2 * k < season) {
          waves.add(new Wave(season, k, true));
        }
      }
    }
    return waves;
  }

  private static boolean isShared(double frequency, List<Double> shorter) {
    for (double other : shorter) {
      double cycles = frequency * other;
      if (cycles > 0.5 && Math.abs(cycles - Math.rint(cycles)) < SAME) {
        return true;
      }
    }
    return false;
  }
}
