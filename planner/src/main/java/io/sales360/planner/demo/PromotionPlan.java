package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One promotion about every five weeks, never two of one subcategory within reach of each other's
 * dip and none between 10 November and 5 January, so that effects can be told apart. About one in
 * six does nothing. One belongs to the campaign that is under way on most of its days. The last one
 * is planned for after the simulated days.
 */
final class PromotionPlan {
  private static final List<Model.Line> LINES =
      List.of(
          Model.Line.RUNNING_SHOES,
          Model.Line.SNEAKERS,
          Model.Line.T_SHIRTS,
          Model.Line.BASKETBALL_SHOES,
          Model.Line.HOODIES,
          Model.Line.SANDALS,
          Model.Line.SOCKS,
          Model.Line.BOOTS,
          Model.Line.LEGGINGS,
          Model.Line.JACKETS,
          Model.Line.TRAIL_SHOES,
          Model.Line.SHORTS);
  private static final int[] DISCOUNTS = {10, 15, 20, 25, 30};

  private final List<Promotion> promotions = new ArrayList<>();

  PromotionPlan(CampaignPlan campaigns, DateSpan span, Seeds seeds) {
    Draws draws = seeds.stream("promotions");
    LocalDate day = span.first().plusDays(draws.between(20, 35));
    while (day.isBefore(span.last().plusDays(30))) {
      if (quiet(day) && quiet(day.plusDays(16))) {
        promotions.add(draw(promotions.size(), day, campaigns, draws));
      }
      day = day.plusDays(draws.between(28, 40));
    }
  }

  List<Promotion> promotions() {
    return promotions;
  }

  /** The promotion that covers the product in the channel on the day, if there is one. */
  Optional<Promotion> active(Product product, Channel channel, LocalDate day) {
    return promotions.stream()
        .filter(p -> p.runsOn(day) && p.covers(product) && p.covers(channel))
        .findFirst();
  }

  private static boolean quiet(LocalDate day) {
    int monthDay = day.getMonthValue() * 100 + day.getDayOfMonth();
    return monthDay > 105 && monthDay < 1110;
  }

  private static Promotion draw(int ordinal, LocalDate from, CampaignPlan campaigns, Draws draws) {
    Model.Line line = LINES.get(ordinal % LINES.size());
    int percent = DISCOUNTS[draws.below(DISCOUNTS.length)];
    boolean idle = draws.chance(0.17);
    double uplift = idle ? 1 : round(1 + percent / 100.0 * draws.uniform(2.5, 6.0));
    @Nullable Boolean online =
        switch (draws.weighted(0.6, 0.25, 0.15)) {
          case 1 -> true;
          case 2 -> false;
          default -> null;
        };
    int days = draws.between(7, 16);
    String code =
        String.format(
            Locale.ROOT,
            "%s%02d%d",
            line.title().replaceAll("[^A-Za-z]", "").substring(0, 3).toUpperCase(Locale.ROOT),
            from.getYear() % 100,
            percent);
    return new Promotion(
        String.format(Locale.ROOT, "PR%03d", ordinal + 1),
        code + (char) ('A' + ordinal % 26),
        line.title() + " " + percent + "% off",
        line,
        online,
        BigDecimal.valueOf(percent, 2),
        from,
        from.plusDays(days - 1),
        uplift,
        idle ? 1 : round(draws.uniform(0.85, 1.0)),
        idle ? 1 : round(draws.uniform(0.95, 1.0)),
        campaigns.onMostDays(from, from.plusDays(days - 1)).map(Campaign::id).orElse(null));
  }

  private static double round(double factor) {
    return StrictMath.round(factor * 100) / 100.0;
  }
}
