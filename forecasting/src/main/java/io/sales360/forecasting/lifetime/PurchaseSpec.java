package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.math.Optimum;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What to fit to the purchases of all customers.
 *
 * @param model the story of leaving
 * @param penalty λ of λ Σ (log θ)² on parameters in units of the mean age: a normal prior with
 *     variance 1/(2λ) on their logarithms, which keeps the search from running away; 0 for plain
 *     maximum likelihood
 * @param seed of the draws of parameters that intervals need
 */
public record PurchaseSpec(PurchaseModel model, double penalty, long seed) implements Serializable {
  /** A few hundredths of one customer's weight: nothing on data that tell the parameters. */
  private static final double MILD = 0.01;

  /** Five per parameter; below it a shared rate is all that can be said. */
  private static final int LEAST_CUSTOMERS = 20;

  /** Draws of the parameters that a fit keeps. */
  private static final int DRAWS = 200;

  /** Refuses penalties that are no weights. */
  public PurchaseSpec {
    Objects.requireNonNull(model, "model");
    if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The penalty (%s) must be 0 or positive.%nMaybe use 0.01.".formatted(penalty));
    }
  }

  /** The usual choice. */
  public static PurchaseSpec bgNbd() {
    return new PurchaseSpec(PurchaseModel.BG_NBD, MILD, 0);
  }

  /** As BG/NBD, but customers may leave after their first purchase. */
  public static PurchaseSpec mbgNbd() {
    return new PurchaseSpec(PurchaseModel.MBG_NBD, MILD, 0);
  }

  /** Leaving at any time; about twenty times the cost of BG/NBD. */
  public static PurchaseSpec paretoNbd() {
    return new PurchaseSpec(PurchaseModel.PARETO_NBD, MILD, 0);
  }

  /** The same with another penalty. */
  public PurchaseSpec withPenalty(double other) {
    return new PurchaseSpec(model, other, seed);
  }

  /** The same with another seed. */
  public PurchaseSpec withSeed(long other) {
    return new PurchaseSpec(model, penalty, other);
  }

  /** {@code bg-nbd}, say. */
  public String name() {
    return model.word();
  }

  /**
   * Learns from all customers, in any order. If the model cannot be found the fit is that of
   * empirical rates, and its status says why.
   *
   * @throws IllegalArgumentException if there is no customer
   */
  public PurchaseFit fit(List<PurchaseSummary> customers) {
    if (customers.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no customer to fit (%s) to.%nMaybe all first purchases lie after the end of calibration."
              .formatted(name()));
    }
    PurchaseRows rows = PurchaseRows.of(customers);
    if (model == PurchaseModel.EMPIRICAL) {
      return empirical(rows, FitStatus.CONVERGED, 0);
    }
    if (rows.repeats() == 0) {
      return empirical(rows, FitStatus.NO_REPEATS, 0);
    }
    if (customers.size() < LEAST_CUSTOMERS) {
      return empirical(rows, FitStatus.TOO_FEW, 0);
    }
    PurchaseProcess process = model.process();
    ParameterSearch search =
        new ParameterSearch(parameters -> rows.logLikelihood(process, parameters), penalty);
    Optimum best = search.run(process.starts());
    if (!best.converged() || ParameterSearch.atBound(best.point())) {
      FitStatus status = best.converged() ? FitStatus.AT_BOUND : FitStatus.NOT_CONVERGED;
      return empirical(rows, status, best.evaluations());
    }
    double[][] root = search.covarianceRoot(best.point());
    return fitted(rows, best, root);
  }

  private PurchaseFit fitted(PurchaseRows rows, Optimum best, double[][] root) {
    PurchaseProcess process = model.process();
    int n = best.point().length;
    Draws draws = new Draws(seed);
    double[][] drawn = new double[DRAWS][n];
    double[] noise = new double[n];
    for (double[] point : drawn) {
      for (int k = 0; k < n; k++) {
        noise[k] = draws.normal();
      }
      for (int i = 0; i < n; i++) {
        double log = best.point()[i];
        for (int k = 0; k < n; k++) {
          log += root[i][k] * noise[k];
        }
        double within = Math.max(-ParameterSearch.BOUND, Math.min(ParameterSearch.BOUND, log));
        point[i] = inUnits(process, i, Math.exp(within), rows.unit());
      }
    }
    double[] parameters = new double[n];
    double[] plain = new double[n];
    for (int i = 0; i < n; i++) {
      plain[i] = Math.exp(best.point()[i]);
      parameters[i] = inUnits(process, i, plain[i], rows.unit());
    }
    double logLik = rows.logLikelihood(process, plain) - rows.repeats() * Math.log(rows.unit());
    return new PurchaseFit(
        this,
        model,
        new PurchaseFit.Report(FitStatus.CONVERGED, logLik, best.evaluations(), rows.customers()),
        parameters,
        drawn);
  }

  private static double inUnits(PurchaseProcess process, int i, double value, double unit) {
    return process.isTime(i) ? value * unit : value;
  }

  private PurchaseFit empirical(PurchaseRows rows, FitStatus status, int evaluations) {
    double[] parameters = rows.rateMoments();
    double logLik =
        rows.logLikelihood(PurchaseModel.EMPIRICAL.process(), parameters)
            - rows.repeats() * Math.log(rows.unit());
    parameters[1] *= rows.unit();
    return new PurchaseFit(
        this,
        PurchaseModel.EMPIRICAL,
        new PurchaseFit.Report(status, logLik, evaluations, rows.customers()),
        parameters,
        new double[][] {parameters});
  }
}
