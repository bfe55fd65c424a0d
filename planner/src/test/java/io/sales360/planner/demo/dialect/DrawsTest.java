package io.sales360.planner.demo.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  @Test
  void streamsDependOnSeedAndName() {
    assertThat(Draws.of(1, "a").uniform()).isEqualTo(Draws.of(1, "a").uniform());
    assertThat(Draws.of(1, "a").uniform()).isNotEqualTo(Draws.of(1, "b").uniform());
    assertThat(Draws.of(1, "a").uniform()).isNotEqualTo(Draws.of(2, "a").uniform());
  }

  @Test
  void gammaHasMeanOneAndTheVarianceOfItsShape() {
    Draws draws = Draws.of(1, "gamma");
    double[] values = IntStream.range(0, 40_000).mapToDouble(i -> draws.gamma(2)).toArray();
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double variance =
        IntStream.range(0, values.length)
            .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
            .average()
            .orElse(0);

    assertThat(mean).isCloseTo(1, within(0.02));
    assertThat(variance).isCloseTo(0.5, within(0.03));
    assertThatThrownBy(() -> draws.gamma(0.5)).hasMessageContaining("(0.5)");
  }

  @Test
  void gaussianHasUnitVariance() {
    Draws draws = Draws.of(1, "gaussian");
    double squares =
        IntStream.range(0, 40_000).mapToDouble(i -> draws.gaussian()).map(x -> x * x).sum();

    assertThat(squares / 40_000).isCloseTo(1, within(0.03));
  }

  @Test
  void weightsAreProportions() {
    Draws draws = Draws.of(1, "weights");
    long second = IntStream.range(0, 40_000).filter(i -> draws.weighted(1, 3, 0) == 1).count();

    assertThat(second / 40_000.0).isCloseTo(0.75, within(0.01));
  }
}
