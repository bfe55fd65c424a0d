package io.sales360.pipelines.decisions.profit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.AbcClass;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParetoTest {
  @Test
  void productThatReachesTheLimitStillBelongsToTheClass() {
    Map<String, Pareto.Place> places =
        Pareto.places(
            Map.of(
                "a", new BigDecimal("79"),
                "b", new BigDecimal("15"),
                "c", new BigDecimal("5"),
                "d", new BigDecimal("1")));

    assertThat(places.get("a").abc()).isEqualTo(AbcClass.A);
    assertThat(places.get("b").abc()).isEqualTo(AbcClass.A);
    assertThat(places.get("c").abc()).isEqualTo(AbcClass.B);
    assertThat(places.get("d").abc()).isEqualTo(AbcClass.C);
    assertThat(places.get("c").cumulativeRate()).isEqualByComparingTo("0.99");
    assertThat(places.get("c").isTail()).isFalse();
    assertThat(places.get("d").isTail()).isTrue();
  }

  @Test
  void lossesComeLastAndLiftNobodyOverOne() {
    Map<String, Pareto.Place> places =
        Pareto.places(Map.of("good", new BigDecimal("10"), "bad", new BigDecimal("-90")));

    assertThat(places.get("good").cumulativeRate()).isEqualByComparingTo("1");
    assertThat(places.get("bad"))
        .isEqualTo(new Pareto.Place(2, new BigDecimal("1.000000000"), AbcClass.C, true));
  }

  @Test
  void nothingPositiveHasNoShares() {
    Map<String, Pareto.Place> places =
        Pareto.places(Map.of("y", BigDecimal.ZERO, "x", BigDecimal.ZERO));

    assertThat(places.get("x")).isEqualTo(new Pareto.Place(1, null, AbcClass.C, true));
    assertThat(places.get("y").rank()).isEqualTo(2);
  }
}
