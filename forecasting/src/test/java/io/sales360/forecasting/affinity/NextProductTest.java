package io.sales360.forecasting.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.affinity.BuyerHistories.FirstPurchase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NextProductTest {
  private static final int WEEKS = 120;
  private static final int HOLDOUT = 26;

  /** Owners of an even product like the next one; product 39 is new and becomes popular. */
  private static List<List<FirstPurchase>> shop(long seed, boolean together, boolean trend) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<FirstPurchase>> customers = new ArrayList<>();
    for (int c = 0; c < 1500; c++) {
      Map<String, Integer> bought = new TreeMap<>();
      int last = -1;
      for (int week = WEEKS - 1 - random.nextInt(WEEKS);
          week >= 0;
          week -= 1 + random.nextInt(30)) {
        int item = (int) (39 * random.nextDouble() * random.nextDouble());
        if (together && last >= 0 && last % 2 == 0 && random.nextDouble() < 0.9) {
          item = last + 1;
        }
        if (trend && week < HOLDOUT + 5 && random.nextDouble() < 0.4) {
          item = 39;
        }
        bought.putIfAbsent("p%02d".formatted(item), week);
        last = item;
      }
      customers.add(
          bought.entrySet().stream()
              .map(e -> new FirstPurchase(e.getKey(), e.getValue()))
              .toList());
    }
    return customers;
  }

  private static BuyerHistories histories(List<List<FirstPurchase>> customers) {
    BuyerHistories.Builder builder = new BuyerHistories.Builder();
    customers.forEach(builder::add);
    return builder.build();
  }

  private static HitRate score(List<List<FirstPurchase>> customers) {
    List<HitRate.Case> holdout = new ArrayList<>();
    for (List<FirstPurchase> customer : customers) {
      Set<String> had = new TreeSet<>();
      Set<String> bought = new TreeSet<>();
      customer.forEach(one -> (one.weeksAgo() >= HOLDOUT ? had : bought).add(one.item()));
      if (!had.isEmpty()) {
        holdout.add(new HitRate.Case(had, bought));
      }
    }
    return HitRate.of(NextProduct.learn(histories(customers), HOLDOUT), holdout, 3);
  }

  @Test
  void whatGoesTogetherAndWhatIsNewBeatPopularity() {
    HitRate affinity = score(shop(1, true, false));
    HitRate trend = score(shop(2, false, true));

    assertThat(affinity.asked()).isGreaterThan(300);
    assertThat(affinity.hitRate()).isGreaterThan(affinity.popularHitRate() + 0.05);
    assertThat(trend.hitRate()).isGreaterThan(trend.popularHitRate() + 0.05);
  }

  @Test
  void whereOnlyPopularityCountsItIsFollowed() {
    HitRate plain = score(shop(3, false, false));

    assertThat(plain.popularHitRate()).isGreaterThan(0.1);
    assertThat(plain.hitRate()).isGreaterThan(plain.popularHitRate() - 0.03);
  }

  @Test
  void partsAreThoseOfTheDefinition() {
    List<List<FirstPurchase>> customers = shop(4, true, true).subList(0, 150);
    int cut = 10;
    OfferParts parts = OfferParts.of(histories(customers), cut, HOLDOUT);
    List<String> owned = List.of("p00", "p02", "p07");
    int[] numbers = owned.stream().mapToInt(parts::number).toArray();
    boolean[] blocked = new boolean[parts.items()];
    Arrays.stream(numbers).forEach(number -> blocked[number] = true);
    double[][] chances = parts.chances(numbers, blocked);
    double[][] expected = new double[OfferParts.COUNT][parts.items()];
    for (int i = 0; i < parts.items(); i++) {
      if (!blocked[i]) {
        double[] definition = definition(customers, cut, owned, parts.item(i));
        for (int part = 0; part < definition.length; part++) {
          expected[part][i] = definition[part];
        }
      }
    }
    for (int part = 0; part < expected.length; part++) {
      double sum = Arrays.stream(expected[part]).sum();
      assertThat(sum).as("part %d", part).isPositive();
      for (int i = 0; i < parts.items(); i++) {
        assertThat(chances[part][i]).isCloseTo(expected[part][i] / sum, within(1e-12));
      }
    }
  }

  /** The six parts, not yet summing to 1, by going through all customers once more. */
  private static double[] definition(
      List<List<FirstPurchase>> customers, int cut, List<String> owned, String item) {
    double[] parts = new double[OfferParts.COUNT];
    double trend = 0;
    double logLift = 0;
    for (List<FirstPurchase> customer : customers) {
      for (FirstPurchase one : customer) {
        int age = one.weeksAgo() - cut;
        if (one.item().equals(item) && age >= 0) {
          parts[0]++;
          parts[1] += Math.pow(0.5, age / 4.0);
          parts[2] += Math.pow(0.5, age / 13.0);
          parts[3] += age >= 52 - HOLDOUT && age < 52 ? 1 : 0;
          trend += Math.pow(0.5, age / 8.0);
        }
      }
    }
    for (String have : owned) {
      double both = having(customers, cut, Set.of(have, item));
      double one = having(customers, cut, Set.of(have));
      double other = having(customers, cut, Set.of(item));
      parts[4] += both / one;
      logLift += Math.log((both + 30) / (one * other / having(customers, cut, Set.of()) + 30));
    }
    parts[5] = trend * Math.exp(logLift / 2);
    return parts;
  }

  private static double having(List<List<FirstPurchase>> customers, int cut, Set<String> items) {
    return customers.stream()
        .map(
            customer ->
                customer.stream()
                    .filter(one -> one.weeksAgo() >= cut)
                    .map(FirstPurchase::item)
                    .toList())
        .filter(had -> !had.isEmpty() && had.containsAll(items))
        .count();
  }

  @Test
  void weightsAreThoseThatCasesWereDrawnWith() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] dice = {{.85, .05, .05, .05}, {.05, .05, .05, .85}, {.05, .45, .45, .05}};
    double[][] cases = new double[20_000][];
    for (int i = 0; i < cases.length; i++) {
      double[] die = dice[random.nextDouble() < 0.65 ? 0 : 1];
      double draw = random.nextDouble();
      int side = 0;
      while (side < 3 && draw >= die[side]) {
        draw -= die[side++];
      }
      cases[i] = new double[] {dice[0][side], dice[1][side], dice[2][side]};
    }
    double[] weights = OfferMixture.weights(cases, 3);

    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    assertThat(weights[0]).isCloseTo(0.65, within(0.06));
    assertThat(weights[1]).isCloseTo(0.35, within(0.06));
    // At the mode of the posterior the gradient is the same for all weights: N (1 + 0.02 K).
    for (int part = 0; part < 3; part++) {
      double gradient = 0.02 * cases.length / weights[part];
      for (double[] one : cases) {
        gradient += one[part] / (weights[0] * one[0] + weights[1] * one[1] + weights[2] * one[2]);
      }
      assertThat(gradient).isCloseTo(cases.length * 1.06, within(1.0));
    }
    assertThat(OfferMixture.weights(new double[0][], 4)).containsOnly(0.25);
  }

  @Test
  void offersDoNotDependOnTheOrderOfCustomersNorOnTheLaterOnes() throws Exception {
    List<List<FirstPurchase>> customers = shop(6, true, true);
    NextProduct model = NextProduct.learn(histories(customers), HOLDOUT);
    List<List<FirstPurchase>> reversed = new ArrayList<>(customers);
    Collections.reverse(reversed);
    List<List<FirstPurchase>> known =
        customers.stream()
            .map(one -> one.stream().filter(p -> p.weeksAgo() >= HOLDOUT).toList())
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    for (List<String> owned : List.of(List.of("p04"), List.of("p10", "p03"), List.<String>of())) {
      List<NextProduct.Offer> offers = model.offers(owned, Set.of("p01"), 40);
      assertThat(offers).doesNotHaveDuplicates().hasSizeBetween(30, 39 - owned.size());
      assertThat(offers)
          .extracting(NextProduct.Offer::score)
          .isSortedAccordingTo(Collections.reverseOrder());
      assertThat(offers.stream().mapToDouble(NextProduct.Offer::score).sum())
          .isCloseTo(1, within(1e-9));
      assertThat(offers).extracting(NextProduct.Offer::item).doesNotContain("p01");
      assertThat(offers).extracting(NextProduct.Offer::item).noneMatch(owned::contains);
      assertThat(NextProduct.learn(histories(reversed), HOLDOUT).offers(owned, Set.of("p01"), 40))
          .isEqualTo(offers);
      assertThat(NextProduct.learn(histories(known), HOLDOUT).offers(owned, Set.of("p01"), 40))
          .isEqualTo(offers);
      assertThat(((NextProduct) read).offers(owned, Set.of("p01"), 40)).isEqualTo(offers);
    }
    assertThat(model.offers(List.of("p04"), Set.of(), 40))
        .filteredOn(offer -> offer.item().equals("p05"))
        .extracting(NextProduct.Offer::because)
        .containsExactly("p04");
  }

  @Test
  void endedProductsAreNotOffered() {
    BuyerHistories.Builder builder = new BuyerHistories.Builder();
    shop(7, true, false).forEach(builder::add);
    BuyerHistories histories = builder.ended("p00", 8).ended("p02", 0).build();

    assertThat(NextProduct.learn(histories, 9).bestsellers(Set.of(), 40)).contains("p00", "p02");
    assertThat(NextProduct.learn(histories, 8).bestsellers(Set.of(), 40))
        .doesNotContain("p00")
        .contains("p02");
    assertThat(NextProduct.learn(histories, 0).offers(List.of("p05"), Set.of(), 40))
        .extracting(NextProduct.Offer::item)
        .doesNotContain("p00", "p02", "p05");
    assertThat(NextProduct.learn(histories, 0).bestsellers(Set.of("p01"), 2)).hasSize(2);
  }

  @Test
  void whatCannotBeLearnedIsRefused() {
    BuyerHistories histories = histories(List.of(List.of(new FirstPurchase("a", 3)), List.of()));

    assertThat(histories.hasBuyers(3)).isTrue();
    assertThat(histories.hasBuyers(4)).isFalse();
    assertThat(NextProduct.learn(histories, 0).offers(List.of(), Set.of(), 5))
        .extracting(NextProduct.Offer::item)
        .containsExactly("a");
    assertThat(NextProduct.learn(histories, 0).offers(List.of("a"), Set.of(), 5)).isEmpty();
    assertThatThrownBy(() -> NextProduct.learn(histories, 4)).hasMessageContaining("(4)");
    assertThatThrownBy(() -> new FirstPurchase("a", -1)).hasMessageContaining("(a) is (-1)");
  }
}
