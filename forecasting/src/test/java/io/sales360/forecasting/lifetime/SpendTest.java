package io.sales360.forecasting.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.lifetime.SimulatedCustomers.Truth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SpendTest {
  private static final double[] BG = {0.4, 5, 0.8, 2.5};

  @Test
  void parametersOfSimulatedSpendAreRecovered() {
    List<PurchaseSummary> customers = spenders(4000, 6, 4, 15, 1);
    SpendFit fit = SpendSpec.gammaGamma().fit(customers);

    assertThat(fit.report().status()).isEqualTo(FitStatus.CONVERGED);
    assertThat(fit.parameters().get("p")).isCloseTo(6, Percentage.withPercentage(20));
    assertThat(fit.parameters().get("q")).isCloseTo(4, Percentage.withPercentage(10));
    assertThat(fit.mean()).isCloseTo(30, Percentage.withPercentage(3));
    List<PurchaseSummary> reversed = new ArrayList<>(customers);
    Collections.reverse(reversed);
    assertThat(SpendSpec.gammaGamma().fit(reversed).parameters()).isEqualTo(fit.parameters());
  }

  @Test
  void likelihoodIsTheIntegralOverRates() {
    PurchaseSummary one = new PurchaseSummary(3, 1, 1, 22);
    double p = 6;
    double q = 4;
    double v = 15;
    // The mean of x gamma (p, ν) purchases is gamma (p x, ν x); ν is gamma (q, v).
    double integral = 0;
    double step = 1e-4;
    for (double nu = step / 2; nu < 5; nu += step) {
      double px = p * 3;
      double mean =
          px * Math.log(3 * nu) + (px - 1) * Math.log(22) - 3 * nu * 22 - Gamma.logGamma(px);
      double rate = q * Math.log(v) + (q - 1) * Math.log(nu) - v * nu - Gamma.logGamma(q);
      integral += Math.exp(mean + rate) * step;
    }
    assertThat(Math.exp(SpendSpec.logLikelihood(new double[] {p, q, v}, List.of(one), 1)))
        .isCloseTo(integral, Percentage.withPercentage(1e-4));
  }

  @Test
  void intervalsOfMeanSpendCoverIt() {
    SplittableRandom random = new SplittableRandom(3);
    List<PurchaseSummary> customers = new ArrayList<>();
    List<Double> truths = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double nu = SimulatedCustomers.gamma(4, random) / 15;
      truths.add(6 / nu);
      customers.add(spender(1 + i % 5, 6, nu, random));
    }
    SpendFit fit = SpendSpec.gammaGamma().fit(customers);
    int inside = 0;
    for (int i = 0; i < 2000; i++) {
      inside += fit.interval(customers.get(i), 80).contains(truths.get(i)) ? 1 : 0;
    }
    assertThat(inside / 2000.0).isCloseTo(0.8, within(0.04));
  }

  @Test
  void spendWithoutAFiniteMeanIsRefusedWithAReason() {
    SpendFit fit = new SpendSpec(0).fit(spenders(2000, 4, 0.7, 5, 4));

    assertThat(fit.report().status()).isEqualTo(FitStatus.NO_FINITE_MEAN);
    assertThat(fit.report().status().reason()).contains("q is at most 1");
    PurchaseSummary often = new PurchaseSummary(200, 10, 10, 20);
    assertThat(fit.expected(often)).isBetween(20.0, 20 + fit.mean() / 50);
  }

  @Test
  void hardInputsFallBackWithAReason() {
    PurchaseSummary nobody = PurchaseSummary.of(0, 0, 10);
    PurchaseSummary free = PurchaseSummary.of(3, 5, 10);
    SpendFit none = SpendSpec.gammaGamma().fit(List.of(nobody, free));
    SpendFit one = SpendSpec.gammaGamma().fit(List.of(new PurchaseSummary(3, 5, 10, 40)));
    SpendFit alike =
        new SpendSpec(0).fit(Collections.nCopies(40, new PurchaseSummary(3, 5, 10, 40)));

    assertThat(none.report().status()).isEqualTo(FitStatus.NO_REPEATS);
    assertThat(none.expected(nobody)).isEqualTo(0);
    assertThat(none.interval(nobody, 80).upper()).isEqualTo(0);
    assertThat(one.report().status()).isEqualTo(FitStatus.TOO_FEW);
    assertThat(one.expected(nobody)).isCloseTo(40, within(1e-9));
    assertThat(alike.report().status()).isIn(FitStatus.AT_BOUND, FitStatus.NOT_CONVERGED);
    assertThat(alike.expected(nobody)).isCloseTo(40, within(1e-6));
    assertThatThrownBy(() -> new SpendSpec(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void lifetimeValueIsWhatCustomersAreWorth() {
    List<Truth> world = SimulatedCustomers.bgNbd(BG, 4000, 26, 12);
    SplittableRandom random = new SplittableRandom(5);
    List<PurchaseSummary> customers = new ArrayList<>();
    List<Double> worth = new ArrayList<>();
    LifetimeValue.Terms terms = new LifetimeValue.Terms(6, 26 / 6.0, 0.01, 80, 200, 1);
    for (Truth truth : world) {
      double nu = SimulatedCustomers.gamma(4, random) / 15;
      PurchaseSummary past = truth.past();
      PurchaseSummary value = spender(Math.max(1, past.frequency()), 6, nu, random);
      customers.add(
          new PurchaseSummary(
              past.frequency(),
              past.recency(),
              past.age(),
              past.frequency() == 0 ? 0 : value.monetaryValue()));
      double sum = 0;
      for (double time : truth.later()) {
        int period = Math.min(6, 1 + (int) (time / terms.periodLength()));
        sum += SimulatedCustomers.gamma(6, random) / nu * terms.factor(period);
      }
      worth.add(sum);
    }
    PurchaseFit purchases = PurchaseSpec.bgNbd().fit(customers);
    SpendFit spend = SpendSpec.gammaGamma().fit(customers);
    double expected = 0;
    double actual = 0;
    int inside = 0;
    int repeaters = 0;
    for (int i = 0; i < 4000; i++) {
      LifetimeValue value = LifetimeValue.of(purchases, spend, customers.get(i), terms);
      expected += value.mean();
      actual += worth.get(i);
      if (customers.get(i).frequency() >= 3) {
        repeaters++;
        inside += value.interval().contains(worth.get(i)) ? 1 : 0;
      }
    }
    assertThat(expected).isCloseTo(actual, Percentage.withPercentage(7));
    assertThat(inside / (double) repeaters).isBetween(0.76, 0.93);
    assertThat(LifetimeValue.of(purchases, spend, customers.get(7), terms))
        .isEqualTo(LifetimeValue.of(purchases, spend, customers.get(7), terms));
    assertThatThrownBy(() -> LifetimeValue.Terms.of(0, 1, 0)).hasMessageContaining("0 periods");
  }

  @Test
  void dependenceBetweenFrequencyAndValueIsSeen() {
    List<PurchaseSummary> customers = new ArrayList<>(spenders(500, 6, 4, 15, 6));
    assertThat(SpendIndependence.of(customers, 95).isPlausible()).isTrue();
    customers.replaceAll(
        one ->
            new PurchaseSummary(
                one.frequency(), 1, 1, one.monetaryValue() * (1 + one.frequency() / 3.0)));
    SpendIndependence found = SpendIndependence.of(customers, 95);

    assertThat(found.isPlausible()).isFalse();
    assertThat(found.interval().contains(found.correlation())).isTrue();
    assertThat(SpendIndependence.of(customers.subList(0, 3), 95).interval().lower()).isEqualTo(-1);
  }

  @Test
  void logsAreCutAtTheEndOfCalibration() {
    LocalDate end = LocalDate.of(2024, 3, 31);
    List<Purchase> log =
        List.of(
            new Purchase("b", LocalDate.of(2024, 1, 1), 10),
            new Purchase("a", LocalDate.of(2024, 3, 3), 7),
            new Purchase("a", LocalDate.of(2024, 3, 10), 8),
            new Purchase("a", LocalDate.of(2024, 3, 10), 2),
            new Purchase("a", end, 30),
            new Purchase("a", LocalDate.of(2024, 4, 1), 5),
            new Purchase("a", LocalDate.of(2024, 7, 1), 5),
            new Purchase("c", LocalDate.of(2024, 4, 2), 5));
    List<CustomerHistory> cut = CustomerHistory.cut(log, end, LocalDate.of(2024, 6, 30), 7);

    assertThat(cut)
        .containsExactly(
            new CustomerHistory("a", new PurchaseSummary(2, 4, 4, 20), 1, 5),
            new CustomerHistory("b", new PurchaseSummary(0, 0, 90 / 7.0, 0), 0, 0));
    assertThatThrownBy(() -> CustomerHistory.cut(log, end, end.minusDays(1), 7))
        .hasMessageContaining("2024-03-30");
    assertThatThrownBy(() -> new Purchase("a", end, Double.NaN)).hasMessageContaining("(a)");
    PurchaseFit fit = PurchaseSpec.bgNbd().fit(List.of(cut.get(0).calibration()));
    HoldoutCalibration table = HoldoutCalibration.of(fit, cut, 13, 1);
    assertThat(table.rows()).hasSize(2);
    assertThat(table.actual()).isEqualTo(1);
    assertThat(table.expected()).isPositive();
  }

  private static List<PurchaseSummary> spenders(int n, double p, double q, double v, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PurchaseSummary> customers = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double nu = SimulatedCustomers.gamma(q, random) / v;
      customers.add(spender(1 + i % 5, p, nu, random));
    }
    return customers;
  }

  private static PurchaseSummary spender(int x, double p, double nu, SplittableRandom random) {
    double sum = 0;
    for (int k = 0; k < x; k++) {
      sum += SimulatedCustomers.gamma(p, random) / nu;
    }
    return new PurchaseSummary(x, 1, 1, sum / x);
  }
}
