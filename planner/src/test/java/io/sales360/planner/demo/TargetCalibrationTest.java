package io.sales360.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.targets.Reliability;
import io.sales360.forecasting.targets.RestOfPeriod;
import io.sales360.forecasting.targets.SeasonOfYear;
import io.sales360.forecasting.targets.TargetOutlook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 200 simulated companies, each cut on a day within a month of its own: whether the finish of that
 * month, as the performance tables state it, comes true for everyone who sells.
 */
@Tag("thorough")
class TargetCalibrationTest {
  private static final int COMPANIES = 200;
  private static final int FIRST_SEED = 5000;
  private static final int CLASSES = 10;

  /**
   * Targets lie within this factor of an average month, so that probabilities reach from 0 to 1.
   */
  private static final double SPREAD = 1.8;

  private record Statement(TargetOutlook outlook, double total, double target) {
    boolean isHit() {
      return total >= target;
    }
  }

  private static final List<Statement> STATEMENTS = new ArrayList<>();

  @BeforeAll
  static void stateAndWait() {
    for (int i = 0; i < COMPANIES; i++) {
      ask(SimulatedCompany.of(DemoCompany.strideRight().withSeed(FIRST_SEED + i)), i);
    }
  }

  private static void ask(SimulatedCompany company, int number) {
    SplittableRandom random = new SplittableRandom(number);
    LocalDate month = company.span().first().plusMonths(random.nextInt(12, 30));
    int length = month.lengthOfMonth();
    int elapsed = random.nextInt(length / 4, 3 * length / 4);
    int start = company.span().index(month);
    Map<Salesperson, double[]> sales = sales(company);
    SeasonOfYear season = season(company, sales.values(), start + elapsed);
    for (Salesperson person : company.salesForce().people()) {
      double[] days = sales.get(person);
      int first =
          days == null
              ? -1
              : IntStream.range(0, start).filter(d -> days[d] > 0).findFirst().orElse(-1);
      if (first < 0 || !person.worksOn(month.withDayOfMonth(length))) {
        continue;
      }
      int from = Math.max(first, start - 365);
      double usual = sum(days, from, start) / (start - from) * length;
      double target = usual * Math.pow(SPREAD, 2 * random.nextDouble() - 1);
      double[] known = Arrays.copyOfRange(days, first, start + elapsed);
      RestOfPeriod.outlook(
              known,
              weekdays(company.span().day(first), start + length - first),
              season,
              sum(days, start, start + elapsed),
              target)
          .ifPresent(
              outlook ->
                  STATEMENTS.add(new Statement(outlook, sum(days, start, start + length), target)));
    }
  }

  private static Map<Salesperson, double[]> sales(SimulatedCompany company) {
    Map<Salesperson, double[]> sales = new TreeMap<>((a, b) -> a.id().compareTo(b.id()));
    for (Order order : company.orders()) {
      Salesperson seller = order.seller();
      if (seller != null && order.status() != Order.Status.CANCELLED) {
        sales
                .computeIfAbsent(seller, one -> new double[company.span().count()])[
                company.span().index(order.orderedOn())] +=
            order.goods().subtract(order.discount()).doubleValue();
      }
    }
    return sales;
  }

  private static @Nullable SeasonOfYear season(
      SimulatedCompany company, Collection<double[]> sales, int known) {
    double[] all = new double[known];
    for (double[] days : sales) {
      Arrays.setAll(all, day -> all[day] + days[day]);
    }
    LocalDate first = company.span().first();
    return SeasonOfYear.learn(first, all, weekdays(first, known)).orElse(null);
  }

  private static double sum(double[] days, int from, int to) {
    return Arrays.stream(days, from, to).sum();
  }

  private static int[] weekdays(LocalDate from, int count) {
    return IntStream.range(0, count)
        .map(day -> from.plusDays(day).getDayOfWeek().getValue() - 1)
        .toArray();
  }

  @Test
  void hitProbabilitiesComeTrue() {
    boolean[] hits = new boolean[STATEMENTS.size()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = STATEMENTS.get(i).isHit();
    }
    Reliability table =
        Reliability.of(
            STATEMENTS.stream().mapToDouble(one -> one.outlook().hitProbability()).toArray(),
            hits,
            CLASSES);
    double base = share(STATEMENTS.stream().filter(Statement::isHit).count());

    assertThat(table.rows()).hasSize(CLASSES);
    for (Reliability.Row row : table.rows()) {
      double luck = 3 * Math.sqrt(row.stated() * (1 - row.stated()) / row.count());
      assertThat(row.observed()).as(row.toString()).isCloseTo(row.stated(), within(0.02 + luck));
    }
    assertThat(table.brier()).isLessThan(base * (1 - base) / 2);
  }

  @Test
  void intervalsHoldWhatTheySay() {
    long below = STATEMENTS.stream().filter(one -> one.total() < one.outlook().p10()).count();
    long above = STATEMENTS.stream().filter(one -> one.total() > one.outlook().p90()).count();

    assertThat(STATEMENTS).hasSizeGreaterThan(4_000);
    assertThat(1 - share(below + above)).isCloseTo(0.8, within(0.04));
    assertThat(share(below)).isCloseTo(0.1, within(0.03));
  }

  @Test
  void theMiddleIsUnbiased() {
    long below = STATEMENTS.stream().filter(one -> one.total() < one.outlook().p50()).count();
    double stated = STATEMENTS.stream().mapToDouble(one -> one.outlook().p50()).sum();
    double actual = STATEMENTS.stream().mapToDouble(Statement::total).sum();

    assertThat(share(below)).isCloseTo(0.5, within(0.03));
    assertThat(stated / actual).isCloseTo(1, within(0.04));
  }

  private static double share(long count) {
    return count / (double) STATEMENTS.size();
  }
}
