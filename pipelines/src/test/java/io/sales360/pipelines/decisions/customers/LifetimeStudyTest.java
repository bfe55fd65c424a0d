package io.sales360.pipelines.decisions.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.FctLifetimeFit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifetimeStudyTest {
  private static final LifetimeTerms TERMS = new LifetimeTerms(LocalDate.of(2024, 6, 30));

  @Test
  void orderOfCustomersChangesNothing() {
    List<CustomerMoments> customers = customers(60);
    LifetimeStudy study = LifetimeStudy.of(customers, TERMS);

    Collections.shuffle(customers, new Random(9));

    assertThat(LifetimeStudy.of(customers, TERMS).rows()).isEqualTo(study.rows());
  }

  @Test
  void theLeastErrorInTheHoldoutDecides() {
    List<FctLifetimeFit> rows = LifetimeStudy.of(customers(80), TERMS).rows();
    List<FctLifetimeFit> tried = rows.stream().filter(row -> row.holdoutDays() != null).toList();
    String best =
        tried.stream()
            .filter(row -> row.reason() == null)
            .min((a, b) -> Double.compare(error(a), error(b)))
            .orElseThrow()
            .model();

    assertThat(tried)
        .extracting(FctLifetimeFit::model)
        .containsExactly("bg-nbd", "mbg-nbd", "pareto-nbd");
    assertThat(rows.stream().filter(FctLifetimeFit::isChosen).map(FctLifetimeFit::model).toList())
        .containsExactly(best, "gamma-gamma");
  }

  @Test
  void tooFewCustomersHaveRatesAndAReason() {
    List<FctLifetimeFit> rows = LifetimeStudy.of(customers(5), TERMS).rows();

    assertThat(rows).allSatisfy(row -> assertThat(row.status()).isNotEqualTo("converged"));
    assertThat(rows.get(0).reason())
        .isEqualTo("empirical-rates stands in, as there are too few customers to learn from.");
    assertThat(rows).filteredOn(FctLifetimeFit::isChosen).hasSize(2);
  }

  @Test
  void withoutAHoldoutBgNbdIsTaken() {
    List<CustomerMoments> fresh =
        customers(40).stream()
            .map(
                one ->
                    new CustomerMoments(
                        one.customerId(),
                        one.recencyDays(),
                        one.orderCount(),
                        one.netSales(),
                        one.untilAsOf(),
                        null))
            .toList();

    List<FctLifetimeFit> rows = LifetimeStudy.of(fresh, TERMS).rows();

    assertThat(rows).extracting(FctLifetimeFit::model).containsExactly("bg-nbd", "gamma-gamma");
    assertThat(LifetimeStudy.of(fresh, TERMS).calibration()).isEmpty();
  }

  private static double error(FctLifetimeFit row) {
    Double error = row.holdoutError();
    return error == null ? Double.NaN : error;
  }

  private static List<CustomerMoments> customers(int count) {
    Random random = new Random(2);
    List<CustomerMoments> customers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double age = 40 + random.nextInt(60);
      double rate = 0.02 + 0.2 * random.nextDouble() * random.nextDouble();
      double life = -Math.log(1 - random.nextDouble()) * 60;
      int before = 0;
      int later = 0;
      double lastBefore = 0;
      double last = 0;
      for (double t = next(random, rate); t < Math.min(life, age); t += next(random, rate)) {
        if (t < age - 26) {
          before++;
          lastBefore = t;
        } else {
          later++;
        }
        last = t;
      }
      double value = 20 + random.nextInt(50);
      CustomerMoments.Past past =
          new CustomerMoments.Past(before, lastBefore, age - 26, before == 0 ? 0 : value);
      customers.add(
          new CustomerMoments(
              "C" + i,
              (int) (7 * (age - last)),
              1 + before + later,
              BigDecimal.valueOf(value * (1 + before + later)),
              new CustomerMoments.Past(before + later, last, age, before + later == 0 ? 0 : value),
              new CustomerMoments.Holdout(past, later, later * value)));
    }
    return customers;
  }

  private static double next(Random random, double rate) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }
}
