package io.sales360.pipelines.decisions.campaigns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units and net sales of all products by day, from the first day with a sale to the last. */
final class CompanyHistory {
  private final LocalDate first;
  private final double[] units;
  private final double[] net;

  /** Of days in any order, each once. */
  CompanyHistory(List<CompanyDay> days) {
    LocalDate from = days.stream().map(CompanyDay::day).min(LocalDate::compareTo).orElseThrow();
    LocalDate to = days.stream().map(CompanyDay::day).max(LocalDate::compareTo).orElseThrow();
    first = from;
    units = new double[(int) ChronoUnit.DAYS.between(from, to) + 1];
    net = new double[units.length];
    for (CompanyDay day : days) {
      int t = indexOf(day.day());
      units[t] = day.units().doubleValue();
      net[t] = day.net().doubleValue();
    }
  }

  int length() {
    return units.length;
  }

  /** May lie outside of the history. */
  int indexOf(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(first, day);
  }

  double unitsOn(int t) {
    return units[t];
  }

  LocalDate firstDay() {
    return first;
  }

  /** An amount as a share of the net sales of days; null where nothing was sold in them. */
  @Nullable Double share(Days days, BigDecimal amount) {
    int from = days.first() == null ? 0 : indexOf(days.first());
    int end = days.last() == null ? length() : indexOf(days.last()) + 1;
    double all = net(from, end);
    return all > 0 ? amount.doubleValue() / all : null;
  }

  /** Net sales of all days from one to another that belong to the history. */
  private double net(int from, int end) {
    double sum = 0;
    for (int t = Math.max(0, from); t < Math.min(end, net.length); t++) {
      sum += net[t];
    }
    return sum;
  }
}
