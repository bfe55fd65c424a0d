package io.sales360.forecasting.targets;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.SamplePaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What will be sold in the coming days, from the days so far: a smoothed level times the rates of
 * the days' kinds, and around it the errors that the same forecast made for as many days from every
 * earlier day. So luck, streaks and a level that moves are in the spread as they were in the past;
 * and so is what is not known of the season, if there is one: past forecasts use the season of the
 * other years.
 *
 * <p>Sources: Brown (1959), exponential smoothing; Efron and Tibshirani (1993), chapter 8, blocks
 * of dependent data; Tashman (2000), rolling origins.
 */
public final class RestOfPeriod {
  /** Days before the first forecast that is judged. */
  private static final int WARM_UP = 56;

  /** Stretches of this length that do not overlap, at least; fewer say little about the spread. */
  private static final int FEWEST_STRETCHES = 4;

  /** Days with sales, at least: a few show no spread. */
  private static final int FEWEST_SALES = 8;

  /** Errors of neighbouring stretches share a level: so many of them count as one. */
  private static final double OVERLAP = 2;

  /** Days after which a day weighs half; the last is nearly a plain mean. */
  private static final int[] HALF_LIVES = {28, 56, 112, 224, 3650};

  /** How far the spread may be scaled to the level of today. */
  private static final double MOST_SCALE = 2;

  private static final double TAIL = 0.9;

  private final double[] days;
  private final int steps;
  private final RateSums rates;

  private RestOfPeriod(double[] days, RateSums rates, int steps) {
    this.days = days;
    this.rates = rates;
    this.steps = steps;
  }

  /** Past forecasts of one smoothing: what they expected, and how far they were out. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Errors(double expected, double[] scaled, double squares) {}

  /**
   * Where a period ends that the coming days finish; empty where there are no {@link #paths}.
   *
   * @param season of the company until the last of the days; null if it is not known or has none
   * @param toDate sold in the period so far
   */
  public static Optional<TargetOutlook> outlook(
      double[] days, int[] kinds, @Nullable SeasonOfYear season, double toDate, double target) {
    return paths(days, kinds, season).map(paths -> TargetOutlook.of(toDate, paths, 1, 1, target));
  }

  /**
   * Possible sums of the coming days, one path of one step for each earlier day to forecast from;
   * drawn without chance. Empty where the history has fewer than 56 days and four stretches as long
   * as the days to come, fewer than 8 days with sales, or net sales that are not positive.
   *
   * @param days what was sold on each day so far; may be negative
   * @param kinds of these days and of the coming ones, small numbers as in {@link PastPeriod}
   * @param season of the company until the last of the days; null if it is not known or has none
   * @throws IllegalArgumentException if there are no more kinds than days, or a value is not finite
   */
  public static Optional<SamplePaths> paths(
      double[] days, int[] kinds, @Nullable SeasonOfYear season) {
    int steps = kinds.length - days.length;
    if (steps < 1) {
      throw new IllegalArgumentException(
          "There are %d days and %d kinds, so no day is to come.%nMaybe the period is over."
              .formatted(days.length, kinds.length));
    }
    PastPeriod.requireKinds(kinds);
    for (double day : days) {
      if (!Double.isFinite(day)) {
        throw new IllegalArgumentException(
            "The value (%s) of a day must be finite.%nMaybe use 0 for days without sales."
                .formatted(day));
      }
    }
    double sum = Arrays.stream(days).sum();
    long sales = Arrays.stream(days).filter(day -> day > 0).count();
    return sum <= 0 || sales < FEWEST_SALES || days.length < WARM_UP + FEWEST_STRETCHES * steps
        ? Optional.empty()
        : Optional.of(new RestOfPeriod(days, RateSums.of(days, kinds, season), steps).draw());
  }

  /** What days of a kind sell, over the mean of all; drawn towards 1 with the weight of a day. */
  static double[] kindRates(double[] days, int[] kinds) {
    double mean = Arrays.stream(days).sum() / Math.max(1, days.length);
    double[] rates = new double[Arrays.stream(kinds).max().orElse(0) + 1];
    double[] counts = new double[rates.length];
    for (int day = 0; day < days.length; day++) {
      rates[kinds[day]] += days[day] / mean;
      counts[kinds[day]]++;
    }
    for (int kind = 0; kind < rates.length; kind++) {
      rates[kind] = Math.max(0, (rates[kind] + 1) / (counts[kind] + 1));
    }
    return rates;
  }

  private SamplePaths draw() {
    Errors best = errors(HALF_LIVES[0]);
    for (int halfLife : HALF_LIVES) {
      Errors errors = errors(halfLife);
      best = errors.squares < best.squares ? errors : best;
    }
    double widening = widening((days.length - WARM_UP) / (double) steps / OVERLAP);
    double least = leastSum();
    List<double[]> paths = new ArrayList<>();
    for (double error : best.scaled) {
      paths.add(new double[] {Math.max(least, best.expected + widening * error)});
    }
    return SamplePaths.of(paths.toArray(double[][]::new), 0);
  }

  private Errors errors(int halfLife) {
    int origins = days.length - WARM_UP - steps + 1;
    double[] expected = new double[origins];
    double[] errors = new double[origins];
    Levels levels = new Levels(rates, Math.pow(0.5, 1.0 / halfLife));
    double sum = sumFrom(WARM_UP);
    for (int day = 0; day < days.length; day++) {
      int origin = day - WARM_UP;
      if (origin >= 0 && origin < origins) {
        int reading = rates.readingWithout(day + steps / 2);
        expected[origin] = levels.of(reading) * rates.sum(reading, day, day + steps);
        errors[origin] = sum - expected[origin];
        sum += (day + steps < days.length ? days[day + steps] : 0) - days[day];
      }
      levels.add(day, days[day]);
    }
    int all = rates.readings() - 1;
    double now = levels.of(all) * rates.sum(all, days.length, days.length + steps);
    double squares = 0;
    for (int origin = 0; origin < origins; origin++) {
      squares += errors[origin] * errors[origin];
      errors[origin] *= scale(now, expected[origin]);
    }
    return new Errors(now, errors, squares);
  }

  private double sumFrom(int day) {
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      sum += days[day + step];
    }
    return sum;
  }

  /** Variances of counts follow their means. */
  private static double scale(double now, double then) {
    return now > 0 && then > 0
        ? Math.max(1 / MOST_SCALE, Math.min(MOST_SCALE, Math.sqrt(now / then)))
        : 1;
  }

  /**
   * Errors of few stretches are too small: Student's tail over the normal, and the level's error.
   */
  private static double widening(double stretches) {
    double student = new TDistribution(null, stretches).inverseCumulativeProbability(TAIL);
    double normal = NormalNumbers.quantile(TAIL);
    return student / normal * Math.sqrt(1 + 1 / stretches);
  }

  /** No sum is less than the least ever, nor, where none was negative, than nothing. */
  private double leastSum() {
    double sum = sumFrom(0);
    double least = Math.min(0, sum);
    for (int day = 0; day + steps < days.length; day++) {
      sum += days[day + steps] - days[day];
      least = Math.min(least, sum);
    }
    return Arrays.stream(days).noneMatch(value -> value < 0) ? 0 : least;
  }
}
