package io.sales360.common.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.money.BoundedAllocation.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BoundedAllocationProperties {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** An amount that the bounds allow. */
  record Task(BigDecimal amount, List<Part> parts) {
    SortedMap<String, BigDecimal> solve() {
      return BoundedAllocation.of(amount, parts, 2);
    }
  }

  @Property(tries = 2000)
  void sharesSumToTheAmountWithinTheirBounds(@ForAll("tasks") Task task) {
    SortedMap<String, BigDecimal> shares = task.solve();

    assertThat(shares).hasSameSizeAs(task.parts());
    assertThat(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(task.amount());
    for (Part part : task.parts()) {
      BigDecimal share = shares.get(part.id());
      assertThat(share).isGreaterThanOrEqualTo(part.floor());
      if (part.cap() != null) {
        assertThat(share).isLessThanOrEqualTo(part.cap());
      }
    }
  }

  @Property(tries = 2000)
  void sharesAreThoseOfOneFactorFoundByBisection(@ForAll("tasks") Task task) {
    SortedMap<String, BigDecimal> shares = task.solve();
    Map<String, BigDecimal> oracle = bisect(task);
    for (Part part : task.parts()) {
      assertThat(shares.get(part.id()).subtract(oracle.get(part.id())).abs())
          .as("share of %s in %s", part, task)
          .isLessThan(CENT);
    }
  }

  @Property(tries = 1000)
  void theOrderOfPartsDoesNotMatter(@ForAll("tasks") Task task, @ForAll long seed) {
    List<Part> shuffled = new ArrayList<>(task.parts());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(BoundedAllocation.of(task.amount(), shuffled, 2)).isEqualTo(task.solve());
  }

  @Property(tries = 1000)
  void aLargerWeightNeverGetsLessUnderTheSameBounds(@ForAll("tasks") Task task) {
    Part model = task.parts().get(0);
    List<Part> alike =
        task.parts().stream()
            .map(part -> new Part(part.id(), part.weight(), model.floor(), null))
            .toList();
    BigDecimal least = model.floor().multiply(BigDecimal.valueOf(alike.size()));
    SortedMap<String, BigDecimal> shares = BoundedAllocation.of(task.amount().add(least), alike, 2);
    for (Part one : alike) {
      for (Part other : alike) {
        if (one.weight().compareTo(other.weight()) > 0) {
          assertThat(shares.get(one.id())).isGreaterThanOrEqualTo(shares.get(other.id()));
        }
      }
    }
  }

  @Example
  void whatOneMayNotHaveGoesToTheOthersByWeight() {
    assertThat(
            BoundedAllocation.of(
                new BigDecimal("100.00"),
                List.of(part("a", 6, 0, 30), part("b", 3, 0, null), part("c", 1, 20, null)),
                2))
        .containsExactly(
            Map.entry("a", new BigDecimal("30.00")),
            Map.entry("b", new BigDecimal("50.00")),
            Map.entry("c", new BigDecimal("20.00")));
  }

  @Example
  void withoutAWeightTheShareIsTheFloorUnlessNobodyHasOne() {
    assertThat(
            BoundedAllocation.of(
                BigDecimal.TEN, List.of(part("a", 0, 2, null), part("b", 5, 0, null)), 0))
        .containsExactly(Map.entry("a", new BigDecimal("2")), Map.entry("b", new BigDecimal("8")));
    assertThat(
            BoundedAllocation.of(
                BigDecimal.TEN, List.of(part("a", 0, 0, null), part("b", 0, 0, 3)), 0))
        .containsExactly(Map.entry("a", new BigDecimal("7")), Map.entry("b", new BigDecimal("3")));
  }

  @Example
  void boundsThatAllowNothingAreRefusedWithTheirSums() {
    assertThatThrownBy(
            () ->
                BoundedAllocation.of(
                    BigDecimal.TEN, List.of(part("a", 1, 6, null), part("b", 1, 5, null)), 0))
        .hasMessageContaining("The floors sum to 11, more than the amount 10");
    assertThatThrownBy(
            () ->
                BoundedAllocation.of(
                    BigDecimal.TEN, List.of(part("a", 1, 0, 4), part("b", 1, 0, 5)), 0))
        .hasMessageContaining("The caps sum to 9, less than the amount 10");
    assertThatThrownBy(
            () ->
                BoundedAllocation.of(
                    BigDecimal.TEN, List.of(part("a", 0, 1, null), part("b", 1, 0, 5)), 0))
        .hasMessageContaining("The caps sum to 6, less than the amount 10");
    assertThatThrownBy(() -> part("a", -1, 0, null)).hasMessageContaining("(-1) of (a)");
    assertThatThrownBy(() -> part("a", 1, 5, 4)).hasMessageContaining("the cap (4)");
    assertThatThrownBy(() -> BoundedAllocation.of(CENT, List.of(part("a", 1, 0, null)), 0))
        .hasMessageContaining("The amount, 0.01, has more than 0 decimals");
    assertThatThrownBy(() -> BoundedAllocation.of(BigDecimal.ONE, List.of(), 0))
        .hasMessageContaining("nobody");
    assertThatThrownBy(
            () ->
                BoundedAllocation.of(
                    BigDecimal.ONE, List.of(part("a", 1, 0, null), part("a", 1, 0, null)), 0))
        .hasMessageContaining("(a) takes part twice");
  }

  @Provide
  Arbitrary<Task> tasks() {
    Arbitrary<Long> weights = Arbitraries.longs().between(0, 1_000).edgeCases(c -> c.add(0L, 1L));
    Arbitrary<Long> cents = Arbitraries.longs().between(0, 50_000);
    Arbitrary<Part> raw =
        Combinators.combine(weights, cents, cents.injectNull(0.4))
            .as(
                (weight, floor, room) ->
                    new Part(
                        "",
                        BigDecimal.valueOf(weight, 3),
                        BigDecimal.valueOf(floor, 2),
                        room == null ? null : BigDecimal.valueOf(floor + room, 2)));
    Arbitrary<Integer> fillings = Arbitraries.integers().between(0, 1_000);
    return Combinators.combine(raw.list().ofMinSize(1).ofMaxSize(12), fillings)
        .as(BoundedAllocationProperties::feasible);
  }

  /** Puts the amount at a thousandth of the way from the least to the most that bounds allow. */
  private static Task feasible(List<Part> raw, int filling) {
    List<Part> parts = new ArrayList<>();
    boolean isWeightless = raw.stream().allMatch(part -> part.weight().signum() == 0);
    BigDecimal least = BigDecimal.ZERO;
    BigDecimal room = BigDecimal.ZERO;
    for (Part part : raw) {
      parts.add(new Part("p" + parts.size(), part.weight(), part.floor(), part.cap()));
      least = least.add(part.floor());
      if (isWeightless || part.weight().signum() > 0) {
        room =
            room.add(
                part.cap() == null ? BigDecimal.TEN.pow(4) : part.cap().subtract(part.floor()));
      }
    }
    BigDecimal part = room.multiply(BigDecimal.valueOf(filling, 3));
    return new Task(least.add(part.setScale(2, java.math.RoundingMode.DOWN)), parts);
  }

  /** The factor between nothing and all, halved until it is known to forty digits. */
  private static Map<String, BigDecimal> bisect(Task task) {
    MathContext digits = new MathContext(60);
    boolean isWeightless = task.parts().stream().allMatch(part -> part.weight().signum() == 0);
    BigDecimal low = BigDecimal.ZERO;
    BigDecimal high = task.amount().add(BigDecimal.ONE).multiply(BigDecimal.valueOf(1_000_000));
    for (int i = 0; i < 180; i++) {
      BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), digits);
      BigDecimal sum =
          shares(task, middle, isWeightless).values().stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (sum.compareTo(task.amount()) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return shares(task, high, isWeightless);
  }

  private static Map<String, BigDecimal> shares(
      Task task, BigDecimal factor, boolean isWeightless) {
    Map<String, BigDecimal> shares = new TreeMap<>();
    for (Part part : task.parts()) {
      BigDecimal share = isWeightless ? factor : factor.multiply(part.weight());
      share = share.max(part.floor());
      shares.put(part.id(), part.cap() == null ? share : share.min(part.cap()));
    }
    return shares;
  }

  private static Part part(String id, int weight, int floor, Integer cap) {
    return new Part(
        id,
        BigDecimal.valueOf(weight),
        BigDecimal.valueOf(floor),
        cap == null ? null : BigDecimal.valueOf(cap));
  }
}
