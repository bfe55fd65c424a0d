package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.AttainmentState;
import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.decision.PeriodState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of one owner: the periods of its targets, or calendar months without any. */
final class OwnerRows {
  private final PerformanceOwner owner;
  private final String ownerId;
  private final Crews crews;
  private final Company company;
  private final LocalDate asOf;
  private final String currencyCode;
  private final NavigableMap<LocalDate, SellerDay> days = new TreeMap<>();
  private final NavigableMap<String, TargetPart> own = new TreeMap<>();
  private final NavigableMap<String, TargetPart> ofMembers = new TreeMap<>();

  OwnerRows(
      PerformanceOwner owner,
      String ownerId,
      Crews crews,
      Company company,
      LocalDate asOf,
      String currencyCode) {
    this.owner = owner;
    this.ownerId = ownerId;
    this.crews = crews;
    this.company = company;
    this.asOf = asOf;
    this.currencyCode = currencyCode;
  }

  void add(SellerDay day) {
    days.merge(day.day(), day, SellerDay::plus);
  }

  void add(TargetPart part) {
    (part.isOfMember() ? ofMembers : own).merge(part.periodKey(), part, TargetPart::plus);
  }

  Collection<SellerDay> days() {
    return days.values();
  }

  /** Targets that have a row: the owner's own before those of its members. */
  Collection<TargetPart> targets() {
    NavigableMap<String, TargetPart> used = new TreeMap<>(ofMembers);
    used.putAll(own);
    return used.values();
  }

  /** Targets of members for periods in which the team has its own. */
  List<TargetPart> unused() {
    return ofMembers.entrySet().stream()
        .filter(part -> own.containsKey(part.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** One row per period, not yet compared. */
  List<AggPerformance> rows() {
    History history = new History(days.values().stream().map(SellerDay::figures).toList());
    return periods().stream().map(period -> row(period, history)).toList();
  }

  /** Whether any row is about the day. */
  boolean covers(LocalDate day) {
    return periods().stream()
        .anyMatch(period -> !day.isBefore(period.startsOn()) && !day.isAfter(period.endsOn()));
  }

  private Collection<TargetPart> periods() {
    Collection<TargetPart> targets = targets();
    if (!targets.isEmpty() || days.isEmpty()) {
      return targets;
    }
    LocalDate first = days.firstKey().withDayOfMonth(1);
    return first
        .datesUntil(asOf.plusDays(1), java.time.Period.ofMonths(1))
        .map(
            month ->
                new TargetPart(
                    ownerId,
                    false,
                    PerformanceMeasure.NET_SALES,
                    month,
                    month.plusMonths(1).minusDays(1),
                    null,
                    BigDecimal.ZERO,
                    0))
        .toList();
  }

  private AggPerformance row(TargetPart period, History history) {
    SellerDay sold = sum(period);
    int orders = sold.orders().size();
    BigDecimal net = sold.sold().subtract(sold.returns());
    BigDecimal actual =
        new DayFigures(period.startsOn(), net, sold.units(), orders).of(period.measure());
    BigDecimal target = period.rows() == 0 ? null : period.amount();
    PaceReading reading =
        PaceReading.of(period, target, actual.doubleValue(), history, company, asOf);
    AttainmentState state = attainmentState(target, reading);
    boolean isKnown = state == AttainmentState.KNOWN;
    BigDecimal share = exact(PaceReading.decimal(reading.share()));
    BigDecimal expected = target == null ? null : rounded(target.multiply(share));
    Finish end = reading.usable();
    return new AggPerformance(
        owner,
        ownerId,
        owner == PerformanceOwner.TEAM ? ownerId : crews.teamAtEnd(ownerId, period.endsOn()),
        owner == PerformanceOwner.TEAM ? crews.sizeOf(ownerId) : null,
        period.measure(),
        period.startsOn(),
        period.endsOn(),
        period.version(),
        reading.state(),
        sold.lineCount(),
        orders,
        sold.units(),
        sold.sold(),
        sold.returns(),
        net,
        actual,
        target,
        period.rows(),
        period.isOfMember(),
        isKnown ? over(actual, target) : null,
        state,
        target == null ? null : target.subtract(actual),
        reading.daysTotal(),
        reading.daysElapsed(),
        share,
        reading.basis(),
        expected,
        expected == null || expected.signum() <= 0 ? null : over(actual, expected),
        requiredPerDay(target, actual, reading),
        end == null ? null : PaceReading.decimal(end.p10()),
        end == null ? null : PaceReading.decimal(end.p50()),
        end == null ? null : PaceReading.decimal(end.p90()),
        end == null || !isKnown ? null : PaceReading.decimal(end.hitProbability()),
        end == null ? null : end.basis(),
        reading.projectionState(),
        isKnown ? error(period, history, reading, target) : null,
        null,
        null,
        null,
        0,
        null,
        currencyCode);
  }

  private SellerDay sum(TargetPart period) {
    BigDecimal zero = BigDecimal.ZERO;
    SellerDay none = new SellerDay(ownerId, period.startsOn(), 0, 0, zero, zero, zero, List.of());
    // The ids are gathered at once: adding them day by day would copy them for every day.
    TreeSet<String> orders = new TreeSet<>();
    SellerDay sum = none;
    for (SellerDay day : days.subMap(period.startsOn(), true, period.endsOn(), true).values()) {
      orders.addAll(day.orders());
      sum = sum.plus(day.withOrders(List.of()));
    }
    return sum.withOrders(List.copyOf(orders));
  }

  private static AttainmentState attainmentState(@Nullable BigDecimal target, PaceReading reading) {
    if (target == null) {
      return AttainmentState.NO_TARGET;
    }
    if (reading.state() == PeriodState.UPCOMING) {
      return AttainmentState.NOT_STARTED;
    }
    return target.signum() > 0 ? AttainmentState.KNOWN : AttainmentState.TARGET_NOT_POSITIVE;
  }

  private static @Nullable BigDecimal requiredPerDay(
      @Nullable BigDecimal target, BigDecimal actual, PaceReading reading) {
    int left = reading.daysTotal() - reading.daysElapsed();
    return target == null || left == 0
        ? null
        : over(target.subtract(actual).max(BigDecimal.ZERO), BigDecimal.valueOf(left));
  }

  /**
   * The standard error of a sum of independent days: root of their number times their variance,
   * over the target. Days of the week differ, so it is rather too large.
   */
  private static @Nullable BigDecimal error(
      TargetPart period, History history, PaceReading reading, @Nullable BigDecimal target) {
    int count = reading.daysElapsed();
    if (target == null || count < 2) {
      return null;
    }
    double[] values = history.values(period.measure(), period.startsOn(), count);
    double mean = 0;
    for (double value : values) {
      mean += value / count;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return PaceReading.decimal(Math.sqrt(squares * count / (count - 1.0)) / target.doubleValue());
  }

  private static BigDecimal over(BigDecimal amount, @Nullable BigDecimal by) {
    return by == null
        ? BigDecimal.ZERO
        : amount.divide(by, PaceReading.SCALE, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(PaceReading.SCALE, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal exact(@Nullable BigDecimal share) {
    return share == null ? BigDecimal.ZERO : share;
  }
}
