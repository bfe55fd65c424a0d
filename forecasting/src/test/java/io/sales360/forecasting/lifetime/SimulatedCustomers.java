package io.sales360.forecasting.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Customers who behave as a model says, written from its story alone: a clock per customer, no
 * formula of the package.
 */
final class SimulatedCustomers {
  /** One customer: his past up to {@code age} and what he bought after it. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Truth(PurchaseSummary past, boolean alive, double[] later) {}

  private SimulatedCustomers() {}

  static List<Truth> bgNbd(double[] theta, int customers, double ahead, long seed) {
    return simulate(theta, customers, ahead, seed, 0);
  }

  static List<Truth> mbgNbd(double[] theta, int customers, double ahead, long seed) {
    return simulate(theta, customers, ahead, seed, 1);
  }

  static List<Truth> paretoNbd(double[] theta, int customers, double ahead, long seed) {
    return simulate(theta, customers, ahead, seed, 2);
  }

  private static List<Truth> simulate(
      double[] theta, int customers, double ahead, long seed, int story) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Truth> all = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      double age = 27 + 12 * random.nextDouble();
      double rate = gamma(theta[0], random) / theta[1];
      double left = Double.POSITIVE_INFINITY;
      double leaving = 0;
      if (story == 2) {
        left = exponential(random) * theta[3] / gamma(theta[2], random);
      } else {
        double x = gamma(theta[2], random);
        leaving = x / (x + gamma(theta[3], random));
      }
      if (story == 1 && random.nextDouble() < leaving) {
        left = 0;
      }
      all.add(live(rate, left, leaving, age, ahead, random));
    }
    return all;
  }

  private static Truth live(
      double rate, double left, double leaving, double age, double ahead, SplittableRandom random) {
    int frequency = 0;
    double recency = 0;
    double end = left;
    List<Double> later = new ArrayList<>();
    double now = exponential(random) / rate;
    while (now < Math.min(end, age + ahead)) {
      if (now <= age) {
        frequency++;
        recency = now;
      } else {
        later.add(now - age);
      }
      if (random.nextDouble() < leaving) {
        end = now;
      }
      now += exponential(random) / rate;
    }
    double[] times = later.stream().mapToDouble(Double::doubleValue).toArray();
    return new Truth(PurchaseSummary.of(frequency, recency, age), end > age, times);
  }

  static double exponential(SplittableRandom random) {
    return -Math.log(1 - random.nextDouble());
  }

  /** Ahrens and Dieter's rejection for shapes below 1, a sum of unit shapes above. */
  static double gamma(double shape, SplittableRandom random) {
    double sum = 0;
    double rest = shape;
    while (rest >= 1) {
      sum += exponential(random);
      rest--;
    }
    if (rest == 0) {
      return sum;
    }
    double b = 1 + rest / Math.E;
    while (true) {
      double p = b * random.nextDouble();
      double x = p <= 1 ? Math.pow(p, 1 / rest) : -Math.log((b - p) / rest);
      double accept = p <= 1 ? Math.exp(-x) : Math.pow(x, rest - 1);
      if (random.nextDouble() < accept) {
        return sum + x;
      }
    }
  }
}
