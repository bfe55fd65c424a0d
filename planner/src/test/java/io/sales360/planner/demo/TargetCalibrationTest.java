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
import java.util.Optional;
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

  /** What a quarter made, and what it was said to make with a season of the year and without. */
  private record Quarter(TargetOutlook seasonal, TargetOutlook plain, double total) {
    static double error(TargetOutlook outlook, double total) {
      return Math.abs(outlook.p50() - total);
    }
  }

  private static final List<Statement> STATEMENTS = new ArrayList<>();
  private static final List<Quarter> QUARTERS = new ArrayList<>();

  @BeforeAll
  static void stateAndWait() {
    for (int i = 0; i < COMPANIES; i++) {
      SimulatedCompany company =
          SimulatedCompany.of(DemoCompany.strideRight().withSeed(FIRST_SEED + i));
      ask(company, i);
      askQuarter(company, i);
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
      int first = days == null ? -1 : firstSale(days, start);
      if (first < 0 || !person.worksOn(month.withDayOfMonth(length))) {
        continue;
      }
      int from = Math.max(first, start - 365);
      double usual = sum(days, from, start) / (start - from) * length;
      double target = usual * Math.pow(SPREAD, 2 * random.nextDouble() - 1);
      outlook(company, days, start, start + elapsed, start + length, season, target)
          .ifPresent(
              outlook ->
                  STATEMENTS.add(new Statement(outlook, sum(days, start, start + length), target)));
    }
  }

  /** One of the last two quarters, so that there are two years before it. */
  private static void askQuarter(SimulatedCompany company, int number) {
    SplittableRandom random = new SplittableRandom(COMPANIES + number);
    LocalDate quarter = company.span().first().plusMonths(random.nextBoolean() ? 24 : 27);
    int start = company.span().index(quarter);
    int end = company.span().index(quarter.plusMonths(3).minusDays(1)) + 1;
    int today = start + random.nextInt((end - start) / 4, 3 * (end - start) / 4);
    Map<Salesperson, double[]> sales = sales(company);
    SeasonOfYear season = season(company, sales.values(), today);
    for (Map.Entry<Salesperson, double[]> one : sales.entrySet()) {
      double[] days = one.getValue();
      if (season != null
          && firstSale(days, start) >= 0
          && one.getKey().worksOn(quarter.plusMonths(3).minusDays(1))) {
        outlook(company, days, start, today, end, season, 1)
            .ifPresent(
                seasonal ->
                    QUARTERS.add(
                        new Quarter(
                            seasonal,
                            outlook(company, days, start, today, end, null, 1).orElseThrow(),
                            sum(days, start, end))));
      }
    }
  }

  private static int firstSale(double[] days, int before) {
    return IntStream.range(0, before).filter(day -> days[day] > 0).findFirst().orElse(-1);
  }

  private static Optional<TargetOutlook> outlook(
      SimulatedCompany company,
      double[] days,
      int start,
      int today,
      int end,
      @Nullable SeasonOfYear season,
      double target) {
    int first = firstSale(days, start);
    return RestOfPeriod.outlook(
        Arrays.copyOfRange(days, first, today),
        weekdays(company.span().day(first), end - first),
        season,
        sum(days, start, today),
        target);
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

  @Test
  void theSeasonOfTheYearMakesQuartersTruer() {
    long inside =
        QUARTERS.stream()
            .filter(one -> one.total() >= one.seasonal().p10())
            .filter(one -> one.total() <= one.seasonal().p90())
            .count();
    double seasonal =
        QUARTERS.stream().mapToDouble(q -> Quarter.error(q.seasonal(), q.total())).sum();
    double plain = QUARTERS.stream().mapToDouble(q -> Quarter.error(q.plain(), q.total())).sum();

    assertThat(QUARTERS).hasSizeGreaterThan(4_000);
    assertThat(inside / (double) QUARTERS.size()).isCloseTo(0.8, within(0.04));
    assertThat(seasonal).isLessThan(0.95 * plain);
  }

  private static double share(long count) {
    return count / (double) STATEMENTS.size();
  }
}
