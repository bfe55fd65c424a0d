package io.sales360.pipelines.decisions.campaigns;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** What is known of one promotion: daily units of each role, and sums of what was used. */
final class PromotionHistory {
  /** Sums of one role. */
  private static final class Sales {
    private final double[] units;
    private final double[] costed;
    private final double[] margin;
    private BigDecimal usualUnits = BigDecimal.ZERO;
    private BigDecimal usualMargin = BigDecimal.ZERO;

    private Sales(int days) {
      units = new double[days];
      costed = new double[days];
      margin = new double[days];
    }
  }

  private final Sales own;
  private final Sales substitutes;
  private final Sales companions;
  private PromotionDay used;

  /**
   * @param none the row without sales of the promotion
   * @param days each once, in any order
   */
  PromotionHistory(CompanyHistory company, PromotionDay none, List<PromotionDay> days) {
    own = new Sales(company.length());
    substitutes = new Sales(company.length());
    companions = new Sales(company.length());
    used = none;
    days.sort(Comparator.comparing(PromotionDay::key));
    for (PromotionDay day : days) {
      used = used.plus(day);
      int t = company.indexOf(day.day());
      if (t >= 0 && t < company.length()) {
        add(of(day.role()), t, day);
      }
    }
  }

  private static void add(Sales sums, int t, PromotionDay day) {
    sums.units[t] += day.units().doubleValue();
    sums.costed[t] += day.costedUnits().doubleValue();
    sums.margin[t] += day.margin().doubleValue();
    sums.usualUnits = sums.usualUnits.add(day.usualUnits());
    sums.usualMargin = sums.usualMargin.add(day.usualMargin());
  }

  private Sales of(PromotionScope.Role role) {
    return switch (role) {
      case OWN -> own;
      case SUBSTITUTE -> substitutes;
      case COMPANION -> companions;
    };
  }

  /** Sums over all days; those of lines under the promotion are meant. */
  PromotionDay used() {
    return used;
  }

  double units(PromotionScope.Role role, int from, int end) {
    return sum(of(role).units, from, end);
  }

  /** Margin of what a role sold; NaN where a part of it is unknown. */
  double margin(PromotionScope.Role role, int from, int end) {
    Sales sums = of(role);
    double unknown = sum(sums.units, from, end) - sum(sums.costed, from, end);
    return Math.abs(unknown) > 1e-6 ? Double.NaN : sum(sums.margin, from, end);
  }

  /** Margin of a unit sold under no promotion; NaN where unknown. */
  double usualMargin(PromotionScope.Role role) {
    Sales sums = of(role);
    return sums.usualUnits.signum() > 0
        ? sums.usualMargin.doubleValue() / sums.usualUnits.doubleValue()
        : Double.NaN;
  }

  private static double sum(double[] values, int from, int end) {
    double sum = 0;
    for (int t = from; t < end; t++) {
      sum += values[t];
    }
    return sum;
  }
}
