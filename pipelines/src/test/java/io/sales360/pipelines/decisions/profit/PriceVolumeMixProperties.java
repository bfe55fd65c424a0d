package io.sales360.pipelines.decisions.profit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The three tests of a correct price-volume-mix, each over ten thousand random cases. */
@Tag("thorough")
class PriceVolumeMixProperties {
  private static final BigDecimal TINY = new BigDecimal("1e-9");

  /** One item in two periods. */
  record Pair(SoldItem previous, SoldItem current) {}

  @Property(tries = 10_000)
  void effectsSumToTheChange(@ForAll("portfolios") List<Pair> items) {
    PriceVolumeMix maths = maths(items);
    for (Pair item : items) {
      if (item.previous().isSold() || item.current().isSold()) {
        assertThat(maths.ofNet(item.previous(), item.current()).rounded().sum())
            .isCloseTo(
                item.current().net().subtract(item.previous().net()),
                within(TINY.multiply(BigDecimal.valueOf(5))));
        assertThat(maths.ofMargin(item.previous(), item.current()).rounded().sum())
            .isCloseTo(
                margin(item.current()).subtract(margin(item.previous())),
                within(TINY.multiply(BigDecimal.valueOf(6))));
      }
    }
  }

  @Property(tries = 10_000)
  void swappedPeriodsChangeEverySign(@ForAll("portfolios") List<Pair> items) {
    PriceVolumeMix there = maths(items);
    PriceVolumeMix back = new PriceVolumeMix(there.currentUnits(), there.previousUnits());
    for (Pair item : items) {
      if (item.previous().isSold() || item.current().isSold()) {
        BridgeEffects forth = there.ofMargin(item.previous(), item.current()).rounded();
        BridgeEffects reverse = back.ofMargin(item.current(), item.previous()).rounded();
        assertThat(reverse.volume()).isEqualByComparingTo(forth.volume().negate());
        assertThat(reverse.mix()).isEqualByComparingTo(forth.mix().negate());
        assertThat(reverse.price()).isEqualByComparingTo(forth.price().negate());
        assertThat(reverse.promotion()).isEqualByComparingTo(forth.promotion().negate());
        assertThat(reverse.exchange()).isEqualByComparingTo(forth.exchange().negate());
        assertThat(reverse.cost()).isEqualByComparingTo(forth.cost().negate());
        assertThat(reverse.gained()).isEqualByComparingTo(forth.lost().negate());
        assertThat(reverse.lost()).isEqualByComparingTo(forth.gained().negate());
        assertThat(reverse.other()).isEqualByComparingTo(forth.other().negate());
      }
    }
  }

  @Property(tries = 10_000)
  void orderOfFactorsDoesNotMatter(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = -10_000, max = 10_000) Integer> before,
      @ForAll long seed) {
    Random random = new Random(seed);
    BigDecimal[] from = new BigDecimal[before.size()];
    BigDecimal[] to = new BigDecimal[before.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      from[i] = BigDecimal.valueOf(before.get(i), 2);
      to[i] = BigDecimal.valueOf(random.nextInt(20_001) - 10_000, 2);
      order.add(i);
    }
    Collections.shuffle(order, random);

    BigDecimal[] effects = Shapley.contributions(from, to);
    BigDecimal[] shuffled =
        Shapley.contributions(
            order.stream().map(i -> from[i]).toArray(BigDecimal[]::new),
            order.stream().map(i -> to[i]).toArray(BigDecimal[]::new));

    for (int i = 0; i < from.length; i++) {
      assertThat(shuffled[i]).isCloseTo(effects[order.get(i)], within(TINY));
    }
  }

  @Property(tries = 1_000)
  void contributionIsTheMeanOverAllOrders(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = -10_000, max = 10_000) Integer> before,
      @ForAll long seed) {
    Random random = new Random(seed);
    BigDecimal[] from = new BigDecimal[before.size()];
    BigDecimal[] to = new BigDecimal[before.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = BigDecimal.valueOf(before.get(i), 2);
      to[i] = BigDecimal.valueOf(random.nextInt(20_001) - 10_000, 2);
    }

    BigDecimal[] effects = Shapley.contributions(from, to);

    BigDecimal[] sums = new BigDecimal[from.length];
    Arrays.fill(sums, BigDecimal.ZERO);
    int orders = walk(from.clone(), to, new boolean[from.length], sums);
    for (int i = 0; i < from.length; i++) {
      assertThat(effects[i])
          .isCloseTo(
              sums[i].divide(BigDecimal.valueOf(orders), MathContext.DECIMAL128), within(TINY));
    }
  }

  /**
   * Changes factors one after the other, in every order, and sums what each change does, once per
   * order that starts the same way; returns how many orders there are.
   */
  private static int walk(BigDecimal[] now, BigDecimal[] to, boolean[] changed, BigDecimal[] sums) {
    int orders = 0;
    for (int i = 0; i < now.length; i++) {
      if (!changed[i]) {
        BigDecimal before = product(now);
        BigDecimal kept = now[i];
        now[i] = to[i];
        changed[i] = true;
        BigDecimal step = product(now).subtract(before);
        int below = walk(now, to, changed, sums);
        sums[i] = sums[i].add(step.multiply(BigDecimal.valueOf(below)));
        orders += below;
        changed[i] = false;
        now[i] = kept;
      }
    }
    return Math.max(orders, 1);
  }

  private static BigDecimal product(BigDecimal[] factors) {
    return Arrays.stream(factors).reduce(BigDecimal.ONE, BigDecimal::multiply);
  }

  private static PriceVolumeMix maths(List<Pair> items) {
    BigDecimal previous = BigDecimal.ZERO;
    BigDecimal current = BigDecimal.ZERO;
    for (Pair item : items) {
      if (PriceVolumeMix.isComparable(item.previous(), item.current())) {
        previous = previous.add(item.previous().units());
        current = current.add(item.current().units());
      }
    }
    return new PriceVolumeMix(previous, current);
  }

  private static BigDecimal margin(SoldItem item) {
    return item.cost() == null ? item.net() : item.net().subtract(item.cost());
  }

  @Provide
  Arbitrary<List<Pair>> portfolios() {
    return Combinators.combine(items(), items()).as(Pair::new).list().ofMinSize(1).ofMaxSize(4);
  }

  /** Gifts, corrections without units and items that are not sold are among them. */
  private static Arbitrary<SoldItem> items() {
    Arbitrary<SoldItem> sold =
        Combinators.combine(
                Arbitraries.integers().between(-2, 5_000),
                Arbitraries.longs().between(0, 9_999_999),
                Arbitraries.longs().between(500_000_000L, 2_000_000_000L),
                Arbitraries.longs().between(0, 1_000_000),
                Arbitraries.longs().between(0, 9_999_999))
            .as(
                (units, gross, rate, discount, cost) -> {
                  BigDecimal sale = BigDecimal.valueOf(gross, 2);
                  return new SoldItem(
                      1,
                      BigDecimal.valueOf(units),
                      sale,
                      sale.multiply(BigDecimal.valueOf(rate, 9))
                          .setScale(9, java.math.RoundingMode.HALF_EVEN),
                      BigDecimal.valueOf(discount, 2),
                      BigDecimal.valueOf(cost, 4));
                });
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, sold),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(SoldItem.NOTHING)));
  }
}
