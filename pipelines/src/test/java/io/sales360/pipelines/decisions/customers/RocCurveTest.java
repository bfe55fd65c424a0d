package io.sales360.pipelines.decisions.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.pipelines.decisions.customers.RocCurve.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  @Test
  void areaIsTheShareOfPairsInTheRightOrder() {
    Random random = new Random(3);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean isPositive = random.nextInt(3) == 0;
      cases.add(new Case(random.nextInt(12) + (isPositive ? 2 : 0), isPositive));
    }
    double right = 0;
    double pairs = 0;
    for (Case one : cases) {
      for (Case other : cases) {
        if (one.isPositive() && !other.isPositive()) {
          pairs++;
          right += one.score() > other.score() ? 1 : one.score() == other.score() ? 0.5 : 0;
        }
      }
    }

    assertThat(RocCurve.area(cases)).isCloseTo(right / pairs, within(1e-12));
  }

  @Test
  void thereIsNoAreaForOneKind() {
    assertThat(RocCurve.area(List.of())).isNull();
    assertThat(RocCurve.area(List.of(new Case(1, true), new Case(2, true)))).isNull();
  }
}
