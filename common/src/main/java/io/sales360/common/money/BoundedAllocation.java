package io.sales360.common.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares an amount by weights where each share has a floor and may have a cap, so that the shares
 * sum to it exactly: water-filling. Share i is the weight times one factor common to all, cut to
 * its bounds; the factor is the one at which the sum is the amount. This is the pegging algorithm
 * of Bitran and Hax (1981), "Disaggregation and resource allocation using convex knapsack problems
 * with bounded variables", Management Science 27(4), for the objective Σ xᵢ²/wᵢ. It compares exact
 * products and never divides, so no share is pegged by an error of rounding. What is left for the
 * shares within their bounds goes by {@link Allocation#largestRemainder}, which moves a share by
 * less than one unit, and bounds are whole units: none is left.
 */
public final class BoundedAllocation {
  private BoundedAllocation() {}

  /**
   * Who takes part.
   *
   * @param weight not negative; without one the share is the floor, unless nobody has a weight
   * @param floor least share, not negative
   * @param cap largest share, at least the floor; null for none
   */
  public record Part(String id, BigDecimal weight, BigDecimal floor, @Nullable BigDecimal cap) {
    /** Refuses negative weights and floors, and a cap below the floor. */
    public Part {
      if (weight.signum() < 0) {
        throw new IllegalArgumentException(
            "The weight (%s) of (%s) is negative.%nMaybe leave it out, or give it a weight of 0."
                .formatted(weight.toPlainString(), id));
      }
      if (floor.signum() < 0 || (cap != null && cap.compareTo(floor) < 0)) {
        throw new IllegalArgumentException(
            "The floor (%s) of (%s) must lie between 0 and the cap (%s).%nMaybe lower the floor or raise the cap."
                .formatted(floor.toPlainString(), id, cap == null ? "none" : cap.toPlainString()));
      }
    }
  }

  /**
   * Shares the amount. The order of the parts does not matter: of equal remainders the smaller id
   * comes first.
   *
   * @param amount not negative
   * @param parts at least one; ids are unique
   * @param scale decimals of the shares; at least those of the amount and of all bounds
   * @return one share per id, sorted; they sum to the amount
   * @throws IllegalArgumentException if the bounds allow no such shares, or an argument is wrong
   */
  public static SortedMap<String, BigDecimal> of(
      BigDecimal amount, Collection<Part> parts, int scale) {
    SortedMap<String, Part> free = byId(parts, scale);
    requireScale("amount", amount, scale);
    if (free.values().stream().allMatch(part -> part.weight().signum() == 0)) {
      free.replaceAll((id, part) -> new Part(id, BigDecimal.ONE, part.floor(), part.cap()));
    }
    requireFeasible(amount, free.values());
    SortedMap<String, BigDecimal> shares = new TreeMap<>();
    BigDecimal left = amount;
    List<Part> pegged =
        new ArrayList<>(free.values().stream().filter(p -> p.weight().signum() == 0).toList());
    boolean atCap = false;
    do {
      for (Part part : pegged) {
        BigDecimal share = bound(part, atCap);
        shares.put(part.id(), share.setScale(scale));
        left = left.subtract(share);
        free.remove(part.id());
      }
      Breach breach = Breach.of(left, free.values());
      atCap = breach.surplus().compareTo(breach.deficit()) >= 0;
      pegged = atCap ? breach.above() : breach.below();
    } while (!pegged.isEmpty());
    if (!free.isEmpty()) {
      List<BigDecimal> weights = free.values().stream().map(Part::weight).toList();
      List<BigDecimal> rest = Allocation.largestRemainder(left, weights, scale);
      int i = 0;
      for (String id : free.keySet()) {
        shares.put(id, rest.get(i++));
      }
    }
    return shares;
  }

  /**
   * How far proportional shares leave their bounds.
   *
   * @param deficit what those below their floors lack, times the sum of weights
   * @param surplus what those above their caps have too much, times the sum of weights
   */
  private record Breach(
      BigDecimal deficit, BigDecimal surplus, List<Part> below, List<Part> above) {
    static Breach of(BigDecimal left, Collection<Part> free) {
      BigDecimal total = sum(free.stream().map(Part::weight).toList());
      BigDecimal deficit = BigDecimal.ZERO;
      BigDecimal surplus = BigDecimal.ZERO;
      List<Part> below = new ArrayList<>();
      List<Part> above = new ArrayList<>();
      for (Part part : free) {
        BigDecimal share = left.multiply(part.weight());
        BigDecimal lack = part.floor().multiply(total).subtract(share);
        BigDecimal cap = part.cap();
        BigDecimal excess = cap == null ? BigDecimal.ZERO : share.subtract(cap.multiply(total));
        if (lack.signum() > 0) {
          below.add(part);
          deficit = deficit.add(lack);
        } else if (excess.signum() > 0) {
          above.add(part);
          surplus = surplus.add(excess);
        }
      }
      return new Breach(deficit, surplus, below, above);
    }
  }

  private static BigDecimal bound(Part part, boolean atCap) {
    BigDecimal cap = part.cap();
    return atCap && cap != null ? cap : part.floor();
  }

  private static SortedMap<String, Part> byId(Collection<Part> parts, int scale) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("There is nobody to share among.\nMaybe name an owner.");
    }
    SortedMap<String, Part> byId = new TreeMap<>();
    for (Part part : parts) {
      requireScale("floor of (" + part.id() + ")", part.floor(), scale);
      BigDecimal cap = part.cap();
      if (cap != null) {
        requireScale("cap of (" + part.id() + ")", cap, scale);
      }
      if (byId.put(part.id(), part) != null) {
        throw new IllegalArgumentException(
            "(%s) takes part twice.%nMaybe name it once.".formatted(part.id()));
      }
    }
    return byId;
  }

  private static void requireScale(String what, BigDecimal value, int scale) {
    if (value.stripTrailingZeros().scale() > scale) {
      throw new IllegalArgumentException(
          "The %s, %s, has more than %d decimals.%nMaybe round it to the currency's minor unit."
              .formatted(what, value.toPlainString(), scale));
    }
  }

  private static void requireFeasible(BigDecimal amount, Collection<Part> parts) {
    BigDecimal least = sum(parts.stream().map(Part::floor).toList());
    if (least.compareTo(amount) > 0) {
      throw new IllegalArgumentException(
          "The floors sum to %s, more than the amount %s.%nMaybe lower the floors or raise the amount."
              .formatted(least.toPlainString(), amount.toPlainString()));
    }
    if (parts.stream().anyMatch(part -> part.weight().signum() > 0 && part.cap() == null)) {
      return;
    }
    BigDecimal most =
        sum(parts.stream().map(part -> bound(part, part.weight().signum() > 0)).toList());
    if (most.compareTo(amount) < 0) {
      throw new IllegalArgumentException(
          "The caps sum to %s, less than the amount %s.%nMaybe raise the caps or lower the amount."
              .formatted(most.toPlainString(), amount.toPlainString()));
    }
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
