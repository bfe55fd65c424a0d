package io.sales360.forecasting.lifetime;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * The fallback: empirical rates. Everybody goes on at his own rate, drawn towards the rate of all
 * (NBD, Ehrenberg 1959). Nobody leaves, so P(alive) is 1 and says nothing. Parameters r, α.
 */
final class NeverLeaving implements PurchaseProcess {
  @Override
  public List<String> parameterNames() {
    return List.of("r", "alpha");
  }

  @Override
  public double[][] starts() {
    return new double[][] {{1, 1}};
  }

  @Override
  public boolean isTime(int parameter) {
    return parameter == 1;
  }

  @Override
  public double logOfFrequency(double[] parameters, int x) {
    double r = parameters[0];
    return Gamma.logGamma(r + x) - Gamma.logGamma(r) + r * Math.log(parameters[1]);
  }

  @Override
  public double logOfTimes(double[] parameters, int x, double recency, double age) {
    return -(parameters[0] + x) * Math.log(parameters[1] + age);
  }

  @Override
  public double alive(double[] parameters, int x, double recency, double age) {
    return 1;
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
    return new double[] {parameters[0] + x, parameters[1] + age};
  }

  @Override
  public double expected(double[] prior, double time) {
    return prior[0] / prior[1] * time;
  }

  @Override
  public double[] probabilities(double[] prior, int most, double time) {
    return GammaRate.probabilities(prior[0], prior[1], most, time);
  }

  @Override
  public double[] future(double[] prior, double horizon, Draws draws) {
    return GammaRate.times(draws.gamma(prior[0]) / prior[1], 0, horizon, draws);
  }
}
