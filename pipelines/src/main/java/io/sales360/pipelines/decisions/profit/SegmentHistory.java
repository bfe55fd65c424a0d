package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.AggSalesDriver;
import io.sales360.common.decision.Comparison;
import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.decision.SalesDimension;
import io.sales360.common.time.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All days of one member, summed into the periods that are compared. */
final class SegmentHistory {
  private static final int SCALE = 9;
  private static final int WEEK_DAYS = 7;

  private final SalesDimension dimension;
  private final String member;
  private final TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();

  SegmentHistory(SalesDimension dimension, String member) {
    this.dimension = dimension;
    this.member = member;
  }

  void add(SegmentDay day) {
    days.merge(day.day(), day.net(), BigDecimal::add);
  }

  LocalDate firstDay() {
    return days.firstKey();
  }

  /** Rows of {@code agg_sales_drivers}, from the second period of the whole company on. */
  List<AggSalesDriver> drivers(LocalDate firstDay, LocalDate asOf, String currencyCode) {
    List<AggSalesDriver> rows = new ArrayList<>();
    for (Comparison comparison : Comparison.values()) {
      NavigableMap<LocalDate, BigDecimal> sums = new TreeMap<>();
      days.forEach(
          (day, net) -> sums.merge(Comparisons.startOf(comparison, day), net, BigDecimal::add));
      TreeSet<LocalDate> starts = new TreeSet<>(sums.keySet());
      sums.keySet().forEach(start -> starts.add(Comparisons.next(comparison, start)));
      LocalDate begin = Comparisons.startOf(comparison, firstDay);
      for (LocalDate start : starts) {
        LocalDate earlier = Comparisons.previous(comparison, start);
        if (!earlier.isBefore(begin) && !start.isAfter(asOf)) {
          BigDecimal before = sums.getOrDefault(earlier, BigDecimal.ZERO);
          BigDecimal after = sums.getOrDefault(start, BigDecimal.ZERO);
          rows.add(
              new AggSalesDriver(
                  comparison,
                  start,
                  earlier,
                  !earlier.isBefore(firstDay)
                      && !Comparisons.lastDay(comparison, start).isAfter(asOf),
                  dimension,
                  member,
                  before,
                  after,
                  after.subtract(before),
                  currencyCode));
        }
      }
    }
    return rows;
  }

  /** Complete days, weeks and months that are unlike those around them. */
  List<OddPeriod> oddPeriods(LocalDate asOf) {
    List<OddPeriod> odd = new ArrayList<>();
    odd.addAll(oddPeriods(PeriodGrain.DAY, new RobustBand(WEEK_DAYS, 4), asOf));
    odd.addAll(oddPeriods(PeriodGrain.WEEK, new RobustBand(1, 8), asOf));
    odd.addAll(oddPeriods(PeriodGrain.MONTH, new RobustBand(1, 6), asOf));
    return odd;
  }

  private List<OddPeriod> oddPeriods(PeriodGrain grain, RobustBand band, LocalDate asOf) {
    Period period = Period.valueOf(grain.name());
    Map<LocalDate, BigDecimal> sums = sums(period);
    List<LocalDate> starts = new ArrayList<>();
    LocalDate start = period.startOf(firstDay());
    if (start.isBefore(firstDay())) {
      start = period.plus(start, 1);
    }
    for (; !period.lastDay(start).isAfter(asOf); start = period.plus(start, 1)) {
      starts.add(start);
    }
    List<BigDecimal> values =
        starts.stream().map(day -> sums.getOrDefault(day, BigDecimal.ZERO)).toList();
    return band.outliers(values).stream()
        .map(
            outlier -> {
              List<LocalDate> comparable = outlier.neighbours().stream().map(starts::get).toList();
              return new OddPeriod(
                  false,
                  grain,
                  starts.get(outlier.index()),
                  comparable,
                  values.get(outlier.index()),
                  outlier.expected(),
                  outlier.lower(),
                  outlier.upper(),
                  outlier.score(),
                  mean(sums, comparable));
            })
        .toList();
  }

  /** This member's parts in odd periods; products are known by month only. */
  List<SegmentShare> shares(Iterable<OddPeriod> oddPeriods) {
    List<SegmentShare> shares = new ArrayList<>();
    TreeMap<PeriodGrain, Map<LocalDate, BigDecimal>> byGrain = new TreeMap<>();
    for (OddPeriod odd : oddPeriods) {
      boolean isKnown = dimension != SalesDimension.PRODUCT || odd.grain() == PeriodGrain.MONTH;
      if (!odd.isMark() && isKnown && dimension != SalesDimension.TOTAL) {
        Map<LocalDate, BigDecimal> sums =
            byGrain.computeIfAbsent(odd.grain(), grain -> sums(Period.valueOf(grain.name())));
        BigDecimal net = sums.getOrDefault(odd.startsOn(), BigDecimal.ZERO);
        BigDecimal reference = mean(sums, odd.comparable());
        if (net.signum() != 0 || reference.signum() != 0) {
          shares.add(new SegmentShare(odd, dimension, member, net, reference));
        }
      }
    }
    return shares;
  }

  private Map<LocalDate, BigDecimal> sums(Period period) {
    TreeMap<LocalDate, BigDecimal> sums = new TreeMap<>();
    days.forEach((day, net) -> sums.merge(period.startOf(day), net, BigDecimal::add));
    return sums;
  }

  private static BigDecimal mean(Map<LocalDate, BigDecimal> sums, List<LocalDate> starts) {
    return RobustBand.mean(
            starts.stream().map(day -> sums.getOrDefault(day, BigDecimal.ZERO)).toList())
        .setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
