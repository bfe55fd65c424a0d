package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Monthly targets of the salespeople and quarterly ones of the teams, in US dollars, until the end
 * of the last year. A salesperson's target follows their own average month, the growth of the
 * company and the winter season; a team's target is the sum of those of its members then.
 */
final class Targets {
  /** Who is to sell how much in which days; the owner is a salesperson or a team. */
  record Target(
      String id,
      String owner,
      boolean team,
      LocalDate from,
      LocalDate through,
      BigDecimal amount) {}

  private final List<Target> targets = new ArrayList<>();
  private final Draws draws;

  Targets(List<Order> orders, SalesForce salesForce, DateSpan span, Seeds seeds) {
    draws = seeds.stream("targets");
    Map<String, BigDecimal> sold = new TreeMap<>();
    for (Order order : orders) {
      Salesperson seller = order.seller();
      if (seller != null) {
        sold.merge(seller.id(), order.goods().subtract(order.discount()), BigDecimal::add);
      }
    }
    YearMonth last = YearMonth.of(span.last().getYear(), 12);
    Map<String, BigDecimal> quarters = new TreeMap<>();
    for (Salesperson person : salesForce.people()) {
      double months = Math.max(1, monthsWorked(person, span));
      double average = sold.getOrDefault(person.id(), BigDecimal.ZERO).doubleValue() / months;
      for (YearMonth month = YearMonth.from(span.first());
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        if (person.worksOn(month.atEndOfMonth())) {
          BigDecimal amount = monthly(average, month, span);
          add(person.id(), false, month, month, amount);
          String team = salesForce.teamOn(person, month.atDay(1));
          quarters.merge(team + "/" + firstOfQuarter(month), amount, BigDecimal::add);
        }
      }
    }
    quarters.forEach(
        (key, amount) -> {
          YearMonth from = YearMonth.parse(key.substring(key.indexOf('/') + 1));
          add(key.substring(0, key.indexOf('/')), true, from, from.plusMonths(2), amount);
        });
  }

  List<Target> targets() {
    return targets;
  }

  private void add(
      String owner, boolean team, YearMonth from, YearMonth through, BigDecimal amount) {
    targets.add(
        new Target(
            "TG-" + owner + "-" + from,
            owner,
            team,
            from.atDay(1),
            through.atEndOfMonth(),
            amount));
  }

  private BigDecimal monthly(double average, YearMonth month, DateSpan span) {
    double years = (span.index(month.atDay(1)) - span.count() / 2.0) / 365.25;
    double growth = StrictMath.exp(StrictMath.log1p(DemandCalendar.YEARLY_GROWTH) * years);
    double season = month.getMonthValue() >= 11 ? 1.35 : 0.95;
    double amount = average * growth * season * 1.05 * draws.uniform(0.92, 1.12);
    return BigDecimal.valueOf(amount)
        .divide(BigDecimal.TEN.pow(2), 0, RoundingMode.HALF_UP)
        .multiply(BigDecimal.TEN.pow(2))
        .max(BigDecimal.valueOf(100))
        .setScale(2, RoundingMode.HALF_UP);
  }

  private static double monthsWorked(Salesperson person, DateSpan span) {
    long days = 0;
    for (int d = 0; d < span.count(); d++) {
      days += person.worksOn(span.day(d)) ? 1 : 0;
    }
    return days / 30.44;
  }

  private static YearMonth firstOfQuarter(YearMonth month) {
    return month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1);
  }
}
