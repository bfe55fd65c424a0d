package io.sales360.forecasting.affinity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The next best products for what a customer already has: the product most likely to be bought by
 * those who share his products. Each product votes with its buyers' shares, drawn towards the
 * shares of all buyers with the weight of {@code doubt} baskets, so that rare products follow the
 * crowd. Immutable.
 */
public final class NextProduct implements Serializable {
  private static final long serialVersionUID = 1L;

  private final BasketCounts counts;
  private final double doubt;
  private final SortedMap<String, SortedMap<String, Long>> neighbours = new TreeMap<>();

  /**
   * A product to offer.
   *
   * @param score the mean over what he has of the drawn shares of buyers: a probability if one of
   *     them is picked at random
   * @param because the product of his that speaks for it most; empty if only popularity does
   */
  public record Offer(String item, double score, String because) implements Serializable {}

  private NextProduct(BasketCounts counts, double doubt) {
    this.counts = counts;
    this.doubt = doubt;
    counts
        .pairs()
        .forEach(
            (pair, both) -> {
              neighbours
                  .computeIfAbsent(pair.first(), item -> new TreeMap<>())
                  .put(pair.second(), both);
              neighbours
                  .computeIfAbsent(pair.second(), item -> new TreeMap<>())
                  .put(pair.first(), both);
            });
  }

  /**
   * Learns from counts of baskets, or of customers' whole histories as baskets.
   *
   * @param doubt baskets that popularity counts for; 20 is usual
   */
  public static NextProduct learn(BasketCounts counts, double doubt) {
    if (!(doubt >= 0 && doubt < 1e300) || counts.baskets() == 0) {
      throw new IllegalArgumentException(
          "The doubt (%s) must not be negative and the baskets (%d) not none.%nMaybe all baskets were larger than the limit."
              .formatted(doubt, counts.baskets()));
    }
    return new NextProduct(counts, doubt);
  }

  /**
   * The best offers, best first; equal scores by name.
   *
   * @param owned what the customer has; never offered
   * @param excluded what cannot be offered, out of stock say
   */
  public List<Offer> offers(Set<String> owned, Set<String> excluded, int most) {
    TreeSet<String> known = new TreeSet<>(owned);
    known.removeIf(item -> counts.of(item) == 0);
    // Popularity is the same for all; what was bought together adds to it.
    double popularityWeight = 0;
    SortedMap<String, Double> beyond = new TreeMap<>();
    SortedMap<String, String> because = new TreeMap<>();
    SortedMap<String, Double> strongest = new TreeMap<>();
    for (String item : known) {
      double weight = 1 / (counts.of(item) + doubt) / known.size();
      popularityWeight += doubt * weight;
      for (Map.Entry<String, Long> next :
          neighbours.getOrDefault(item, new TreeMap<>()).entrySet()) {
        double vote = next.getValue() * weight;
        beyond.merge(next.getKey(), vote, Double::sum);
        if (vote > strongest.getOrDefault(next.getKey(), 0.0)) {
          strongest.put(next.getKey(), vote);
          because.put(next.getKey(), item);
        }
      }
    }
    double crowd = known.isEmpty() ? 1 : popularityWeight;
    List<Offer> offers = new ArrayList<>();
    for (Map.Entry<String, Long> entry : counts.items().entrySet()) {
      String item = entry.getKey();
      if (!owned.contains(item) && !excluded.contains(item)) {
        double popularity = entry.getValue() / (double) counts.baskets();
        double score = crowd * popularity + beyond.getOrDefault(item, 0.0);
        offers.add(new Offer(item, score, because.getOrDefault(item, "")));
      }
    }
    offers.sort(Comparator.comparingDouble(Offer::score).reversed().thenComparing(Offer::item));
    return List.copyOf(offers.subList(0, Math.min(most, offers.size())));
  }
}
