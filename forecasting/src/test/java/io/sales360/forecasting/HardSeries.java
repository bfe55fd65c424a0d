package io.sales360.forecasting;

import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A fixed corpus of series that break forecasting engines. */
public final class HardSeries {
  private HardSeries() {}

  public static List<TimeSeries> all() {
    List<TimeSeries> all = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(360);
    int[] seasons = {1, 4, 7, 12, 24, 52};
    for (int i = 0; i < 120; i++) {
      int m = seasons[i % seasons.length];
      int n = i < 24 ? i / 2 : random.nextInt(1, 4 * m + 20);
      all.add(TimeSeries.undated(m, values(random, i, n, m)).withSeriesId("hard-" + i));
    }
    return all;
  }

  private static double[] values(SplittableRandom random, int kind, int n, int m) {
    double[] values = new double[n];
    double walk = 100;
    double scale = Math.pow(10, random.nextInt(-9, 13));
    for (int t = 0; t < n; t++) {
      walk += random.nextDouble() - 0.5;
      values[t] =
          switch (kind % 12) {
            case 0 -> scale * (10 + random.nextDouble());
            case 1 -> random.nextInt(5) == 0 ? random.nextInt(1, 9) : 0;
            case 2 -> t == n / 2 ? 1e12 : 1;
            case 3 -> t < n / 2 ? 0 : 1000;
            case 4 -> random.nextInt(3) == 0 ? Double.NaN : walk;
            case 5 -> -scale * random.nextDouble();
            case 6 -> Math.exp(Math.min(60, 0.4 * t));
            case 7 -> t % m == 0 ? 100 : 0;
            case 8 -> t == n - 1 ? 5 : Double.NaN;
            case 9 -> 7 + 1e-13 * random.nextDouble();
            case 10 -> t < 2 * n / 3 ? walk : 0;
            default -> random.nextBoolean() ? 1e9 : 1e-9;
          };
    }
    return values;
  }
}
