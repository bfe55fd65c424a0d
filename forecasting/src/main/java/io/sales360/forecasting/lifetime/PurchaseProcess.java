package io.sales360.forecasting.lifetime;

import java.util.List;

/**
 * A story of buying and leaving, with a prior over customers. Given one customer's past and that he
 * still buys, his prior is of the same family again, so the future needs no formulas of its own.
 * Parameters are positive; every method takes them as its first argument.
 */
interface PurchaseProcess {
  /** Letters of the parameters, in their order. */
  List<String> parameterNames();

  /** Where searches begin, times in mean ages. */
  double[][] starts();

  /** Whether a parameter is a time, so that it grows with the unit. */
  boolean isTime(int parameter);

  /** The log-likelihood of one customer, up to terms without parameters. */
  default double logLikelihood(double[] parameters, int frequency, double recency, double age) {
    return logOfFrequency(parameters, frequency) + logOfTimes(parameters, frequency, recency, age);
  }

  /** The part of the log-likelihood that all customers with this frequency share. */
  double logOfFrequency(double[] parameters, int frequency);

  /** The rest of the log-likelihood. */
  double logOfTimes(double[] parameters, int frequency, double recency, double age);

  /** The probability that a customer with this past still buys. */
  double alive(double[] parameters, int frequency, double recency, double age);

  /** The share of new customers who will buy again at all if given endless time. */
  double aliveAtFirst(double[] parameters);

  /** The prior of a new customer who did not leave at once. */
  double[] priorIfAlive(double[] parameters);

  /** The prior after a past, given that the customer still buys. */
  double[] posteriorIfAlive(double[] parameters, int frequency, double age);

  /** Purchases expected within {@code time} of a customer who buys now. */
  double expected(double[] prior, double time);

  /** Probabilities of 0, 1, … purchases within {@code time} of a customer who buys now. */
  double[] probabilities(double[] prior, int most, double time);

  /** Times of one possible future of a customer who buys now, up to {@code horizon}. */
  double[] future(double[] prior, double horizon, Draws draws);
}
