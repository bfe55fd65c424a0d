package io.sales360.forecasting.regression;

import io.sales360.forecasting.boosting.BoostedTrees;
import io.sales360.forecasting.features.FeaturePlan;
import io.sales360.forecasting.features.SeriesFeatures;
import io.sales360.forecasting.model.Driver;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a forecast apart. It is a product: level × season × effects of switches × what the trees
 * make of it. Products become sums by the logarithmic mean (Ang 2005, LMDI): a factor f gets log f
 * times (whole − base) / log(whole / base), which leaves no rest. The score of the trees is a sum
 * over their features by Shapley values already.
 */
final class Attribution {
  private static final List<Driver> ALL = List.of(Driver.values());

  private final FeaturePlan plan;
  private final BoostedTrees trees;
  private final List<Driver> drivers;
  private final double[] shapley;
  private final double[] logs = new double[ALL.size()];

  Attribution(BoostedModel model) {
    this.plan = model.plan();
    this.trees = model.trees();
    this.drivers = plan.drivers();
    this.shapley = new double[plan.columns()];
  }

  /**
   * Amounts that add up to the mean.
   *
   * @param row room for the features of the period
   */
  Map<Driver, Double> of(SeriesFeatures series, float[] row, int origin, int t, double mean) {
    double[] amounts = new double[ALL.size()];
    double scale = series.scale(origin, t);
    if (!series.isShut(t) && scale > 0) {
      series.fill(row, origin, t);
      Arrays.fill(shapley, 0);
      trees.contribute(row, shapley);
      factors(series, origin, t);
      if (trees.loss().logarithmic()) {
        multiplicative(amounts, series.level(origin), mean);
      } else {
        additive(amounts, series.level(origin), scale);
      }
    }
    double rest = mean;
    for (double amount : amounts) {
      rest -= amount;
    }
    // Rounding, and what a cut at zero took away.
    amounts[place(Math.abs(rest) > 1e-9 * Math.abs(mean) ? Driver.OTHER : Driver.LEVEL)] += rest;
    Map<Driver, Double> result = new EnumMap<>(Driver.class);
    for (Driver driver : ALL) {
      result.put(driver, amounts[place(driver)]);
    }
    return result;
  }

  private static int place(Driver driver) {
    return ALL.indexOf(driver);
  }

  private void factors(SeriesFeatures series, int origin, int t) {
    Arrays.fill(logs, 0);
    logs[place(Driver.SEASON)] += StrictMath.log(series.season(origin, t));
    for (int column = 0; column < plan.known().size(); column++) {
      Driver driver = Driver.ofKnown(plan.known().get(column));
      logs[place(driver)] += StrictMath.log(series.effect(column, origin, t));
    }
  }

  private void additive(double[] amounts, double level, double scale) {
    double base = level * trees.expectedScore();
    amounts[place(Driver.LEVEL)] += base;
    spread(amounts, base, scale * trees.expectedScore());
    for (int j = 0; j < shapley.length; j++) {
      amounts[place(drivers.get(j))] += scale * shapley[j];
    }
  }

  private void multiplicative(double[] amounts, double level, double mean) {
    double base = level * StrictMath.exp(trees.expectedScore());
    amounts[place(Driver.LEVEL)] += base;
    for (int j = 0; j < shapley.length; j++) {
      logs[place(drivers.get(j))] += shapley[j];
    }
    spread(amounts, base, mean);
  }

  /** Divides {@code whole − base} among the factors by their logarithms. */
  private void spread(double[] amounts, double base, double whole) {
    double sum = 0;
    for (double log : logs) {
      sum += log;
    }
    double unit = Math.abs(sum) < 1e-12 ? base : (whole - base) / sum;
    for (int i = 0; i < logs.length; i++) {
      amounts[i] += unit * logs[i];
    }
  }
}
