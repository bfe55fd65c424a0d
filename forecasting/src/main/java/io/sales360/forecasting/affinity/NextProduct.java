package io.sales360.forecasting.affinity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The next best products for a customer: a mixture of what is popular, what lately became so, what
 * the season brings and what goes with the products that the customer has ({@link OfferParts}). The
 * weights are those under which the purchases of the last 13 weeks were likeliest, foreseen by what
 * was known before them ({@link OfferMixture}); then everything is learned again up to the last
 * known day. Products that had ended are not offered. Immutable; equal histories give equal models,
 * whatever their order.
 */
public final class NextProduct implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Half a year, as long as offers are held against what was bought. */
  private static final int WEEKS_AHEAD = 26;

  private static final int WEEKS_TO_WEIGH = 13;

  /** Wholesalers have hundreds of products; the latest ones say most about the next. */
  private static final int MOST_VOTERS = 30;

  /** Purchases that weights are learned from: their error is then below one hundredth. */
  private static final int MOST_CASES = 20_000;

  private final OfferParts parts;
  private final double[] weights;

  /**
   * A product to offer.
   *
   * @param score the probability that the next product new to the customer is this one
   * @param because the product of the customer whose owners have this one most beyond chance; empty
   *     if none has it more often
   */
  public record Offer(String item, double score, String because) implements Serializable {}

  private NextProduct(OfferParts parts, double[] weights) {
    this.parts = parts;
    this.weights = weights;
  }

  /**
   * Learns from what was known so many weeks ago; later purchases make no difference.
   *
   * @param weeksAgo 0 for all
   */
  public static NextProduct learn(BuyerHistories histories, int weeksAgo) {
    if (weeksAgo < 0 || !histories.hasBuyers(weeksAgo)) {
      throw new IllegalArgumentException(
          "Nobody had bought anything (%d) weeks ago.%nMaybe ask hasBuyers first."
              .formatted(weeksAgo));
    }
    OfferParts before = OfferParts.of(histories, weeksAgo + WEEKS_TO_WEIGH, WEEKS_TO_WEIGH);
    double[][] cases = cases(histories, before, weeksAgo);
    return new NextProduct(
        OfferParts.of(histories, weeksAgo, WEEKS_AHEAD),
        OfferMixture.weights(cases, OfferParts.COUNT));
  }

  /** What the parts gave to each product that was bought for the first time after them. */
  private static double[][] cases(BuyerHistories histories, OfferParts before, int weeksAgo) {
    List<double[]> cases = new ArrayList<>();
    int[] numbers = new int[histories.itemCount()];
    for (int item = 0; item < numbers.length; item++) {
      numbers[item] = before.number(histories.item(item));
    }
    for (int customer : histories.shuffled(weeksAgo)) {
      int[] bought = histories.bought(customer);
      int from = histories.firstBefore(customer, weeksAgo);
      int had = histories.firstBefore(customer, weeksAgo + WEEKS_TO_WEIGH);
      if (from < had && had < bought.length && cases.size() < MOST_CASES) {
        boolean[] blocked = blocked(before);
        int[] voters =
            Arrays.stream(bought, had, bought.length)
                .map(item -> numbers[item])
                .filter(number -> number >= 0)
                .toArray();
        Arrays.stream(voters).forEach(number -> blocked[number] = true);
        double[][] chances =
            before.chances(Arrays.copyOf(voters, Math.min(voters.length, MOST_VOTERS)), blocked);
        for (int i = from; i < had; i++) {
          int fresh = numbers[bought[i]];
          if (fresh >= 0 && !blocked[fresh]) {
            cases.add(Arrays.stream(chances).mapToDouble(part -> part[fresh]).toArray());
          }
        }
      }
    }
    return cases.toArray(new double[0][]);
  }

  private static boolean[] blocked(OfferParts parts) {
    boolean[] blocked = new boolean[parts.items()];
    for (int i = 0; i < blocked.length; i++) {
      blocked[i] = parts.hasEnded(i);
    }
    return blocked;
  }

  private boolean[] blocked(Set<String> excluded) {
    boolean[] blocked = blocked(parts);
    for (String item : excluded) {
      int number = parts.number(item);
      if (number >= 0) {
        blocked[number] = true;
      }
    }
    return blocked;
  }

  /**
   * The best offers, best first; equal scores by name.
   *
   * @param owned what the customer has, the latest first; never offered
   * @param excluded what else is not offered
   */
  public List<Offer> offers(List<String> owned, Set<String> excluded, int most) {
    boolean[] blocked = blocked(excluded);
    int[] voters = owned.stream().mapToInt(parts::number).filter(number -> number >= 0).toArray();
    Arrays.stream(voters).forEach(number -> blocked[number] = true);
    int[] latest = Arrays.copyOf(voters, Math.min(voters.length, MOST_VOTERS));
    double[] scores = mixed(parts.chances(latest, blocked));
    List<Offer> offers = new ArrayList<>();
    for (int best : best(scores, blocked, most)) {
      offers.add(new Offer(parts.item(best), scores[best], because(latest, best)));
    }
    return List.copyOf(offers);
  }

  /**
   * What most customers have, for comparison; equal ones by name.
   *
   * @param excluded what is not offered
   */
  public List<String> bestsellers(Set<String> excluded, int most) {
    boolean[] blocked = blocked(excluded);
    double[] scores = new double[parts.items()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = parts.popularity(i);
    }
    return Arrays.stream(best(scores, blocked, most)).mapToObj(parts::item).toList();
  }

  /** Weights of the parts that have anything to say. */
  private double[] mixed(double[][] chances) {
    double[] scores = new double[parts.items()];
    double sum = 0;
    for (int part = 0; part < chances.length; part++) {
      double total = 0;
      for (int i = 0; i < scores.length; i++) {
        total += chances[part][i];
        scores[i] += weights[part] * chances[part][i];
      }
      sum += total > 0 ? weights[part] : 0;
    }
    for (int i = 0; i < scores.length && sum > 0; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  /** Numbers of the highest scores; products are numbered by name. */
  private static int[] best(double[] scores, boolean[] blocked, int most) {
    int[] best = new int[most];
    int found = 0;
    for (int i = 0; i < scores.length; i++) {
      if (blocked[i] || (found == most && scores[i] <= scores[best[most - 1]])) {
        continue;
      }
      int place = Math.min(found, most - 1);
      while (place > 0 && scores[best[place - 1]] < scores[i]) {
        best[place] = best[place - 1];
        place--;
      }
      best[place] = i;
      found = Math.min(most, found + 1);
    }
    return Arrays.copyOf(best, found);
  }

  private String because(int[] owned, int offered) {
    String because = "";
    double strongest = 0;
    for (int one : owned) {
      if (parts.logLift(one, offered) > strongest) {
        strongest = parts.logLift(one, offered);
        because = parts.item(one);
      }
    }
    return because;
  }
}
