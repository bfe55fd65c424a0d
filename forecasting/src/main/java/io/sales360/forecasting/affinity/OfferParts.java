package io.sales360.forecasting.affinity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Six answers to what a customer buys next for the first time, each a distribution over products:
 *
 * <ol>
 *   <li>the share of customers who have it;
 *   <li>those who bought it first lately, halved every 4 weeks (Ji, Sun, Zhang &amp; Li 2020, "A
 *       re-visit of the popularity baseline in recommender systems");
 *   <li>the same, halved every 13 weeks;
 *   <li>those who bought it first in the weeks of last year that are now ahead;
 *   <li>the mean share, over the products that the customer has, of their owners who have it too
 *       (Deshpande &amp; Karypis 2004, "Item-based top-N recommendation algorithms", eq. 4 with α =
 *       1);
 *   <li>the second with 8 weeks, times the lifts of the products that the customer has, each drawn
 *       towards 1 by 30 customers that chance would give, to the power of ½ because they are not
 *       independent (naive Bayes: Miyahara &amp; Pazzani 2000, "Collaborative filtering with the
 *       simple Bayesian classifier").
 * </ol>
 *
 * <p>Learned from the 500 products that most customers have. Arrays only: an answer takes as many
 * steps as products times what the customer has.
 */
final class OfferParts implements Serializable {
  static final int COUNT = 6;

  private static final long serialVersionUID = 1L;
  private static final int MOST_ITEMS = 500;
  private static final int WEEKS_OF_YEAR = 52;
  private static final double MONTH = 4;
  private static final double QUARTER = 13;
  private static final double TREND = 8;
  private static final double DOUBT = 30;
  private static final double DEPENDENCE = 0.5;

  private final String[] items;
  private final boolean[] ended;
  private final int customers;
  private final int[] owners;
  private final int[][] both;
  private final double[][] popular;
  private final double[] trend;
  private final transient double[][] shares;
  private final transient double[][] lifts;

  private OfferParts(
      String[] items,
      boolean[] ended,
      int customers,
      int[] owners,
      int[][] both,
      double[][] popular,
      double[] trend) {
    this.items = items;
    this.ended = ended;
    this.customers = customers;
    this.owners = owners;
    this.both = both;
    this.popular = popular;
    this.trend = trend;
    this.shares = new double[items.length][items.length];
    this.lifts = new double[items.length][items.length];
    for (int i = 0; i < items.length; i++) {
      for (int j = 0; j < items.length; j++) {
        if (i != j) {
          double chance = (double) owners[i] * owners[j] / customers;
          shares[i][j] = both[i][j] / (double) owners[i];
          lifts[i][j] = Math.log((both[i][j] + DOUBT) / (chance + DOUBT));
        }
      }
    }
  }

  /** Tables that follow from the counts are not written. */
  private Object readResolve() {
    return new OfferParts(items, ended, customers, owners, both, popular, trend);
  }

  /**
   * Learns from what was known so many weeks ago.
   *
   * @param ahead weeks that follow, whose season counts
   */
  static OfferParts of(BuyerHistories histories, int weeksAgo, int ahead) {
    int[] owners = new int[histories.itemCount()];
    int customers = 0;
    for (int customer = 0; customer < histories.customers(); customer++) {
      int[] bought = histories.bought(customer);
      int from = histories.firstBefore(customer, weeksAgo);
      customers += from < bought.length ? 1 : 0;
      for (int i = from; i < bought.length; i++) {
        owners[bought[i]]++;
      }
    }
    int[] chosen =
        IntStream.range(0, owners.length)
            .filter(item -> owners[item] > 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(item -> -owners[item]))
            .limit(MOST_ITEMS)
            .mapToInt(item -> item)
            .sorted()
            .toArray();
    return of(histories, weeksAgo, ahead, customers, chosen);
  }

  private static OfferParts of(
      BuyerHistories histories, int weeksAgo, int ahead, int customers, int[] chosen) {
    int n = chosen.length;
    int[] local = new int[histories.itemCount()];
    Arrays.fill(local, -1);
    for (int i = 0; i < n; i++) {
      local[chosen[i]] = i;
    }
    int[] owners = new int[n];
    int[][] both = new int[n][n];
    double[][] popular = new double[4][n];
    double[] trend = new double[n];
    int[][] buyers = new int[n][];
    for (int customer = 0; customer < histories.customers(); customer++) {
      int[] bought = histories.bought(customer);
      int[] weeks = histories.weeks(customer);
      for (int a = histories.firstBefore(customer, weeksAgo); a < bought.length; a++) {
        int i = local[bought[a]];
        if (i >= 0) {
          owners[i]++;
          buyers[i] = counted(buyers[i], weeks[a] - weeksAgo);
          for (int b = a + 1; b < bought.length; b++) {
            int j = local[bought[b]];
            if (j >= 0) {
              both[i][j]++;
              both[j][i]++;
            }
          }
        }
      }
    }
    String[] items = new String[n];
    boolean[] ended = new boolean[n];
    for (int i = 0; i < n; i++) {
      items[i] = histories.item(chosen[i]);
      ended[i] = histories.hasEnded(chosen[i], weeksAgo);
      popular[0][i] = owners[i] / (double) customers;
      popular[1][i] = decayed(buyers[i], MONTH);
      popular[2][i] = decayed(buyers[i], QUARTER);
      popular[3][i] = between(buyers[i], WEEKS_OF_YEAR - ahead, WEEKS_OF_YEAR);
      trend[i] = decayed(buyers[i], TREND);
    }
    return new OfferParts(items, ended, customers, owners, both, popular, trend);
  }

  private static int[] counted(int @Nullable [] buyers, int week) {
    int[] longer =
        buyers == null
            ? new int[week + 1]
            : week < buyers.length ? buyers : Arrays.copyOf(buyers, Math.max(week + 1, 2 * week));
    longer[week]++;
    return longer;
  }

  private static double decayed(int[] buyers, double halfLife) {
    double sum = 0;
    for (int week = buyers.length - 1; week >= 0; week--) {
      sum += buyers[week] * Math.pow(0.5, week / halfLife);
    }
    return sum;
  }

  private static double between(int[] buyers, int from, int until) {
    long sum = 0;
    for (int week = Math.max(0, from); week < Math.min(until, buyers.length); week++) {
      sum += buyers[week];
    }
    return sum;
  }

  int items() {
    return items.length;
  }

  String item(int number) {
    return items[number];
  }

  /** The number of a product; negative if it is not among those learned from. */
  int number(String item) {
    return Arrays.binarySearch(items, item);
  }

  boolean hasEnded(int number) {
    return ended[number];
  }

  /** Share of all customers who have it. */
  double popularity(int number) {
    return popular[0][number];
  }

  /** How much more than by chance the owners of one product have another; 0 as by chance. */
  double logLift(int owned, int other) {
    return lifts[owned][other];
  }

  /**
   * The six distributions over the products that are not blocked; all zero where a part has nothing
   * to say.
   *
   * @param owned numbers of products that the customer has
   */
  double[][] chances(int[] owned, boolean[] blocked) {
    double[][] chances = new double[COUNT][items.length];
    double[] votes = chances[4];
    double[] lift = new double[items.length];
    for (int one : owned) {
      for (int i = 0; i < items.length; i++) {
        votes[i] += shares[one][i];
        lift[i] += lifts[one][i];
      }
    }
    double highest = 0;
    for (int i = 0; i < items.length; i++) {
      highest = blocked[i] ? highest : Math.max(highest, lift[i]);
    }
    for (int i = 0; i < items.length; i++) {
      for (int part = 0; part < popular.length; part++) {
        chances[part][i] = popular[part][i];
      }
      chances[5][i] = trend[i] * Math.exp(DEPENDENCE * (lift[i] - highest));
    }
    for (double[] part : chances) {
      normalise(part, blocked);
    }
    return chances;
  }

  private static void normalise(double[] part, boolean[] blocked) {
    double sum = 0;
    for (int i = 0; i < part.length; i++) {
      part[i] = blocked[i] ? 0 : part[i];
      sum += part[i];
    }
    for (int i = 0; i < part.length && sum > 0; i++) {
      part[i] /= sum;
    }
  }
}
