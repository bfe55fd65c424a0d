package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignAttribution;
import io.sales360.common.decision.CreditRule;
import io.sales360.common.decision.FctCampaignExposure;
import io.sales360.common.model.Campaign;
import io.sales360.common.money.Allocation;
import io.sales360.forecasting.promotion.AttributionRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All touches and orders of one customer, or the one order of an unknown customer. */
final class Journey {
  /** A touch is credited with what is ordered on its day or within these days after it. */
  static final int CREDIT_DAYS = 30;

  /** Weeks in which a customer is compared with himself. */
  static final int WEEKS_BEFORE = 52;

  /** Weeks before a campaign in which the reached and the others should have moved alike. */
  static final int PANEL_WEEKS_BEFORE = 8;

  private static final int MOST_PANEL_WEEKS = 26;
  private static final int WEEK = 7;
  private static final int CREDIT_SCALE = 9;

  private final Map<String, List<Touch>> touches = new TreeMap<>();
  private final Map<String, Purchase> orders = new TreeMap<>();

  void add(Touch touch) {
    touches.computeIfAbsent(touch.campaignId(), id -> new ArrayList<>()).add(touch);
  }

  /** A line of an order; lines of one order become one. */
  void add(Purchase line) {
    orders.merge(line.orderId(), line, Purchase::plus);
  }

  Collection<Purchase> orders() {
    return orders.values();
  }

  boolean isTouchedBy(String campaignId) {
    return touches.containsKey(campaignId);
  }

  /** Whether he is known, and bought in the 52 weeks before a day. */
  boolean isActiveBefore(LocalDate day) {
    return orders.values().stream()
        .anyMatch(order -> order.customerId() != null && isBefore(order.day(), day));
  }

  private static boolean isBefore(LocalDate day, LocalDate first) {
    return day.isBefore(first) && !day.isBefore(first.minusWeeks(WEEKS_BEFORE));
  }

  /** One row per campaign that touched him. */
  List<FctCampaignExposure> exposures(CampaignBook book, LocalDate asOf, String currencyCode) {
    List<FctCampaignExposure> rows = new ArrayList<>();
    for (Map.Entry<String, List<Touch>> entry : touches.entrySet()) {
      Campaign campaign = book.find(entry.getKey());
      Days days = campaign == null ? new Days(null, null) : CampaignBook.days(campaign);
      rows.add(exposure(entry.getKey(), entry.getValue(), days.until(asOf), currencyCode));
    }
    return rows;
  }

  private FctCampaignExposure exposure(
      String campaignId, List<Touch> own, Optional<Days.Span> span, String currencyCode) {
    List<LocalDate> days = own.stream().map(Touch::day).filter(Objects::nonNull).sorted().toList();
    List<Purchase> before =
        span.map(one -> ordersWhere(order -> isBefore(order.day(), one.first()))).orElse(null);
    List<Purchase> during =
        span.map(one -> ordersWhere(order -> one.holds(order.day()))).orElse(null);
    return new FctCampaignExposure(
        campaignId,
        own.get(0).customerId(),
        own.stream().anyMatch(touch -> touch.role() == Touch.Role.HELD_OUT),
        days.isEmpty() ? null : days.get(0),
        days.isEmpty() ? null : days.get(days.size() - 1),
        own.size(),
        own.stream().filter(touch -> touch.role() == Touch.Role.RESPONDED).count(),
        before == null ? null : (long) before.size(),
        sum(before, Purchase::units),
        sum(before, Purchase::net),
        during == null ? null : (long) during.size(),
        sum(during, Purchase::units),
        sum(during, Purchase::net),
        sum(during, Purchase::margin),
        currencyCode);
  }

  private List<Purchase> ordersWhere(Predicate<Purchase> condition) {
    return orders.values().stream().filter(condition).toList();
  }

  /** Null where there are no rows, or one of them has none. */
  private static @Nullable BigDecimal sum(
      @Nullable List<Purchase> rows, Function<Purchase, @Nullable BigDecimal> part) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Purchase row : rows == null ? List.<Purchase>of() : rows) {
      BigDecimal value = part.apply(row);
      if (value == null) {
        return null;
      }
      sum = sum.add(value);
    }
    return rows == null ? null : sum;
  }

  /**
   * The credit for each order by each rule: rows of the campaigns whose touches preceded it, or one
   * row without a campaign. Of touches on one day, those of the lower campaign id come first.
   */
  List<AggCampaignAttribution> credits(String currencyCode) {
    List<Touch> dated =
        touches.values().stream()
            .flatMap(List::stream)
            .filter(touch -> touch.day() != null && touch.role() != Touch.Role.HELD_OUT)
            .sorted(
                Comparator.comparing((Touch touch) -> Objects.requireNonNull(touch.day()))
                    .thenComparing(Touch::campaignId))
            .toList();
    List<AggCampaignAttribution> credits = new ArrayList<>();
    for (Purchase order : orders.values()) {
      List<String> path =
          dated.stream()
              .filter(touch -> isCredited(Objects.requireNonNull(touch.day()), order.day()))
              .map(Touch::campaignId)
              .toList();
      for (CreditRule rule : CreditRule.values()) {
        credits.addAll(credits(rule, order, path, currencyCode));
      }
    }
    return credits;
  }

  private static boolean isCredited(LocalDate touched, LocalDate ordered) {
    long days = ChronoUnit.DAYS.between(touched, ordered);
    return days >= 0 && days <= CREDIT_DAYS;
  }

  private static Collection<AggCampaignAttribution> credits(
      CreditRule rule, Purchase order, List<String> path, String currencyCode) {
    if (path.isEmpty()) {
      return List.of(
          new AggCampaignAttribution(rule, null, 1, BigDecimal.ONE, order.net(), currencyCode));
    }
    List<BigDecimal> weights =
        AttributionRule.valueOf(rule.name()).weights(path.size()).stream()
            .map(BigDecimal::valueOf)
            .toList();
    List<BigDecimal> orders = Allocation.largestRemainder(BigDecimal.ONE, weights, CREDIT_SCALE);
    List<BigDecimal> net =
        Allocation.largestRemainder(
            order.net(), weights, Math.max(CREDIT_SCALE, order.net().scale()));
    Map<String, AggCampaignAttribution> shares = new TreeMap<>();
    for (int i = 0; i < path.size(); i++) {
      AggCampaignAttribution share =
          new AggCampaignAttribution(rule, path.get(i), 1, orders.get(i), net.get(i), currencyCode);
      // The order itself counts once, however often the campaign touched him before it.
      shares.merge(path.get(i), share, Journey::ofOneOrder);
    }
    return shares.values();
  }

  private static AggCampaignAttribution ofOneOrder(
      AggCampaignAttribution a, AggCampaignAttribution b) {
    AggCampaignAttribution both = a.plus(b);
    return new AggCampaignAttribution(
        both.rule(),
        both.campaignId(),
        1,
        both.creditedOrders(),
        both.netSales(),
        a.currencyCode());
  }

  /**
   * Units by week around a campaign: whole weeks of it, at least the first, and some before.
   * Nothing where the first week is not over.
   */
  List<PanelPoint> panel(Campaign campaign, String customerId, Days.Span span, LocalDate asOf) {
    if (span.first().plusWeeks(1).minusDays(1).isAfter(asOf)) {
      return List.of();
    }
    long days = ChronoUnit.DAYS.between(span.first(), span.last()) + 1;
    int weeks = (int) Math.max(1, Math.min(days / WEEK, MOST_PANEL_WEEKS));
    double[] units = new double[PANEL_WEEKS_BEFORE + weeks];
    for (Purchase order : orders.values()) {
      long week = Math.floorDiv(ChronoUnit.DAYS.between(span.first(), order.day()), (long) WEEK);
      long index = week + PANEL_WEEKS_BEFORE;
      if (index >= 0 && index < units.length) {
        units[(int) index] += order.units().doubleValue();
      }
    }
    List<PanelPoint> points = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      points.add(
          new PanelPoint(
              campaign.campaignId(),
              customerId,
              isTouchedBy(campaign.campaignId()),
              i - PANEL_WEEKS_BEFORE,
              units[i]));
    }
    return points;
  }
}
