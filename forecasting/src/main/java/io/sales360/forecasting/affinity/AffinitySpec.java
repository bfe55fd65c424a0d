package io.sales360.forecasting.affinity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which pairs are worth a rule.
 *
 * @param leastBoth baskets with both that a rule needs
 * @param leastItem baskets with each product that a pair needs to be tested
 * @param falseDiscoveries expected share of rules that are chance, 0 to 1
 */
public record AffinitySpec(long leastBoth, long leastItem, double falseDiscoveries)
    implements Serializable {
  /** Refuses counts below 1 and shares outside 0 to 1. */
  public AffinitySpec {
    if (leastBoth < 1 || leastItem < 1 || !(falseDiscoveries > 0 && falseDiscoveries <= 1)) {
      throw new IllegalArgumentException(
          "The least counts (%d, %d) must be positive and the false discoveries (%s) in 0..1.%nMaybe a percentage was meant as a share."
              .formatted(leastBoth, leastItem, falseDiscoveries));
    }
  }

  /** Five common baskets, ten of each, one rule in twenty wrong. */
  public static AffinitySpec standard() {
    return new AffinitySpec(5, 10, 0.05);
  }

  private record Tested(ItemPair pair, long both, double logP) {}

  /**
   * Rules in both directions, by lift, then by names. Every pair of frequent products was tested,
   * those that never met too: they count in the correction for many tests.
   */
  public List<AffinityRule> rules(BasketCounts counts) {
    List<Tested> tested = new ArrayList<>();
    for (Map.Entry<ItemPair, Long> entry : counts.pairs().entrySet()) {
      long one = counts.of(entry.getKey().first());
      long other = counts.of(entry.getKey().second());
      if (one >= leastItem && other >= leastItem && entry.getValue() >= leastBoth) {
        double logP = FisherExact.logUpperTail(counts.baskets(), one, other, entry.getValue());
        tested.add(new Tested(entry.getKey(), entry.getValue(), logP));
      }
    }
    tested.sort(Comparator.comparingDouble(Tested::logP).thenComparing(Tested::pair));
    double frequent = counts.items().values().stream().filter(n -> n >= leastItem).count();
    double[] logP = tested.stream().mapToDouble(Tested::logP).toArray();
    double[] logQ = logQValues(logP, frequent * (frequent - 1) / 2);
    List<AffinityRule> rules = new ArrayList<>();
    for (int i = 0; i < logQ.length; i++) {
      if (logQ[i] <= Math.log(falseDiscoveries)) {
        ItemPair pair = tested.get(i).pair();
        rules.add(rule(counts, pair.first(), pair.second(), tested.get(i), logQ[i]));
        rules.add(rule(counts, pair.second(), pair.first(), tested.get(i), logQ[i]));
      }
    }
    rules.sort(
        Comparator.comparingDouble(AffinityRule::lift)
            .reversed()
            .thenComparing(AffinityRule::antecedent)
            .thenComparing(AffinityRule::consequent));
    return List.copyOf(rules);
  }

  /**
   * Benjamini and Hochberg's adjusted values, in logarithms.
   *
   * @param logP ascending; the other tests have a p-value of 1
   * @param tests how many there were
   */
  static double[] logQValues(double[] logP, double tests) {
    double[] logQ = Arrays.copyOf(logP, logP.length);
    double least = 0;
    for (int i = logQ.length - 1; i >= 0; i--) {
      least = Math.min(least, logP[i] + Math.log(tests / (i + 1)));
      logQ[i] = least;
    }
    return logQ;
  }

  private static AffinityRule rule(
      BasketCounts counts, String antecedent, String consequent, Tested tested, double logQ) {
    double n = counts.baskets();
    double support = tested.both() / n;
    double confidence = tested.both() / (double) counts.of(antecedent);
    double share = counts.of(consequent) / n;
    double conviction = confidence >= 1 ? Double.POSITIVE_INFINITY : (1 - share) / (1 - confidence);
    return new AffinityRule(
        antecedent,
        consequent,
        tested.both(),
        support,
        confidence,
        confidence / share,
        support - counts.of(antecedent) / n * share,
        conviction,
        Math.exp(tested.logP()),
        Math.exp(logQ));
  }
}
