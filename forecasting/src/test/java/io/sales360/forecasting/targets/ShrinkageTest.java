package io.sales360.forecasting.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.targets.Shrinkage.Counted;
import io.sales360.forecasting.targets.Shrinkage.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
  @Test
  void theEightSchoolsAreShrunkAsInTheLiterature() {
    // Rubin (1981); Gelman et al., Bayesian Data Analysis, §5.5: the data explain no spread.
    double[] effects = {28, 8, -3, 7, -1, 1, 18, 12};
    double[] errors = {15, 10, 16, 11, 9, 11, 10, 18};
    List<Measured> schools = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      schools.add(new Measured("school " + i, effects[i], errors[i]));
    }
    Shrinkage found = Shrinkage.normal(schools, 95);

    assertThat(found.mean()).isCloseTo(7.7, within(0.05));
    assertThat(found.spread()).isEqualTo(0);
    assertThat(found.rows().get(0).value()).isBetween(9.0, 15.0);
  }

  @Test
  void normalIntervalsCoverTheTruthAndErrorsShrink() {
    SplittableRandom random = new SplittableRandom(1);
    int inside = 0;
    double rawError = 0;
    double error = 0;
    double width = 0;
    double rawWidth = 0;
    for (int team = 0; team < 400; team++) {
      List<Measured> people = new ArrayList<>();
      double[] truth = new double[15];
      for (int i = 0; i < 15; i++) {
        truth[i] = 100 + 10 * random.nextGaussian();
        double s = 4 + 16 * random.nextDouble();
        people.add(new Measured("p" + i, truth[i] + s * random.nextGaussian(), s));
        rawWidth += 2 * 1.2816 * s;
      }
      Shrinkage found = Shrinkage.normal(people, 80);
      for (int i = 0; i < 15; i++) {
        Shrinkage.Row row = found.rows().get(i);
        inside += row.interval().contains(truth[i]) ? 1 : 0;
        rawError += Math.pow(row.raw() - truth[i], 2);
        error += Math.pow(row.value() - truth[i], 2);
        width += row.interval().upper() - row.interval().lower();
      }
    }
    assertThat(inside / 6000.0).isCloseTo(0.8, within(0.03));
    assertThat(error).isLessThan(0.55 * rawError);
    assertThat(width).isLessThan(0.8 * rawWidth);
  }

  @Test
  void ratesAreRecoveredAndCovered() {
    RandomGenerator random = new Well19937c(2);
    GammaDistribution rates = new GammaDistribution(random, 4, 0.5);
    List<Counted> people = new ArrayList<>();
    List<Double> truth = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      double exposure = 1 + 9 * random.nextDouble();
      double rate = rates.sample();
      truth.add(rate);
      people.add(
          new Counted(
              "p" + i,
              new PoissonDistribution(random, rate * exposure, 1e-12, 10_000).sample(),
              exposure));
    }
    Shrinkage found = Shrinkage.rates(people, 80);

    assertThat(found.mean()).isCloseTo(2, within(0.15));
    assertThat(found.spread()).isCloseTo(1, within(0.15));
    assertThat(coverage(found, truth)).isCloseTo(0.8, within(0.05));
  }

  @Test
  void sharesAreRecoveredAndCovered() {
    RandomGenerator random = new Well19937c(3);
    BetaDistribution chances = new BetaDistribution(random, 6, 14);
    List<Counted> people = new ArrayList<>();
    List<Double> truth = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int trials = 5 + random.nextInt(60);
      double chance = chances.sample();
      truth.add(chance);
      people.add(
          new Counted("p" + i, new BinomialDistribution(random, trials, chance).sample(), trials));
    }
    Shrinkage found = Shrinkage.shares(people, 80);

    assertThat(found.mean()).isCloseTo(0.3, within(0.02));
    assertThat(found.spread()).isCloseTo(0.1, within(0.015));
    assertThat(coverage(found, truth)).isCloseTo(0.8, within(0.05));
  }

  private static double coverage(Shrinkage found, List<Double> truth) {
    int inside = 0;
    for (int i = 0; i < truth.size(); i++) {
      inside += found.rows().get(i).interval().contains(truth.get(i)) ? 1 : 0;
    }
    return inside / (double) truth.size();
  }

  @Test
  void luckyBeginnersAreNotTheBest() {
    List<Counted> people = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      people.add(new Counted("old " + i, 50 + i, 200));
    }
    people.add(new Counted("new", 2, 2));
    Shrinkage found = Shrinkage.shares(people, 80);

    assertThat(found.rows().get(20).raw()).isEqualTo(1);
    assertThat(found.rows().get(20).value()).isLessThan(0.4);
    assertThat(found.rows().get(20).weight()).isLessThan(0.1);
  }

  @Test
  void hardInputsEndWell() {
    List<Counted> nothing = List.of(new Counted("a", 0, 10), new Counted("b", 0, 5));
    List<Counted> everything = List.of(new Counted("a", 10, 10));

    assertThat(Shrinkage.rates(nothing, 80).rows().get(0).value()).isBetween(0.0, 0.1);
    assertThat(Shrinkage.shares(nothing, 80).rows().get(0).value()).isBetween(0.0, 0.1);
    assertThat(Shrinkage.shares(everything, 80).rows().get(0).value()).isBetween(0.85, 1.0);
    assertThat(Shrinkage.normal(List.of(new Measured("a", 5, 2)), 80).rows().get(0).value())
        .isEqualTo(5);
    assertThatThrownBy(() -> Shrinkage.rates(List.of(), 80)).hasMessageContaining("nobody");
    assertThatThrownBy(() -> Shrinkage.shares(List.of(new Counted("a", 3, 2)), 80))
        .hasMessageContaining("(a)");
    assertThatThrownBy(() -> new Counted("a", -1, 2)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Measured("a", 1, 0)).hasMessageContaining("(a)");
  }
}
