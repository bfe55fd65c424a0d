package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;

/**
 * What one customer is worth from now on.
 *
 * @param alive the probability that he still buys
 * @param purchases expected over all periods, not discounted
 * @param spend expected per purchase
 * @param mean discounted value of the expected purchases
 * @param interval of the value that will come true: the customer's luck, his unknown rate and spend
 *     and the parameters' uncertainty together
 */
public record LifetimeValue(
    double alive, double purchases, double spend, double mean, Interval interval)
    implements Serializable {

  /**
   * Over which time and at which discount.
   *
   * @param periods how many
   * @param periodLength of one, in the unit of the customers' ages
   * @param discount per period; purchases count at the end of their period
   * @param level of the interval in percent
   * @param draws of possible futures
   */
  public record Terms(
      int periods, double periodLength, double discount, int level, int draws, long seed)
      implements Serializable {
    /** Refuses terms without periods or with a discount of −1 and less. */
    public Terms {
      if (periods < 1 || !(periodLength > 0) || !(discount > -1) || draws < 1) {
        throw new IllegalArgumentException(
            "The terms (%d periods of %s, discount %s, %d draws) must be positive.%nMaybe the discount was given in percent."
                .formatted(periods, periodLength, discount, draws));
      }
    }

    /** With an interval of 80 percent from 1000 draws. */
    public static Terms of(int periods, double periodLength, double discount) {
      return new Terms(periods, periodLength, discount, 80, 1000, 0);
    }

    double factor(int period) {
      return Math.pow(1 + discount, -period);
    }
  }

  /** The value of a customer; his own draws follow from the seed and his past alone. */
  public static LifetimeValue of(
      PurchaseFit purchases, SpendFit spend, PurchaseSummary customer, Terms terms) {
    double mean = 0;
    double before = 0;
    double perPurchase = spend.expected(customer);
    for (int k = 1; k <= terms.periods(); k++) {
      double until = purchases.expected(customer, k * terms.periodLength());
      mean += Math.max(0, until - before) * terms.factor(k);
      before = until;
    }
    Draws random = new Draws(terms.seed() ^ customer.draw());
    double[] values = new double[terms.draws()];
    for (int i = 0; i < values.length; i++) {
      values[i] = drawn(purchases, spend, customer, terms, i, random);
    }
    return new LifetimeValue(
        purchases.alive(customer),
        before,
        perPurchase,
        mean * perPurchase,
        SortedDraws.interval(values, terms.level()));
  }

  private static double drawn(
      PurchaseFit purchases,
      SpendFit spend,
      PurchaseSummary customer,
      Terms terms,
      int draw,
      Draws random) {
    double scale = spend.scale(customer, random);
    double horizon = terms.periods() * terms.periodLength();
    double value = 0;
    int period = 1;
    int count = 0;
    for (double time : purchases.future(customer, draw, horizon, random)) {
      int in = Math.min(terms.periods(), 1 + (int) (time / terms.periodLength()));
      if (in > period) {
        value += spend.sum(count, scale, random) * terms.factor(period);
        period = in;
        count = 0;
      }
      count++;
    }
    return value + spend.sum(count, scale, random) * terms.factor(period);
  }
}
