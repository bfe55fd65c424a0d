package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Eighteen campaigns in turn by medium and market, one about every seven weeks. */
final class CampaignPlan {
  private static final int CAMPAIGNS = 18;
  private static final double CONTROL_SHARE = 0.3;
  private static final List<Campaign.Medium> MEDIA = List.of(Campaign.Medium.values());
  private static final List<String> THEMES =
      List.of(
          "Fresh Start", "First Mile", "Long Light", "Back to Court", "Warm Steps", "Trail Days");

  private final List<Campaign> campaigns = new ArrayList<>();

  CampaignPlan(List<Customer> customers, DateSpan span, Seeds seeds) {
    Draws draws = seeds.stream("campaigns");
    int step = Math.max(1, (span.count() - 40) / CAMPAIGNS);
    for (int i = 0; i < CAMPAIGNS; i++) {
      LocalDate from = span.day(Math.min(span.count() - 1, 15 + i * step + draws.below(10)));
      campaigns.add(draw(i, from, customers, draws));
    }
  }

  List<Campaign> campaigns() {
    return campaigns;
  }

  double marketFactor(Market market, LocalDate day) {
    double factor = 1;
    for (Campaign campaign : campaigns) {
      factor *= campaign.marketFactor(market, day);
    }
    return factor;
  }

  /** The first campaign that is under way on more than half of the days; both ends belong. */
  Optional<Campaign> onMostDays(LocalDate from, LocalDate through) {
    long days = from.datesUntil(through.plusDays(1)).count();
    return campaigns.stream()
        .filter(
            campaign ->
                2 * from.datesUntil(through.plusDays(1)).filter(campaign::worksOn).count() > days)
        .findFirst();
  }

  private static Campaign draw(int i, LocalDate from, List<Customer> customers, Draws draws) {
    Campaign.Medium medium = MEDIA.get(i % MEDIA.size());
    Market market = List.of(Market.US, Market.US, Market.EU, Market.US, Market.UK).get(i % 5);
    BitSet treated = new BitSet();
    BitSet control = new BitSet();
    if (medium.direct()) {
      double reach = draws.uniform(0.35, 0.6);
      for (int c = 0; c < customers.size(); c++) {
        Customer customer = customers.get(c);
        boolean reachable =
            customer.territory().market() == market && customer.registeredOn().isBefore(from);
        if (reachable && draws.chance(reach)) {
          (draws.chance(CONTROL_SHARE) ? control : treated).set(c);
        }
      }
    }
    boolean idle = draws.chance(0.2);
    double effect = medium.direct() ? draws.uniform(0.25, 0.9) : draws.uniform(0.02, 0.08);
    return new Campaign(
        String.format(Locale.ROOT, "CM%02d", i + 1),
        THEMES.get(i % THEMES.size()) + " " + from.getYear(),
        medium,
        market,
        from,
        from.plusDays(draws.between(13, 27)),
        new BigDecimal(250 * draws.between(8, 60)).setScale(2),
        idle ? 1 : StrictMath.round(100 * (1 + effect)) / 100.0,
        treated,
        control);
  }
}
