package io.sales360.forecasting;

import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Series that break forecasting engines, each made from one number: a fixed corpus of 500, where
 * every shape meets every season, and as many others as a fuzzed run asks for.
 */
public final class HardCorpus {
  private static final int SIZE = 500;

  private static final int[] SEASONS = {1, 4, 7, 12, 24, 52};

  private static final double[] SCALES = {1e-9, 1e-3, 1e6, 1e12};

  /** What a series looks like before it is scaled and holes are cut into it. */
  enum Shape {
    SHORT,
    CONSTANT,
    ZERO,
    LONE_VALUE,
    ALL_MISSING,
    NEGATIVE,
    NOISE,
    SPIKES,
    LEVEL_SHIFT,
    COUNTS,
    LUMPY,
    NEAR_UNIT_ROOT,
    WALK,
    EXPONENTIAL,
    STEEP,
    ALTERNATING,
    ALMOST_CONSTANT,
    EXACT_SEASON,
    SHORT_OF_A_SEASON,
    REPEATED_EXTREMES,
    DISCONTINUED,
    GROWING_SEASON,
    BINARY,
    ONE_SALE,
    EXPLOSIVE
  }

  private HardCorpus() {}

  /** The fixed corpus. */
  public static List<TimeSeries> all() {
    return IntStream.range(0, SIZE).mapToObj(HardCorpus::fixed).toList();
  }

  private static TimeSeries fixed(int i) {
    Shape[] shapes = Shape.values();
    int round = i / shapes.length;
    int m = SEASONS[(i + round) % SEASONS.length];
    SplittableRandom random = new SplittableRandom(360L + i);
    return series("corpus-" + i, shapes[i % shapes.length], m, random);
  }

  /** The series of a seed. */
  public static TimeSeries drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shape[] shapes = Shape.values();
    int m = SEASONS[random.nextInt(SEASONS.length)];
    return series("fuzz-" + seed, shapes[random.nextInt(shapes.length)], m, random);
  }

  /** The seasons that automatic forecasts see in a series. */
  public static List<Integer> seasons(TimeSeries series) {
    return switch (series.seasonLength()) {
      case 1 -> List.of();
      case 7 -> List.of(7, 365);
      case 24 -> List.of(24, 168);
      default -> List.of(series.seasonLength());
    };
  }

  private static TimeSeries series(String id, Shape shape, int m, SplittableRandom random) {
    int n =
        switch (shape) {
          case SHORT -> random.nextInt(6);
          case SHORT_OF_A_SEASON -> random.nextInt(1, m + 1);
          default -> random.nextInt(1, random.nextInt(4) == 0 ? 4 * m + 20 : 2 * m + 40);
        };
    double[] values = values(shape, n, m, random);
    if (random.nextInt(3) == 0) {
      double scale = SCALES[random.nextInt(SCALES.length)];
      for (int t = 0; t < n; t++) {
        values[t] *= scale;
      }
    }
    if (random.nextInt(3) == 0 && n > 0) {
      cutHoles(values, random);
    }
    return TimeSeries.undated(m, values).withSeriesId(id + "-" + shape + "-" + m);
  }

  private static void cutHoles(double[] values, SplittableRandom random) {
    int n = values.length;
    int part = random.nextInt(n);
    switch (random.nextInt(5)) {
      case 0 -> Arrays.fill(values, 0, part, Double.NaN);
      case 1 -> Arrays.fill(values, part, n, Double.NaN);
      case 2 -> Arrays.fill(values, part / 2, Math.max(part / 2, part), Double.NaN);
      case 3 -> scatterHoles(values, 2, random);
      default -> scatterHoles(values, 8, random);
    }
  }

  private static void scatterHoles(double[] values, int oneIn, SplittableRandom random) {
    for (int t = 0; t < values.length; t++) {
      values[t] = random.nextInt(oneIn) == 0 ? Double.NaN : values[t];
    }
  }

  private static double[] values(Shape shape, int n, int m, SplittableRandom random) {
    double[] values = new double[n];
    double state = shape == Shape.NEAR_UNIT_ROOT ? 0 : 100;
    double level = random.nextInt(1, 1000);
    int place = n == 0 ? 0 : random.nextInt(n);
    for (int t = 0; t < n; t++) {
      double noise = random.nextDouble() - 0.5;
      double wave = Math.sin(2 * Math.PI * t / m);
      state =
          switch (shape) {
            case NEAR_UNIT_ROOT -> 0.999 * state + noise;
            case EXPLOSIVE -> 1.05 * state + noise;
            default -> state + noise;
          };
      values[t] =
          switch (shape) {
            case SHORT, NOISE, SHORT_OF_A_SEASON -> level * (1 + noise);
            case CONSTANT -> level;
            case ZERO -> 0;
            case LONE_VALUE -> t == place ? level : Double.NaN;
            case ALL_MISSING -> Double.NaN;
            case NEGATIVE -> -level * (1 + noise);
            case SPIKES -> random.nextInt(12) == 0 ? 1e6 * level : level + noise;
            case LEVEL_SHIFT -> (t < place ? level : 1e3 * level) + noise;
            case COUNTS -> random.nextInt(4) == 0 ? random.nextInt(1, 5) : 0;
            case LUMPY -> random.nextInt(8) == 0 ? Math.rint(Math.exp(12 * (noise + 0.5))) : 0;
            case NEAR_UNIT_ROOT, WALK -> state;
            case EXPONENTIAL -> Math.exp(Math.min(60, 0.4 * t));
            case STEEP -> 1e10 * t + noise;
            case ALTERNATING -> t % 2 == 0 ? level : -level;
            case ALMOST_CONSTANT -> level * (1 + 1e-14 * noise);
            case EXACT_SEASON -> level * (2 + wave);
            case REPEATED_EXTREMES -> noise > 0 ? 1e9 : noise > -0.4 ? 1e-9 : -1e9;
            case DISCONTINUED -> t < place ? level + 10 * noise : 0;
            case GROWING_SEASON -> level * (1 + 0.05 * t) * (1.5 + wave) * (1 + 0.1 * noise);
            case BINARY -> noise > 0 ? 1 : 0;
            case ONE_SALE -> t == place ? level : 0;
            case EXPLOSIVE -> state * (1.2 + wave);
          };
    }
    return values;
  }
}
