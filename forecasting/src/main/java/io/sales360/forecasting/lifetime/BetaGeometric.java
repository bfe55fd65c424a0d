package io.sales360.forecasting.lifetime;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * BG/NBD (Fader, Hardie &amp; Lee 2005, Marketing Science 24) and MBG/NBD (Batislam, Denizel &amp;
 * Filiztekin 2007; Hoppe &amp; Wagner 2007). Customers leave with a beta distributed probability
 * (a, b) after a purchase: after repeats only, or, modified, after the first one too. Parameters r,
 * α, a, b.
 */
final class BetaGeometric implements PurchaseProcess {
  /** This close to a = 1 the expectation is taken from both sides. */
  private static final double CLOSE = 1e-4;

  private final boolean fromFirst;

  private BetaGeometric(boolean fromFirst) {
    this.fromFirst = fromFirst;
  }

  static BetaGeometric afterRepeats() {
    return new BetaGeometric(false);
  }

  static BetaGeometric fromFirst() {
    return new BetaGeometric(true);
  }

  @Override
  public List<String> parameterNames() {
    return List.of("r", "alpha", "a", "b");
  }

  @Override
  public double[][] starts() {
    return new double[][] {
      {0.5, 0.2, 1, 2}, {0.3, 0.3, 0.5, 0.5}, {1, 1, 1, 1}, {2, 0.5, 0.3, 3}, {0.2, 0.05, 3, 10}
    };
  }

  @Override
  public boolean isTime(int parameter) {
    return parameter == 1;
  }

  /** Equation 6 of the paper, A1 and A2 as in the note of the authors on its computation. */
  @Override
  public double logOfFrequency(double[] parameters, int x) {
    double r = parameters[0];
    double a = parameters[2];
    double b = parameters[3];
    int survived = fromFirst ? x + 1 : x;
    return Gamma.logGamma(r + x)
        - Gamma.logGamma(r)
        + r * Math.log(parameters[1])
        + Gamma.logGamma(a + b)
        - Gamma.logGamma(b)
        + Gamma.logGamma(b + survived)
        - Gamma.logGamma(a + b + survived);
  }

  /** A3 and A4 of the note. */
  @Override
  public double logOfTimes(double[] parameters, int x, double recency, double age) {
    double logA3 = -(parameters[0] + x) * Math.log(parameters[1] + age);
    double logOdds = logLeftOdds(parameters, x, recency, age);
    return logA3 + Math.max(0, logOdds) + Math.log1p(Math.exp(-Math.abs(logOdds)));
  }

  /** How many times likelier it is that the customer left at his last purchase than that not. */
  private double logLeftOdds(double[] parameters, int x, double recency, double age) {
    int survived = fromFirst ? x + 1 : x;
    if (survived == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double silence = Math.log1p((age - recency) / (parameters[1] + recency));
    double odds = parameters[2] / (parameters[3] + survived - 1);
    return Math.log(odds) + (parameters[0] + x) * silence;
  }

  @Override
  public double alive(double[] parameters, int x, double recency, double age) {
    return 1 / (1 + Math.exp(logLeftOdds(parameters, x, recency, age)));
  }

  @Override
  public double aliveAtFirst(double[] parameters) {
    return fromFirst ? parameters[3] / (parameters[2] + parameters[3]) : 1;
  }

  @Override
  public double[] priorIfAlive(double[] parameters) {
    double[] prior = parameters.clone();
    prior[3] += fromFirst ? 1 : 0;
    return prior;
  }

  @Override
  public double[] posteriorIfAlive(double[] parameters, int x, double age) {
    int survived = fromFirst ? x + 1 : x;
    return new double[] {
      parameters[0] + x, parameters[1] + age, parameters[2], parameters[3] + survived
    };
  }

  /** Equation 9, where its factor a + b − 1 is positive; else the integral over p it comes from. */
  @Override
  public double expected(double[] prior, double time) {
    double a = prior[2];
    if (time == 0) {
      return 0;
    }
    if (Math.abs(a - 1) < CLOSE) {
      return (expected(prior, 1 - CLOSE, time) + expected(prior, 1 + CLOSE, time)) / 2;
    }
    return expected(prior, a, time);
  }

  private static double expected(double[] prior, double a, double time) {
    double r = prior[0];
    double alpha = prior[1];
    double b = prior[3];
    double z = time / (alpha + time);
    if (a > 0.1 && a + b > 1.1 && z < 0.8 && r * z < 30) {
      double log = -r * Math.log1p(time / alpha) + Hypergeometric.logSeries(r, b, a + b - 1, z);
      return Math.max(0, (a + b - 1) / (a - 1) * -Math.expm1(log));
    }
    return overLeaving(r, time / alpha, a, b);
  }

  /**
   * The mean over p, beta (a, b). Small parameters put the mass at an end that no rule reaches:
   * p^a, or (1 − p)^b, is then the variable; if both are small, beta (a, b) is the mixture of beta
   * (a + 1, b) and beta (a, b + 1).
   */
  private static double overLeaving(double r, double time, double a, double b) {
    if (a < 1 && b < 1) {
      double atOne = overLeaving(r, time, a + 1, b);
      return (a * atOne + b * overLeaving(r, time, a, b + 1)) / (a + b);
    }
    double logNorm = Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b);
    if (a <= b) {
      return Math.exp(
          logNorm
              - Math.log(a)
              + Quadrature.logIntegral(
                  (logW, unused) -> {
                    double logP = logW / a;
                    double logStay = Math.log(-Math.expm1(logP));
                    return (b == 1 ? 0 : (b - 1) * logStay) + logRepeats(r, time, logP);
                  }));
    }
    return Math.exp(
        logNorm
            - Math.log(b)
            + Quadrature.logIntegral(
                (logW, unused) -> {
                  double logP = Math.log(-Math.expm1(logW / b));
                  return (a == 1 ? 0 : (a - 1) * logP) + logRepeats(r, time, logP);
                }));
  }

  /** log of (1 − (1 + p t / α)^−r) / p: purchases expected of those who leave with p. */
  private static double logRepeats(double r, double time, double logP) {
    double p = Math.exp(logP);
    if (r * p * time < 1e-12) {
      return Math.log(r * time);
    }
    return Math.log(-Math.expm1(-r * Math.log1p(p * time))) - logP;
  }

  /** Equation 8: those still buying, and those who left at their last purchase. */
  @Override
  public double[] probabilities(double[] prior, int most, double time) {
    double a = prior[2];
    double b = prior[3];
    double[] counts = GammaRate.probabilities(prior[0], prior[1], most, time);
    double stayed = 1;
    double reached = 1;
    for (int n = 0; n <= most; n++) {
      double left = n == 0 ? 0 : stayed * a / (a + b + n - 1);
      stayed *= n == 0 ? 1 : (b + n - 1) / (a + b + n - 1);
      double exactly = counts[n];
      counts[n] = stayed * exactly + left * Math.max(0, reached);
      reached -= exactly;
    }
    return counts;
  }

  @Override
  public double[] future(double[] prior, double horizon, Draws draws) {
    double rate = draws.gamma(prior[0]) / prior[1];
    return GammaRate.times(rate, draws.beta(prior[2], prior[3]), horizon, draws);
  }
}
