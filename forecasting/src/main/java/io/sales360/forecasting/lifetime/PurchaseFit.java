package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the purchases of all customers taught a spec. Immutable and thread-safe. */
public final class PurchaseFit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Parameter draws over which predictive probabilities are averaged. */
  private static final int MIXED = 20;

  private static final int MOST_COUNTED = 1 << 16;

  private final PurchaseSpec spec;
  private final PurchaseModel model;
  private final Report report;
  private final double[] parameters;
  private final double[][] draws;

  /**
   * How the search went.
   *
   * @param logLikelihood without the penalty, up to terms without parameters, as in the papers
   * @param evaluations of the likelihood of all customers
   */
  public record Report(FitStatus status, double logLikelihood, int evaluations, int customers)
      implements Serializable {}

  PurchaseFit(
      PurchaseSpec spec,
      PurchaseModel model,
      Report report,
      double[] parameters,
      double[][] draws) {
    this.spec = spec;
    this.model = model;
    this.report = report;
    this.parameters = parameters;
    this.draws = draws;
  }

  /** What was asked for. */
  public PurchaseSpec spec() {
    return spec;
  }

  /** What is used: the spec's model, or empirical rates if the status says so. */
  public PurchaseModel model() {
    return model;
  }

  /** How the search went. */
  public Report report() {
    return report;
  }

  /** The parameters by their letters, times in the unit of the customers. */
  public Map<String, Double> parameters() {
    return named(i -> parameters[i]);
  }

  /** Standard errors of the logarithms of the parameters; 0 in the fallback. */
  public Map<String, Double> logErrors() {
    return named(
        i -> {
          double sum = 0;
          for (double[] draw : draws) {
            double error = Math.log(draw[i] / parameters[i]);
            sum += error * error;
          }
          return Math.sqrt(sum / draws.length);
        });
  }

  private Map<String, Double> named(ToDoubleFunction<Integer> value) {
    List<String> names = model.process().parameterNames();
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), value.applyAsDouble(i));
    }
    return map;
  }

  /** The probability that the customer will still buy some day; 1 under empirical rates. */
  public double alive(PurchaseSummary customer) {
    return alive(parameters, customer);
  }

  private double alive(double[] theta, PurchaseSummary one) {
    return model.process().alive(theta, one.frequency(), one.recency(), one.age());
  }

  /** Purchases expected of this customer in the next {@code time}. */
  public double expected(PurchaseSummary customer, double time) {
    return expected(parameters, customer, requireTime(time));
  }

  private double expected(double[] theta, PurchaseSummary one, double time) {
    double[] posterior = model.process().posteriorIfAlive(theta, one.frequency(), one.age());
    return alive(theta, one) * model.process().expected(posterior, time);
  }

  /** How far {@link #expected} is uncertain because the parameters are. */
  public Interval expectedInterval(PurchaseSummary customer, double time, int level) {
    requireTime(time);
    double[] values =
        Arrays.stream(draws).mapToDouble(theta -> expected(theta, customer, time)).toArray();
    return SortedDraws.interval(values, level);
  }

  /** Repeat purchases expected of a new customer within {@code time} after the first one. */
  public double expectedOfNew(double time) {
    PurchaseProcess process = model.process();
    return process.aliveAtFirst(parameters)
        * process.expected(process.priorIfAlive(parameters), requireTime(time));
  }

  /** Probabilities that this customer buys 0, 1, … {@code most} times in the next {@code time}. */
  public double[] probabilities(PurchaseSummary customer, int most, double time) {
    return probabilities(parameters, customer, most, requireTime(time));
  }

  private double[] probabilities(double[] theta, PurchaseSummary one, int most, double time) {
    double alive = alive(theta, one);
    double[] posterior = model.process().posteriorIfAlive(theta, one.frequency(), one.age());
    double[] counts = model.process().probabilities(posterior, most, time);
    for (int n = 0; n <= most; n++) {
      counts[n] *= alive;
    }
    counts[0] += 1 - alive;
    return counts;
  }

  /**
   * The central interval of the number of purchases in the next {@code time}: of the customer's
   * luck, his unknown rate and the parameters' uncertainty together. At least {@code level}
   * percent, as counts are whole.
   */
  public Interval purchases(PurchaseSummary customer, double time, int level) {
    requireTime(time);
    double tail = (1 - level / 100.0) / 2;
    for (int most = 16; ; most *= 4) {
      double[] mixed = new double[most + 1];
      int mixing = Math.min(MIXED, draws.length);
      for (int k = 0; k < mixing; k++) {
        double[] counts = probabilities(draws[k], customer, most, time);
        for (int n = 0; n <= most; n++) {
          mixed[n] += counts[n] / mixing;
        }
      }
      int lower = quantile(mixed, tail);
      int upper = quantile(mixed, 1 - tail);
      if (upper <= most || most >= MOST_COUNTED) {
        return new Interval(level, Math.min(lower, most), Math.min(upper, most));
      }
    }
  }

  /** The least count whose cumulative probability reaches {@code p}; beyond the end if none. */
  private static int quantile(double[] probabilities, double p) {
    double sum = 0;
    for (int n = 0; n < probabilities.length; n++) {
      sum += probabilities[n];
      if (sum >= p - 1e-12) {
        return n;
      }
    }
    return probabilities.length;
  }

  /** One possible future of a customer: times of purchases, none if he has left. */
  double[] future(PurchaseSummary customer, int draw, double horizon, Draws random) {
    double[] theta = draws[draw % draws.length];
    if (random.uniform() >= alive(theta, customer)) {
      return new double[0];
    }
    double[] posterior =
        model.process().posteriorIfAlive(theta, customer.frequency(), customer.age());
    return model.process().future(posterior, horizon, random);
  }

  private static double requireTime(double time) {
    if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The time ahead (%s) must be finite and not negative.%nMaybe a date before the end of observation was meant."
              .formatted(time));
    }
    return time;
  }
}
