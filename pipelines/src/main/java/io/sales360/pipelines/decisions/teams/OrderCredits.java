package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.model.SalesCredit;
import io.sales360.common.money.Allocation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is credited with the lines and returns of one order. A line's own credits come before those
 * of its order, and these before the salesperson whom the line names. A return follows its line, or
 * its order where it names no line.
 */
final class OrderCredits {
  private static final int CENTS = 2;
  private static final int UNIT_DECIMALS = 9;

  /** Key of the credits of a whole order. */
  private static final String WHOLE_ORDER = "";

  private final List<CreditItem> items = new ArrayList<>();
  private final Map<String, List<SalesCredit>> credits = new HashMap<>();
  private final Map<String, LocalDate> lineDays = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private @Nullable LocalDate orderDay;

  /** Somebody's part of the order. */
  private record Share(String salespersonId, BigDecimal part) {}

  void add(CreditItem item) {
    items.add(item);
    String lineId = item.lineId();
    if (!item.isReturn() && lineId != null) {
      lineDays.put(lineId, item.day());
      orderDay = orderDay == null || item.day().isBefore(orderDay) ? item.day() : orderDay;
    }
  }

  void add(SalesCredit credit) {
    String lineId = credit.lineId();
    credits
        .computeIfAbsent(lineId == null ? WHOLE_ORDER : lineId, line -> new ArrayList<>())
        .add(credit);
  }

  List<CreditItem> items() {
    return items;
  }

  /** Credits that some line or return was shared by, once {@link #share} was asked for all. */
  long usedCredits() {
    return used.stream().mapToLong(line -> credits.getOrDefault(line, List.of()).size()).sum();
  }

  /** Credits of lines that the order does not have, or not as sales. */
  long unusedCredits() {
    return credits.values().stream().mapToLong(List::size).sum() - usedCredits();
  }

  /** Shares a line or return exactly; none where nobody is credited with it. */
  List<FctCreditedSale> share(CreditItem item, Crews crews) {
    List<Share> shares = shares(item);
    if (shares.isEmpty()) {
      return List.of();
    }
    List<BigDecimal> parts = shares.stream().map(Share::part).toList();
    int scale = Math.max(CENTS, item.amount().stripTrailingZeros().scale());
    List<BigDecimal> amounts = Allocation.largestRemainder(item.amount(), parts, scale);
    List<BigDecimal> units = Allocation.largestRemainder(item.units(), parts, UNIT_DECIMALS);
    LocalDate ownedOn = ownedOn(item);
    List<FctCreditedSale> credited = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      String person = shares.get(i).salespersonId();
      credited.add(
          new FctCreditedSale(
              item.orderId(),
              item.lineId(),
              item.returnId(),
              item.day(),
              ownedOn,
              person,
              crews.teamOn(person, ownedOn),
              crews.territoryOn(person, ownedOn),
              parts.get(i),
              units.get(i),
              item.isReturn() ? BigDecimal.ZERO : amounts.get(i),
              item.isReturn() ? amounts.get(i) : BigDecimal.ZERO,
              item.currencyCode()));
    }
    return credited;
  }

  private List<Share> shares(CreditItem item) {
    String lineId = item.lineId();
    String line = lineId != null && credits.containsKey(lineId) ? lineId : WHOLE_ORDER;
    List<SalesCredit> together = credits.getOrDefault(line, List.of());
    if (!together.isEmpty()) {
      used.add(line);
      return together.stream()
          .sorted(Comparator.comparing(SalesCredit::salespersonId))
          .map(credit -> new Share(credit.salespersonId(), credit.creditShare()))
          .toList();
    }
    String named = item.salespersonId();
    return named == null ? List.of() : List.of(new Share(named, BigDecimal.ONE));
  }

  private LocalDate ownedOn(CreditItem item) {
    LocalDate ordered = orderDay;
    if (!item.isReturn() || ordered == null) {
      return item.day();
    }
    String lineId = item.lineId();
    return lineId == null ? ordered : lineDays.getOrDefault(lineId, ordered);
  }
}
