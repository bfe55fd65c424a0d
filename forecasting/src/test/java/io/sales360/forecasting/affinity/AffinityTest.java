package io.sales360.forecasting.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class AffinityTest {
  @Test
  void measuresAreThoseOfTheDefinition() {
    // 100 baskets, 40 with bread, 25 with butter, 20 with both.
    BasketCounts counts =
        BasketCounts.of(
            100, Map.of("bread", 40L, "butter", 25L), Map.of(ItemPair.of("butter", "bread"), 20L));
    List<AffinityRule> rules = AffinitySpec.standard().rules(counts);
    AffinityRule rule = rules.get(0);

    assertThat(rules).hasSize(2);
    assertThat(rule.antecedent()).isEqualTo("bread");
    assertThat(rule.support()).isEqualTo(0.2);
    assertThat(rule.confidence()).isEqualTo(0.5);
    assertThat(rule.lift()).isEqualTo(2);
    assertThat(rule.leverage()).isCloseTo(0.1, within(1e-12));
    assertThat(rule.conviction()).isEqualTo(1.5);
    assertThat(rule.pValue())
        .isCloseTo(
            new HypergeometricDistribution(null, 100, 40, 25).upperCumulativeProbability(20),
            within(1e-12));
    assertThat(rules.get(1).confidence()).isEqualTo(0.8);
  }

  @Test
  void fisherEqualsExactFractions() {
    int[][] tables = {{20, 8, 7, 5}, {20, 8, 7, 1}, {20, 15, 12, 8}, {12, 6, 6, 6}, {9, 9, 4, 4}};
    for (int[] table : tables) {
      BigInteger sum = BigInteger.ZERO;
      for (int k = table[3]; k <= Math.min(table[1], table[2]); k++) {
        sum = sum.add(choose(table[1], k).multiply(choose(table[0] - table[1], table[2] - k)));
      }
      double exact = sum.doubleValue() / choose(table[0], table[2]).doubleValue();

      assertThat(Math.exp(FisherExact.logUpperTail(table[0], table[1], table[2], table[3])))
          .isCloseTo(exact, within(1e-12));
    }
    double tiny = FisherExact.logUpperTail(1_000_000, 20_000, 20_000, 15_000);
    assertThat(tiny).isFinite().isLessThan(-20_000);
  }

  private static BigInteger choose(int n, int k) {
    BigInteger product = BigInteger.ONE;
    if (k < 0 || k > n) {
      return BigInteger.ZERO;
    }
    for (int i = 0; i < k; i++) {
      product = product.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
    }
    return product;
  }

  @Test
  void partsCanBeCountedInAnyOrder() {
    List<List<String>> baskets = baskets(500, 1, true);
    BasketCounts whole = BasketCounts.count(baskets, 50);
    List<List<String>> reversed = new ArrayList<>(baskets);
    Collections.reverse(reversed);

    assertThat(BasketCounts.count(reversed, 50)).isEqualTo(whole);
    assertThat(
            BasketCounts.count(baskets.subList(300, 500), 50)
                .plus(BasketCounts.none())
                .plus(BasketCounts.count(baskets.subList(0, 300), 50)))
        .isEqualTo(whole);
    assertThat(whole.of("p1", "p0")).isEqualTo(whole.of("p0", "p1"));
    assertThat(BasketCounts.count(List.of(List.of("a", "b", "a"), List.of("c", "d", "e")), 2))
        .isEqualTo(BasketCounts.of(1, Map.of("a", 1L, "b", 1L), Map.of(ItemPair.of("a", "b"), 1L)));
  }

  @Test
  void chanceAloneMakesHardlyAnyRule() {
    int runsWithRules = 0;
    for (int seed = 0; seed < 200; seed++) {
      BasketCounts counts = BasketCounts.count(baskets(400, seed, false), 50);
      runsWithRules += AffinitySpec.standard().rules(counts).isEmpty() ? 0 : 1;
    }
    // Without any affinity the share of runs with a discovery is the rate itself, or less.
    assertThat(runsWithRules).isLessThanOrEqualTo(18);
  }

  @Test
  void realAffinitiesAreFoundAndFewOthers() {
    int found = 0;
    int wrong = 0;
    int rules = 0;
    for (int seed = 0; seed < 50; seed++) {
      BasketCounts counts = BasketCounts.count(baskets(1500, seed, true), 50);
      for (AffinityRule rule : AffinitySpec.standard().rules(counts)) {
        rules++;
        boolean real = isReal(rule.antecedent(), rule.consequent());
        found += real ? 1 : 0;
        wrong += real ? 0 : 1;
      }
    }
    assertThat(found).isGreaterThan(50 * 2 * 4);
    assertThat(wrong / (double) rules).isLessThan(0.07);
  }

  /** Products 0 and 1, 2 and 3, … 8 and 9 go together. */
  private static boolean isReal(String one, String other) {
    int a = Integer.parseInt(one.substring(1));
    int b = Integer.parseInt(other.substring(1));
    return a / 2 == b / 2 && a < 10;
  }

  private static List<List<String>> baskets(int count, long seed, boolean together) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TreeSet<String> basket = new TreeSet<>();
      for (int p = 0; p < 40; p++) {
        if (random.nextDouble() < 2.0 / (10 + p)) {
          basket.add("p" + p);
          if (together && p < 10 && p % 2 == 0 && random.nextDouble() < 0.35) {
            basket.add("p" + (p + 1));
          }
        }
      }
      baskets.add(List.copyOf(basket));
    }
    return baskets;
  }

  @Test
  void qValuesAreBenjaminiAndHochbergs() {
    // Their 1995 paper, §3: of 15 p-values the first four are below 0.05.
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1
    };
    double[] logP = new double[15];
    for (int i = 0; i < 15; i++) {
      logP[i] = Math.log(p[i]);
    }
    double[] logQ = AffinitySpec.logQValues(logP, 15);

    assertThat(Math.exp(logQ[3])).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    assertThat(Math.exp(logQ[3])).isLessThan(0.05);
    assertThat(Math.exp(logQ[4])).isGreaterThan(0.05);
    assertThat(Math.exp(logQ[14])).isEqualTo(1);
  }

  @Test
  void contradictionsAreRefused() {
    assertThatThrownBy(() -> new ItemPair("b", "a")).hasMessageContaining("(b, a)");
    assertThatThrownBy(() -> BasketCounts.of(5, Map.of("a", 6L), Map.of()))
        .hasMessageContaining("(a), 6");
    assertThatThrownBy(
            () -> BasketCounts.of(5, Map.of("a", 4L, "b", 4L), Map.of(ItemPair.of("a", "b"), 2L)))
        .hasMessageContaining("3..4");
    assertThatThrownBy(() -> new AffinitySpec(5, 10, 5)).hasMessageContaining("5.0");
  }
}
