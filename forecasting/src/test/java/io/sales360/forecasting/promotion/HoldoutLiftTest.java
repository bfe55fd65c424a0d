package io.sales360.forecasting.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class HoldoutLiftTest {
  private static final double LEAST = 0.05;
  private static final int LEVEL = 90;

  /** Treated 30 after 20, held out 10 after 10: (30/20) / (10/10). */
  @Test
  void liftIsTheRatioOfRatios() {
    List<HoldoutUnit> units = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      units.add(new HoldoutUnit(true, 2, i % 2 == 0 ? 4 : 2));
      units.add(new HoldoutUnit(false, 1, i % 2 == 0 ? 1.5 : 0.5));
    }

    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);

    assertThat(lift.lift()).isCloseTo(1.5, within(1e-12));
    assertThat(lift.gained()).isCloseTo(10, within(1e-12));
    assertThat(lift.gainedInterval().lower())
        .isCloseTo(30 - 30 / lift.interval().lower(), within(1e-9));
    assertThat(lift.gainedInterval().upper())
        .isCloseTo(30 - 30 / lift.interval().upper(), within(1e-9));
    assertThat(lift.balance()).isZero();
  }

  /** The interval's width against errors by leaving out one unit after the other. */
  @Test
  void errorIsThatOfTheJackknife() {
    List<HoldoutUnit> units = shoppers(new Well19937c(5), 300, 150, 1.4, 0.4);
    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);
    double squares = 0;
    for (int i = 0; i < units.size(); i++) {
      List<HoldoutUnit> rest = new ArrayList<>(units);
      boolean isTreated = rest.remove(i).isTreated();
      int group = isTreated ? 300 : 150;
      double change =
          Math.log(HoldoutLift.estimate(rest, LEAST, LEVEL).lift()) - Math.log(lift.lift());
      squares += change * change * (group - 1.0) / group;
    }
    double quantile = new TDistribution(null, lift.freedom()).inverseCumulativeProbability(0.95);

    assertThat(Math.log(lift.interval().upper() / lift.lift()) / quantile)
        .isCloseTo(Math.sqrt(squares), within(0.03 * Math.sqrt(squares)));
  }

  @Test
  void ninetyOfAHundredIntervalsHoldTheTruth() {
    Well19937c random = new Well19937c(20);
    int inside = 0;
    for (int run = 0; run < 1000; run++) {
      HoldoutLift lift = HoldoutLift.estimate(shoppers(random, 300, 130, 1.4, 0.3), LEAST, LEVEL);
      inside += lift.interval().contains(1.4) ? 1 : 0;
    }
    assertThat(inside / 1000.0).isBetween(0.87, 0.94);
  }

  @Test
  void nothingIsRarelyCalledEffective() {
    Well19937c random = new Well19937c(21);
    int effective = 0;
    for (int run = 0; run < 1000; run++) {
      HoldoutLift lift = HoldoutLift.estimate(shoppers(random, 300, 130, 1, 0.3), LEAST, LEVEL);
      effective += lift.verdict() == Verdict.EFFECTIVE ? 1 : 0;
    }
    assertThat(effective / 1000.0).isLessThan(0.07);
  }

  @Test
  void neitherOrderNorCurrencyMatters() {
    List<HoldoutUnit> units = shoppers(new Well19937c(7), 60, 40, 1.5, 1);
    List<HoldoutUnit> cents = new ArrayList<>();
    units.forEach(
        unit ->
            cents.add(new HoldoutUnit(unit.isTreated(), unit.before() * 100, unit.during() * 100)));
    Collections.shuffle(cents, new Random(3));

    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);
    HoldoutLift other = HoldoutLift.estimate(cents, LEAST, LEVEL);

    assertThat(other.lift()).isCloseTo(lift.lift(), within(1e-12));
    assertThat(other.interval().lower()).isCloseTo(lift.interval().lower(), within(1e-12));
    assertThat(other.gained()).isCloseTo(100 * lift.gained(), within(1e-9));
  }

  @Test
  void busySeasonIsNotCreditedToTheTreatment() {
    List<HoldoutUnit> units = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 400; i++) {
      double rate = 1 + random.nextInt(20);
      units.add(
          new HoldoutUnit(
              i % 2 == 0, rate * (i % 2 == 0 ? 2 : 1), 3 * rate * (i % 2 == 0 ? 2 : 1)));
    }

    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);

    assertThat(lift.lift()).isCloseTo(1, within(1e-9));
    assertThat(lift.verdict()).isEqualTo(Verdict.INEFFECTIVE);
    assertThat(lift.balance()).isLessThan(0.01);
  }

  @Test
  void withoutHeldOutUnitsThereIsNoMeasurement() {
    List<HoldoutUnit> units = Collections.nCopies(100, new HoldoutUnit(true, 1, 2));

    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);

    assertThat(lift.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(lift.reason()).contains("100 treated and 0 held-out");
    assertThat(lift.lift()).isNaN();
  }

  @Test
  void customerWithMostOfTheSalesDecidesNothing() {
    List<HoldoutUnit> units = shoppers(new Well19937c(11), 200, 100, 1.3, 0.5);
    double sold =
        units.stream().filter(HoldoutUnit::isTreated).mapToDouble(HoldoutUnit::during).sum();
    units.add(new HoldoutUnit(true, 1, sold * 2 / 3)); // 40 percent of all

    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);

    assertThat(lift.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(lift.reason()).startsWith("A few units decide");
  }

  @Test
  void moreReturnedThanSoldIsNoMeasurement() {
    List<HoldoutUnit> units = shoppers(new Well19937c(12), 50, 50, 1.3, 0.5);
    units.add(new HoldoutUnit(false, 0, -1000));

    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);

    assertThat(lift.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(lift.reason()).contains("above zero");
  }

  @Test
  void withoutPurchasesBeforeTheRatioOfTheWindowRemains() {
    List<HoldoutUnit> units = new ArrayList<>();
    shoppers(new Well19937c(13), 400, 300, 1.5, 0.5)
        .forEach(unit -> units.add(new HoldoutUnit(unit.isTreated(), 0, unit.during())));

    HoldoutLift lift = HoldoutLift.estimate(units, LEAST, LEVEL);

    assertThat(lift.interval().contains(1.5)).isTrue();
    assertThat(lift.reason()).endsWith("Purchases before are not known.");
    assertThat(lift.balance()).isNaN();
  }

  @Test
  void numbersAndLevelsAreChecked() {
    assertThatThrownBy(() -> new HoldoutUnit(true, Double.NaN, 1)).hasMessageContaining("(NaN)");
    assertThatThrownBy(() -> HoldoutLift.estimate(List.of(), -1, 90))
        .hasMessageContaining("(-1.0)");
    assertThatThrownBy(() -> HoldoutLift.estimate(List.of(), 0, 100)).hasMessageContaining("(100)");
  }

  /** Customers whose rates differ as those of the negative binomial do. */
  private static List<HoldoutUnit> shoppers(
      Well19937c random, int treated, int heldOut, double lift, double mean) {
    GammaDistribution rates = new GammaDistribution(random, 1, mean);
    List<HoldoutUnit> units = new ArrayList<>();
    for (int i = 0; i < treated + heldOut; i++) {
      boolean isTreated = i < treated;
      double rate = rates.sample();
      units.add(
          new HoldoutUnit(
              isTreated, count(random, 4 * rate), count(random, rate * (isTreated ? lift : 1))));
    }
    return units;
  }

  private static int count(Well19937c random, double mean) {
    return mean < 1e-6 ? 0 : new PoissonDistribution(random, mean, 1e-12, 10_000).sample();
  }
}
