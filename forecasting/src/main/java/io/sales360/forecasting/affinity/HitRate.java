package io.sales360.forecasting.affinity;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often one of the first k offers was bought next, against offering everybody the most popular
 * products he does not have.
 *
 * @param asked holdout cases: a customer who bought something new
 * @param hitRate share of them with a hit
 * @param popularHitRate the same for popularity
 */
public record HitRate(int k, int asked, double hitRate, double popularHitRate)
    implements Serializable {
  /**
   * One customer of a holdout.
   *
   * @param had before
   * @param bought after; what he had already does not count
   */
  public record Case(Set<String> had, Set<String> bought) implements Serializable {
    /** Copies both. */
    public Case {
      had = Set.copyOf(had);
      bought = Set.copyOf(bought);
    }
  }

  /** Asks for k offers in each case. */
  public static HitRate of(NextProduct model, Collection<Case> holdout, int k) {
    int asked = 0;
    int hits = 0;
    int popularHits = 0;
    for (Case one : holdout) {
      Set<String> fresh = new TreeSet<>(one.bought());
      fresh.removeAll(one.had());
      if (!fresh.isEmpty()) {
        asked++;
        List<NextProduct.Offer> offers =
            model.offers(List.copyOf(new TreeSet<>(one.had())), Set.of(), k);
        hits += offers.stream().anyMatch(offer -> fresh.contains(offer.item())) ? 1 : 0;
        popularHits += model.bestsellers(one.had(), k).stream().anyMatch(fresh::contains) ? 1 : 0;
      }
    }
    double cases = Math.max(1, asked);
    return new HitRate(k, asked, hits / cases, popularHits / cases);
  }
}
