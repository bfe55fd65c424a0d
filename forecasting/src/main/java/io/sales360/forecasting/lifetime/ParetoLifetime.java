package io.sales360.forecasting.lifetime;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Pareto/NBD (Schmittlein, Morrison &amp; Colombo 1987), computed as in Fader &amp; Hardie (2005),
 * a note on deriving the Pareto/NBD model. Customers leave at any time, at a gamma distributed rate
 * (s, β). Parameters r, α, s, β.
 */
final class ParetoLifetime implements PurchaseProcess {
  /** This close to s = 1 the expectation is a logarithm. */
  private static final double CLOSE = 1e-9;

  @Override
  public List<String> parameterNames() {
    return List.of("r", "alpha", "s", "beta");
  }

  @Override
  public double[][] starts() {
    return new double[][] {
      {0.5, 0.3, 0.5, 0.4}, {0.3, 0.2, 0.3, 0.5}, {1, 1, 1, 1}, {2, 1, 2, 3}, {0.3, 0.1, 0.2, 0.05}
    };
  }

  @Override
  public boolean isTime(int parameter) {
    return parameter == 1 || parameter == 3;
  }

  /** Equation 18 of the note: its factor before the braces. */
  @Override
  public double logOfFrequency(double[] parameters, int x) {
    double r = parameters[0];
    return Gamma.logGamma(r + x)
        - Gamma.logGamma(r)
        + r * Math.log(parameters[1])
        + parameters[2] * Math.log(parameters[3]);
  }

  /** Equation 18 of the note: the sum in braces. */
  @Override
  public double logOfTimes(double[] parameters, int x, double recency, double age) {
    double r = parameters[0];
    double s = parameters[2];
    double logAlive = -(r + x) * Math.log(parameters[1] + age) - s * Math.log(parameters[3] + age);
    double logLeft = Math.log(s / (r + s + x)) + logA0(parameters, x, recency, age);
    return logSum(logAlive, logLeft);
  }

  /** Equation 19: A0, as a logarithm. */
  private static double logA0(double[] parameters, int x, double recency, double age) {
    double at = logTerm(parameters, x, recency);
    double later = logTerm(parameters, x, age);
    return later >= at ? Double.NEGATIVE_INFINITY : at + Math.log(-Math.expm1(later - at));
  }

  private static double logTerm(double[] parameters, int x, double y) {
    double r = parameters[0];
    double alpha = parameters[1];
    double s = parameters[2];
    double beta = parameters[3];
    double power = r + s + x;
    double larger = Math.max(alpha, beta) + y;
    double b = alpha >= beta ? s + 1 : r + x;
    double z = Math.abs(alpha - beta) / larger;
    return Hypergeometric.logGauss(power, b, power + 1, z) - power * Math.log(larger);
  }

  private static double logSum(double p, double q) {
    double high = Math.max(p, q);
    return high + Math.log1p(Math.exp(Math.min(p, q) - high));
  }

  @Override
  public double alive(double[] parameters, int x, double recency, double age) {
    double r = parameters[0];
    double s = parameters[2];
    double logOdds =
        Math.log(s / (r + s + x))
            + (r + x) * Math.log(parameters[1] + age)
            + s * Math.log(parameters[3] + age)
            + logA0(parameters, x, recency, age);
    return 1 / (1 + Math.exp(logOdds));
  }

  @Override
  public double aliveAtFirst(double[] parameters) {
    return 1;
  }

  @Override
  public double[] priorIfAlive(double[] parameters) {
    return parameters.clone();
  }

  @Override
  public double[] posteriorIfAlive(double[] parameters, int x, double age) {
    return new double[] {
      parameters[0] + x, parameters[1] + age, parameters[2], parameters[3] + age
    };
  }

  /** Equation 26 of the note. */
  @Override
  public double expected(double[] prior, double time) {
    double s = prior[2];
    double grown = Math.log1p(time / prior[3]);
    double years = Math.abs(s - 1) < CLOSE ? grown : -Math.expm1(-(s - 1) * grown) / (s - 1);
    return prior[0] / prior[1] * prior[3] * years;
  }

  /** Fader &amp; Hardie (2006), P(X(t) = x), with its integral over the time of leaving. */
  @Override
  public double[] probabilities(double[] prior, int most, double time) {
    double r = prior[0];
    double alpha = prior[1];
    double s = prior[2];
    double beta = prior[3];
    double stayed = Math.exp(-s * Math.log1p(time / beta));
    double[] counts = GammaRate.probabilities(r, alpha, most, time);
    double logDensity = Math.log(s * time / beta);
    for (int n = 0; n <= most && time > 0; n++) {
      int purchases = n;
      double logFactor = Gamma.logGamma(r + n) - Gamma.logGamma(r) - Gamma.logGamma(n + 1.0);
      double logLeft =
          Quadrature.logIntegral(
              (logU, logRest) -> {
                double left = time * Math.exp(logU);
                return GammaRate.logProbability(r, alpha, purchases, logFactor, left)
                    - (s + 1) * Math.log1p(left / beta);
              });
      counts[n] = stayed * counts[n] + Math.exp(logDensity + logLeft);
    }
    return counts;
  }

  @Override
  public double[] future(double[] prior, double horizon, Draws draws) {
    double rate = draws.gamma(prior[0]) / prior[1];
    double lifetime = draws.exponential() * prior[3] / draws.gamma(prior[2]);
    return GammaRate.times(rate, 0, Math.min(horizon, lifetime), draws);
  }
}
