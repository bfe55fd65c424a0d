package io.sales360.forecasting.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.lifetime.SimulatedCustomers.Truth;
import io.sales360.forecasting.model.Interval;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PurchaseFitTest {
  private static final double[] BG = {0.4, 5, 0.8, 2.5};
  private static final double[] PARETO = {0.6, 8, 0.7, 12};

  @Test
  void parametersOfSimulatedCustomersAreRecovered() {
    check(PurchaseSpec.bgNbd(), BG, pasts(SimulatedCustomers.bgNbd(BG, 8000, 0, 5)));
    check(PurchaseSpec.mbgNbd(), BG, pasts(SimulatedCustomers.mbgNbd(BG, 8000, 0, 6)));
    check(
        PurchaseSpec.paretoNbd(), PARETO, pasts(SimulatedCustomers.paretoNbd(PARETO, 2500, 0, 7)));
  }

  /**
   * Each parameter lies within three and a half of its own standard errors, which are not absurd.
   */
  private static void check(PurchaseSpec spec, double[] truth, List<PurchaseSummary> customers) {
    PurchaseFit fit = spec.fit(customers);

    assertThat(fit.report().status()).as(spec.name()).isEqualTo(FitStatus.CONVERGED);
    int i = 0;
    for (Map.Entry<String, Double> parameter : fit.parameters().entrySet()) {
      double error = fit.logErrors().get(parameter.getKey());
      assertThat(error).as(spec.name() + parameter).isBetween(0.01, 0.5);
      assertThat(Math.log(parameter.getValue()))
          .as(spec.name() + parameter)
          .isCloseTo(Math.log(truth[i++]), within(3.5 * error));
    }
  }

  @Test
  void standardErrorsAreThoseOfRepeatedSamples() {
    List<Double> estimates = new ArrayList<>();
    double stated = 0;
    for (int seed = 0; seed < 20; seed++) {
      PurchaseFit fit =
          PurchaseSpec.bgNbd().fit(pasts(SimulatedCustomers.bgNbd(BG, 800, 0, 100 + seed)));
      estimates.add(Math.log(fit.parameters().get("r")));
      stated += fit.logErrors().get("r") / 20;
    }
    double mean = estimates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double variance =
        estimates.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum() / 19;

    assertThat(stated / Math.sqrt(variance)).isBetween(0.65, 1.5);
  }

  @Test
  void intervalsCoverWhatCustomersDoNext() {
    List<Truth> world = SimulatedCustomers.bgNbd(BG, 3000, 30, 8);
    PurchaseFit fit = PurchaseSpec.bgNbd().fit(pasts(world));
    int inside = 0;
    double width = 0;
    int repeaters = 0;
    for (Truth truth : world) {
      if (truth.past().frequency() >= 3) {
        Interval interval = fit.purchases(truth.past(), 30, 80);
        repeaters++;
        inside += interval.contains(truth.later().length) ? 1 : 0;
        width += interval.upper() - interval.lower();
      }
    }
    // Counts are whole, so that the interval covers more than it says, but it is no blanket.
    assertThat(inside / (double) repeaters).isBetween(0.8, 0.95);
    assertThat(width / repeaters).isLessThan(9);
  }

  @Test
  void theOrderOfCustomersAndTheUnitOfTimeDoNotMatter() {
    List<PurchaseSummary> customers = pasts(SimulatedCustomers.bgNbd(BG, 400, 0, 9));
    List<PurchaseSummary> reversed = new ArrayList<>(customers);
    Collections.reverse(reversed);
    List<PurchaseSummary> inDays =
        customers.stream()
            .map(one -> PurchaseSummary.of(one.frequency(), one.recency() * 7, one.age() * 7))
            .toList();
    PurchaseFit weeks = PurchaseSpec.bgNbd().fit(customers);
    PurchaseFit days = PurchaseSpec.bgNbd().fit(inDays);
    PurchaseSummary asked = PurchaseSummary.of(2, 10, 20);

    assertThat(PurchaseSpec.bgNbd().fit(reversed).parameters()).isEqualTo(weeks.parameters());
    assertThat(PurchaseSpec.bgNbd().fit(reversed).purchases(asked, 10, 80))
        .isEqualTo(weeks.purchases(asked, 10, 80));
    assertThat(days.parameters().get("alpha"))
        .isCloseTo(7 * weeks.parameters().get("alpha"), Percentage.withPercentage(0.1));
    assertThat(days.expected(PurchaseSummary.of(2, 70, 140), 70))
        .isCloseTo(weeks.expected(asked, 10), Percentage.withPercentage(0.1));
    assertThat(weeks.expectedInterval(asked, 10, 90).contains(weeks.expected(asked, 10))).isTrue();
    assertThat(weeks.expectedOfNew(10)).isPositive();
  }

  @Test
  void hardInputsFallBackWithAReason() {
    List<PurchaseSummary> nobody = Collections.nCopies(50, PurchaseSummary.of(0, 0, 20));
    List<PurchaseSummary> noTime = Collections.nCopies(50, PurchaseSummary.of(0, 0, 0));
    List<PurchaseSummary> one = List.of(PurchaseSummary.of(3, 10, 20));
    for (PurchaseSpec spec :
        List.of(PurchaseSpec.bgNbd(), PurchaseSpec.mbgNbd(), PurchaseSpec.paretoNbd())) {
      assertThat(spec.fit(nobody).report().status()).isEqualTo(FitStatus.NO_REPEATS);
      assertThat(spec.fit(noTime).report().status()).isEqualTo(FitStatus.NO_REPEATS);
      assertThat(spec.fit(one).report().status()).isEqualTo(FitStatus.TOO_FEW);
      assertThat(spec.fit(nobody).model()).isEqualTo(PurchaseModel.EMPIRICAL);
      assertThat(spec.fit(nobody).expected(nobody.get(0), 20)).isBetween(0.0, 0.1);
      assertThat(spec.fit(noTime).expected(noTime.get(0), 20)).isFinite().isPositive();
      assertThat(spec.fit(one).expected(one.get(0), 20)).isBetween(2.0, 4.0);
      assertThat(spec.fit(one).alive(one.get(0))).isEqualTo(1);
      assertThat(spec.fit(one).purchases(one.get(0), 1000, 95).upper()).isGreaterThan(150);
    }
    assertThat(FitStatus.TOO_FEW.reason()).contains("too few");
  }

  @Test
  void regularCustomersWhoNeverLeaveAreNoModelButEndWell() {
    // All alike: the likelihood has no maximum inside, which is where other programs diverge.
    List<PurchaseSummary> alike = Collections.nCopies(200, PurchaseSummary.of(4, 20, 20.5));
    for (PurchaseSpec spec :
        List.of(PurchaseSpec.bgNbd().withPenalty(0), PurchaseSpec.paretoNbd())) {
      PurchaseFit fit = spec.fit(alike);

      assertThat(fit.expected(alike.get(0), 20.5)).as(spec.name()).isBetween(3.0, 4.2);
      assertThat(fit.alive(alike.get(0))).isGreaterThan(0.8);
    }
    assertThat(PurchaseSpec.bgNbd().withPenalty(0).fit(alike).report().status())
        .isIn(FitStatus.AT_BOUND, FitStatus.NOT_CONVERGED);
  }

  @Test
  void hugeAgesAndFrequenciesAreNoTrouble() {
    List<PurchaseSummary> customers = new ArrayList<>();
    for (Truth truth : SimulatedCustomers.bgNbd(BG, 300, 0, 10)) {
      PurchaseSummary past = truth.past();
      customers.add(PurchaseSummary.of(past.frequency(), past.recency() * 1e6, past.age() * 1e6));
    }
    customers.add(PurchaseSummary.of(5000, 3e7, 4e7));
    PurchaseFit fit = PurchaseSpec.bgNbd().fit(customers);

    assertThat(fit.expected(customers.get(300), 1e6)).isFinite();
    assertThat(fit.purchases(customers.get(300), 1e9, 80).upper()).isFinite();
  }

  @Test
  void impossiblePastsAndQuestionsAreRefused() {
    assertThatThrownBy(() -> PurchaseSummary.of(2, 0, 10)).hasMessageContaining("zero together");
    assertThatThrownBy(() -> PurchaseSummary.of(2, 11, 10)).hasMessageContaining("recency");
    assertThatThrownBy(() -> new PurchaseSummary(1, 2, 3, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> PurchaseSpec.bgNbd().fit(List.of()))
        .hasMessageContaining("no customer");
    assertThatThrownBy(() -> PurchaseSpec.bgNbd().withPenalty(-1)).hasMessageContaining("-1");
    PurchaseFit fit = PurchaseSpec.bgNbd().fit(List.of(PurchaseSummary.of(0, 0, 10)));
    assertThatThrownBy(() -> fit.expected(PurchaseSummary.of(0, 0, 10), -1))
        .hasMessageContaining("time ahead (-1.0)");
  }

  @Test
  void fitsCanBeSentAround() throws IOException {
    PurchaseFit fit =
        new PurchaseSpec(PurchaseModel.EMPIRICAL, 0, 3)
            .withSeed(4)
            .fit(List.of(PurchaseSummary.of(1, 5, 10)));
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(fit);
    }
    assertThat(fit.report().status()).isEqualTo(FitStatus.CONVERGED);
    assertThat(fit.spec().name()).isEqualTo("empirical-rates");
    assertThat(fit.probabilities(PurchaseSummary.of(1, 5, 10), 100, 5)[0]).isBetween(0.1, 0.9);
  }

  private static List<PurchaseSummary> pasts(List<Truth> world) {
    return world.stream().map(Truth::past).toList();
  }
}
