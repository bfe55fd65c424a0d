package io.sales360.forecasting.coldstart;

import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Forecasts a newcomer from launches of its like: their mean course by age at the newcomer's scale,
 * blended with its own mean going on. How much of either is decided by how the launches themselves
 * would have been forecast at the newcomer's age, each from the others: where there is no common
 * curve, its mean goes on. Intervals are as wide as those forecasts were wrong. After forecasting
 * by analogy, Green &amp; Armstrong (2007), and the diffusion of past products, Goodwin,
 * Dyussekeneva &amp; Meeran (2013); leave-one-out choice as in stacking, Wolpert (1992).
 *
 * @param analogues the most launches used; equally close ones are taken in the order of their ids
 * @param leastAnalogues launches below which nothing is said
 */
public record AnalogueSpec(int analogues, int leastAnalogues) {
  private static final double[] CURVE_SHARES = {0, 0.25, 0.5, 0.75, 1};
  private static final double[] DRAWN = {0, 0.5, 1, 2, 4};

  /** A launch that differs in one more trait weighs this much as much. */
  private static final double PER_TRAIT = 0.5;

  /**
   * How much smaller the error must be to leave the newcomer's own mean, times the root of the
   * number of launches: among few, some recipe is always better by chance.
   */
  private static final double BETTER = 0.7;

  /** Refuses numbers of launches that do not let any be left out. */
  public AnalogueSpec {
    if (leastAnalogues < 3 || analogues < leastAnalogues) {
      throw new IllegalArgumentException(
          "There must be at least 3 analogues, not "
              + leastAnalogues
              + ", and at most "
              + analogues
              + " must not be fewer.\nMaybe use AnalogueSpec.standard().");
    }
  }

  /** Up to 20 launches, at least 4. */
  public static AnalogueSpec standard() {
    return new AnalogueSpec(20, 4);
  }

  /**
   * Forecasts a newcomer.
   *
   * @param newcomer its life so far; may have no period yet
   * @param launches other launches; those of the same id and those not older than the newcomer are
   *     left out; those that lived through the whole horizon come first
   * @param horizon steps ahead, at least 1
   * @return empty where too few launches are old enough
   */
  public Optional<AnalogueForecast> forecast(
      Launch newcomer, List<Launch> launches, int horizon, QuantileLevels levels) {
    int age = newcomer.age();
    List<Launch> closest = closest(newcomer, launches, age + horizon);
    if (closest.size() < leastAnalogues) {
      closest = closest(newcomer, launches, age + 1);
    }
    if (closest.size() < leastAnalogues) {
      return Optional.empty();
    }
    return Optional.of(forecastFrom(newcomer, closest, horizon, levels));
  }

  private List<Launch> closest(Launch newcomer, List<Launch> launches, int leastAge) {
    return launches.stream()
        .filter(l -> l.age() >= leastAge && !l.id().equals(newcomer.id()))
        .filter(l -> Arrays.stream(l.values()).anyMatch(v -> v > 0))
        .sorted(
            Comparator.comparingInt((Launch l) -> l.distance(newcomer)).thenComparing(Launch::id))
        .limit(analogues)
        .toList();
  }

  private AnalogueForecast forecastFrom(
      Launch newcomer, List<Launch> closest, int horizon, QuantileLevels levels) {
    Recipe recipe = recipe(newcomer.age(), closest, horizon);
    double[] spread = spread(recipe, newcomer.age(), closest, horizon);
    double[] means = means(recipe, newcomer, closest, horizon);
    double freedom = closest.size() - 1;
    double wider = Math.sqrt(1 + 1.0 / closest.size());
    TDistribution student = new TDistribution(null, freedom);
    List<Double> published = new ArrayList<>();
    List<Quantiles> quantiles = new ArrayList<>();
    for (int h = 0; h < horizon; h++) {
      double[] values = new double[levels.size()];
      for (int i = 0; i < values.length; i++) {
        double multiple =
            student.inverseCumulativeProbability(levels.probabilities().get(i)) * wider;
        values[i] = Math.max(0, means[h] * (1 + multiple * spread[h]));
      }
      published.add(means[h]);
      quantiles.add(Quantiles.of(levels, values));
    }
    return new AnalogueForecast(
        published, quantiles, recipe.curveShare(), closest.stream().map(Launch::id).toList());
  }

  /**
   * How a newcomer is forecast.
   *
   * @param curveShare from 0 to 1
   * @param drawn how strongly its scale is drawn to the usual one
   */
  private record Recipe(double curveShare, double drawn) {}

  /** The one by which the launches would have been forecast best, from each other. */
  private static Recipe recipe(int age, List<Launch> closest, int horizon) {
    if (age == 0) {
      return new Recipe(1, 1);
    }
    Recipe best = new Recipe(0, 0);
    double least = (1 - BETTER / Math.sqrt(closest.size())) * error(best, age, closest, horizon);
    for (double share : CURVE_SHARES) {
      for (double drawn : DRAWN) {
        Recipe recipe = new Recipe(share, drawn);
        double error = share == 0 ? Double.POSITIVE_INFINITY : error(recipe, age, closest, horizon);
        if (error < least) {
          least = error;
          best = recipe;
        }
      }
    }
    return best;
  }

  /** Mean absolute error relative to the size of each launch. */
  private static double error(Recipe recipe, int age, List<Launch> closest, int horizon) {
    double sum = 0;
    int count = 0;
    for (Launch launch : closest) {
      double size = Arrays.stream(launch.values()).average().orElse(0);
      double[] means = means(recipe, launch.young(age), without(launch, closest), horizon);
      for (int h = 0; h < horizon && age + h < launch.age(); h++) {
        sum += Math.abs(launch.value(age + h) - means[h]) / size;
        count++;
      }
    }
    return sum / count;
  }

  /** Root mean square of relative errors by step, never smaller than at the step before. */
  private static double[] spread(Recipe recipe, int age, List<Launch> closest, int horizon) {
    double[] squares = new double[horizon];
    int[] counts = new int[horizon];
    for (Launch launch : closest) {
      double[] means = means(recipe, launch.young(age), without(launch, closest), horizon);
      for (int h = 0; h < horizon && age + h < launch.age(); h++) {
        if (means[h] > 0) {
          double error = launch.value(age + h) / means[h] - 1;
          squares[h] += error * error;
          counts[h]++;
        }
      }
    }
    double[] spread = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double before = h == 0 ? 0 : spread[h - 1];
      spread[h] = counts[h] < 3 ? before : Math.max(before, Math.sqrt(squares[h] / counts[h]));
    }
    return spread;
  }

  private static List<Launch> without(Launch launch, List<Launch> closest) {
    return closest.stream().filter(l -> !l.id().equals(launch.id())).toList();
  }

  private static double[] means(Recipe recipe, Launch newcomer, List<Launch> closest, int horizon) {
    int age = newcomer.age();
    double[] weights =
        closest.stream().mapToDouble(l -> Math.pow(PER_TRAIT, l.distance(newcomer))).toArray();
    LaunchCurve curve = new LaunchCurve(closest, weights, age + horizon);
    double scale = curve.scaleOf(newcomer, recipe.drawn());
    double own = age == 0 ? 0 : Arrays.stream(newcomer.values()).average().orElse(0);
    double[] means = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      means[h] = recipe.curveShare() * scale * curve.at(age + h) + (1 - recipe.curveShare()) * own;
    }
    return means;
  }
}
