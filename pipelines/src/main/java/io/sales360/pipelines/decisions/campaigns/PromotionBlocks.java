package io.sales360.pipelines.decisions.campaigns;

import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.promotion.PromotionWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar on which a promotion is measured: blocks of days as long as the promotion, one of
 * which it fills; of a week where it is shorter than a week or longer than four. A yardstick makes
 * blocks comparable: what other categories sold in a block, so that seasons, weekdays and growth
 * that the whole company shares leave both; or, where all is measured, what the same weeks of the
 * year before sold, so that the season leaves.
 */
final class PromotionBlocks {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 28;

  /** Days in which customers who stocked up stay away. */
  private static final int DIP_DAYS = 14;

  /** Other categories must sell this multiple of what is measured to be its yardstick. */
  private static final double LEAST_MARKET = 3;

  /** Whole weeks, so that weekdays stay. */
  private static final int YEAR = 364;

  private final CompanyHistory company;
  private final PromotionHistory history;
  private final int days;
  private final int offset;
  private final int count;
  private final PromotionWindow window;
  private final double[] market;

  private PromotionBlocks(
      CompanyHistory company, PromotionHistory history, int skipped, int start, int length) {
    int end = company.length();
    this.company = company;
    this.history = history;
    this.days = length < SHORTEST || length > LONGEST ? SHORTEST : length;
    this.offset = skipped + (start - skipped) % days;
    this.count = (end - offset) / days;
    int from = (start - offset) / days;
    this.window = new PromotionWindow(from, from + (length + days - 1) / days);
    this.market = yardstick(skipped == 0 ? restOfCompany() : yearBefore());
  }

  /** Against other categories; null where the days are unknown or not all in the history. */
  static @Nullable PromotionBlocks againstTheRest(
      Days ran, CompanyHistory company, PromotionHistory history) {
    return of(ran, company, history, 0);
  }

  /** Against the year before; null where its days are unknown, or too early for that. */
  static @Nullable PromotionBlocks againstTheYearBefore(
      Days ran, CompanyHistory company, PromotionHistory history) {
    return of(ran, company, history, YEAR);
  }

  private static @Nullable PromotionBlocks of(
      Days ran, CompanyHistory company, PromotionHistory history, int skipped) {
    if (ran.first() == null || ran.last() == null) {
      return null;
    }
    int start = company.indexOf(ran.first());
    int end = company.indexOf(ran.last()) + 1;
    if (start < skipped || end <= start || end > company.length()) {
      return null;
    }
    PromotionBlocks blocks = new PromotionBlocks(company, history, skipped, start, end - start);
    return blocks.window.to() <= blocks.count ? blocks : null;
  }

  /**
   * What other categories sold in each block; nothing where that is too little to compare with.
   * Companions stay: they are a small part of it, and without them a block would sell less in which
   * orders that came anyway held the product too.
   */
  private double[] restOfCompany() {
    double[] rest = new double[count];
    double all = 0;
    double own = 0;
    for (int b = 0; b < count; b++) {
      double mine = raw(PromotionScope.Role.OWN, b);
      rest[b] = -mine - raw(PromotionScope.Role.SUBSTITUTE, b);
      for (int t = first(b); t < first(b) + days; t++) {
        rest[b] += company.unitsOn(t);
      }
      own += mine;
      all += rest[b];
    }
    return all > LEAST_MARKET * own ? rest : new double[count];
  }

  /** What was sold in the same weeks of the year before. */
  private double[] yearBefore() {
    double[] units = new double[count];
    for (int b = 0; b < count; b++) {
      for (int t = first(b) - YEAR; t < first(b) - YEAR + days; t++) {
        units[b] += company.unitsOn(t);
      }
    }
    return units;
  }

  /** With a mean of 1; all 1 where a block has nothing to compare with. */
  private static double[] yardstick(double[] units) {
    double mean = Arrays.stream(units).average().orElse(0);
    boolean isComparable = Arrays.stream(units).allMatch(block -> block > 0);
    return Arrays.stream(units).map(block -> isComparable ? block / mean : 1).toArray();
  }

  private int first(int block) {
    return offset + block * days;
  }

  private double raw(PromotionScope.Role role, int block) {
    return history.units(role, first(block), first(block) + days);
  }

  PromotionWindow window() {
    return window;
  }

  /** Blocks after the promotion in which sales may dip. */
  int dip() {
    return (DIP_DAYS + days - 1) / days;
  }

  /** Units by block, as if the yardstick had been the same in each. */
  TimeSeries series(PromotionScope.Role role) {
    double[] values = new double[count];
    for (int b = 0; b < count; b++) {
      values[b] = raw(role, b) / market[b];
    }
    return TimeSeries.undated(1, values);
  }

  /** What one such unit is worth in units of the window. */
  double scale() {
    double sum = 0;
    for (int b = window.from(); b < window.to(); b++) {
      sum += market[b];
    }
    return sum / window.length();
  }

  /** First day of the window, counted in the company's history. */
  int firstDay() {
    return first(window.from());
  }

  /** The day after the window. */
  int endDay() {
    return first(window.to());
  }

  /** Other days as windows on these blocks; open ends reach to the end of the history. */
  List<PromotionWindow> windows(List<Days> others) {
    List<PromotionWindow> windows = new ArrayList<>();
    for (Days other : others) {
      int start = other.first() == null ? 0 : company.indexOf(other.first());
      int end = other.last() == null ? company.length() : company.indexOf(other.last()) + 1;
      int from = Math.max(0, Math.floorDiv(start - offset, days));
      int to = Math.min(count, -Math.floorDiv(-(end - offset), days));
      if (to > from) {
        windows.add(new PromotionWindow(from, to));
      }
    }
    return windows;
  }
}
