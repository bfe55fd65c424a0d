package io.sales360.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.demo.dialect.Draws;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketsTest {
  private static final List<Product> PRODUCTS =
      new Catalogue(
              new DateSpan(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31)), new Seeds(1))
          .products();

  @Test
  void everyLineLiesInOneBasketOfOneToFour() {
    Draws draws = Draws.of(1, "test");
    for (int baskets = 5; baskets <= 20; baskets++) {
      List<Product> lines = PRODUCTS.subList(0, 20);

      List<List<Product>> filled = Baskets.fill(lines, baskets, draws);

      assertThat(filled).hasSize(baskets).allMatch(b -> !b.isEmpty() && b.size() <= 4);
      assertThat(filled.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(lines);
    }
  }

  @Test
  void basketsGatherAroundOneStyle() {
    Draws draws = Draws.of(1, "test");
    long same = 0;
    long pairs = 0;
    for (int round = 0; round < 200; round++) {
      for (List<Product> basket : Baskets.fill(PRODUCTS.subList(0, 60), 30, draws)) {
        for (Product product : basket.subList(1, basket.size())) {
          same += product.model().style() == basket.get(0).model().style() ? 1 : 0;
          pairs++;
        }
      }
    }
    assertThat((double) same / pairs).isGreaterThan(1.5 / Catalogue.STYLES);
  }
}
