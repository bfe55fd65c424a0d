package io.sales360.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.promotion.HoldoutLift;
import io.sales360.forecasting.promotion.HoldoutUnit;
import io.sales360.forecasting.promotion.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The full company, in memory: its size, its mixes, and that its truths can be found again. */
class SimulatedCompanyTest {
  private static SimulatedCompany company;

  @BeforeAll
  static void simulate() {
    company = SimulatedCompany.of(DemoCompany.strideRight());
  }

  @Test
  void sizesAreThoseOfTheReference() {
    assertThat(company.orders()).hasSize(26_100);
    assertThat(company.customers()).hasSize(5_460);
    assertThat(company.assortment().channels()).hasSize(10);
    assertThat(company.assortment().channels().stream().filter(Channel::online)).hasSize(5);
    assertThat(company.assortment().catalogue().products()).hasSizeBetween(120, 200);
    assertThat(company.salesForce().people()).hasSize(25);
    assertThat(company.orders()).allMatch(o -> company.span().contains(o.orderedOn()));
    assertThat(company.orders()).allMatch(o -> !o.lines().isEmpty() && o.lines().size() <= 4);
  }

  @Test
  void averageOrderIsPlausibleForShoes() {
    double mean =
        company.orders().stream().mapToDouble(o -> o.total().doubleValue()).average().orElseThrow();

    assertThat(mean).isBetween(100.0, 220.0);
  }

  @Test
  void paymentMixesAreThoseOfTheReference() {
    assertThat(shareOf("method", "Credit Card")).isCloseTo(0.330, within(0.015));
    assertThat(shareOf("method", "PayPal")).isCloseTo(0.328, within(0.015));
    assertThat(shareOf("method", "COD")).isCloseTo(0.020, within(0.005));
    assertThat(shareOf("status", "completed")).isCloseTo(0.69, within(0.02));
    assertThat(shareOf("status", "pending")).isCloseTo(0.21, within(0.02));
    assertThat(shareOf("status", "refunded")).isCloseTo(0.10, within(0.02));
  }

  private static double shareOf(String what, String value) {
    List<Payments.Payment> payments = company.payments().payments();
    return (double)
            payments.stream()
                .filter(p -> (what.equals("method") ? p.method() : p.status()).equals(value))
                .count()
        / payments.size();
  }

  @Test
  void totalsAreTheSumsOfTheirParts() {
    for (Order order : company.orders()) {
      BigDecimal lines = BigDecimal.ZERO;
      for (Order.Line line : order.lines()) {
        lines =
            lines.add(
                line.unitPrice()
                    .multiply(BigDecimal.valueOf(line.quantity()))
                    .subtract(line.discount()));
      }
      assertThat(lines.subtract(order.discount()).add(order.shipping()).add(order.tax()))
          .isEqualByComparingTo(order.total());
    }
  }

  @Test
  void promotedUnitsScatterAroundTheirExpectation() {
    List<Promotion> promotions =
        company.assortment().promotions().promotions().stream()
            .filter(p -> !p.through().isAfter(company.span().last()))
            .toList();
    Map<String, Integer> sold = new HashMap<>();
    company.orders().stream()
        .flatMap(o -> o.lines().stream())
        .filter(l -> l.promotion() != null)
        .forEach(l -> sold.merge(l.promotion().id(), l.quantity(), Integer::sum));
    int lines = company.orders().stream().mapToInt(o -> o.lines().size()).sum();
    double chiSquare = 0;
    for (Promotion promotion : promotions) {
      double expected = company.demand().expectedUnits(promotion, lines);
      // A compound Poisson count: the variance is the rate of lines times the second moment.
      double variance = expected / DemandField.MEAN_UNITS * (0.82 + 4 * 0.14 + 9 * 0.04);
      double gap = sold.getOrDefault(promotion.id(), 0) - expected;
      chiSquare += gap * gap / variance;
    }
    assertThat(promotions).hasSizeGreaterThan(15);
    assertThat(chiSquare / promotions.size()).isBetween(0.3, 2.0);
  }

  @Test
  void promotionsOfOneLineLeaveRoomForTheirDip() {
    List<Promotion> promotions = company.assortment().promotions().promotions();
    for (Promotion one : promotions) {
      for (Promotion other : promotions) {
        boolean later = one.line() == other.line() && other.from().isAfter(one.from());
        if (later) {
          assertThat(other.from()).isAfter(one.through().plusDays(Promotion.DIP_DAYS));
        }
      }
    }
  }

  @Test
  void nobodyBuysOutsideTheirActiveDays() {
    assertThat(company.orders()).allMatch(o -> o.customer().activeOn(o.orderedOn()));
    assertThat(company.orders())
        .allMatch(o -> o.customer().territory().market() == o.channel().market());
  }

  @Test
  void nothingIsSoldBeforeLaunchAfterItsEndOrWhenOutOfStock() {
    for (Order order : company.orders()) {
      for (Order.Line line : order.lines()) {
        assertThat(line.product().soldOn(order.orderedOn())).isTrue();
      }
    }
    for (Stockout stockout : company.assortment().stockouts()) {
      assertThat(company.orders())
          .noneMatch(
              o ->
                  stockout.covers(o.orderedOn())
                      && o.lines().stream().anyMatch(l -> l.product().equals(stockout.product())));
    }
  }

  /** The simplest score, recency over the customer's own pace, must separate the churned. */
  @Test
  void churnCanBeSeenInTheOrders() {
    Map<Customer, List<LocalDate>> days = new HashMap<>();
    for (Order order : company.orders()) {
      days.computeIfAbsent(order.customer(), c -> new ArrayList<>()).add(order.orderedOn());
    }
    List<Map.Entry<Double, Boolean>> scored = new ArrayList<>();
    days.forEach(
        (customer, bought) -> {
          LocalDate last = bought.stream().max(Comparator.naturalOrder()).orElseThrow();
          LocalDate since =
              customer.registeredOn().isBefore(company.span().first())
                  ? company.span().first()
                  : customer.registeredOn();
          double silent = ChronoUnit.DAYS.between(last, company.span().last());
          double pace = (ChronoUnit.DAYS.between(since, last) + 90.0) / (bought.size() + 0.5);
          scored.add(Map.entry(silent / pace, customer.churnedOn() != null));
        });
    assertThat(areaUnderCurve(scored)).isGreaterThan(0.8);
  }

  /** Probability that a churned customer scores higher than another, by ranks. */
  private static double areaUnderCurve(List<Map.Entry<Double, Boolean>> scored) {
    scored.sort(Map.Entry.comparingByKey());
    double ranks = 0;
    long churned = 0;
    for (int i = 0; i < scored.size(); i++) {
      if (scored.get(i).getValue()) {
        ranks += i + 1;
        churned++;
      }
    }
    return (ranks - churned * (churned + 1) / 2.0) / (churned * (scored.size() - churned));
  }

  @Test
  void treatedCustomersOrderMoreThanTheirControls() {
    double treated = 0;
    double control = 0;
    double lift = 0;
    int campaigns = 0;
    for (Campaign campaign : company.assortment().campaigns().campaigns()) {
      if (campaign.medium().direct() && campaign.lift() > 1.2) {
        treated += ordersPerHead(campaign, true);
        control += ordersPerHead(campaign, false);
        lift += campaign.lift();
        campaigns++;
      }
    }
    assertThat(campaigns).isGreaterThan(2);
    assertThat(treated / control).isCloseTo(lift / campaigns, within(0.35));
  }

  @Test
  void plantedLiftsLieInTheirIntervals() {
    int measured = 0;
    int inside = 0;
    for (Campaign campaign : company.assortment().campaigns().campaigns()) {
      HoldoutLift found = HoldoutLift.estimate(units(campaign), 0.05, 90);
      if (found.verdict() != Verdict.NOT_MEASURABLE) {
        measured++;
        inside += found.interval().contains(campaign.lift()) ? 1 : 0;
      }
      assertThat(found.verdict() == Verdict.NOT_MEASURABLE || campaign.medium().direct()).isTrue();
    }
    assertThat(measured).isGreaterThanOrEqualTo(8);
    assertThat((double) inside / measured).isGreaterThanOrEqualTo(0.85);
  }

  /** Orders of the customers of a campaign, in the year before it and while it works. */
  private static List<HoldoutUnit> units(Campaign campaign) {
    Map<String, double[]> orders = new HashMap<>();
    for (Order order : company.orders()) {
      double[] counts = orders.computeIfAbsent(order.customer().id(), id -> new double[2]);
      LocalDate day = order.orderedOn();
      counts[0] +=
          day.isBefore(campaign.from()) && day.isAfter(campaign.from().minusDays(365)) ? 1 : 0;
      counts[1] += campaign.worksOn(day) ? 1 : 0;
    }
    List<HoldoutUnit> units = new ArrayList<>();
    for (int c = 0; c < company.customers().size(); c++) {
      boolean isTreated = campaign.treated().get(c);
      if (isTreated || campaign.control().get(c)) {
        double[] counts = orders.getOrDefault(company.customers().get(c).id(), new double[2]);
        units.add(new HoldoutUnit(isTreated, counts[0], counts[1]));
      }
    }
    return units;
  }

  @Test
  void promotionsOfCampaignsRunWhileTheirCampaignsSpend() {
    Map<String, Campaign> campaigns = new HashMap<>();
    company.assortment().campaigns().campaigns().forEach(c -> campaigns.put(c.id(), c));
    Map<String, Integer> linesWhileSpending = new HashMap<>();
    for (Order order : company.orders()) {
      for (Order.Line line : order.lines()) {
        Promotion promotion = line.promotion();
        Campaign campaign = promotion == null ? null : campaigns.get(promotion.campaignId());
        if (promotion != null && campaign != null && campaign.worksOn(order.orderedOn())) {
          linesWhileSpending.merge(promotion.id(), 1, Integer::sum);
        }
      }
    }
    List<String> ofCampaigns =
        company.assortment().promotions().promotions().stream()
            .filter(p -> p.campaignId() != null)
            .map(Promotion::id)
            .toList();

    assertThat(ofCampaigns).hasSizeGreaterThanOrEqualTo(5);
    assertThat(linesWhileSpending).containsOnlyKeys(ofCampaigns);
  }

  private static double ordersPerHead(Campaign campaign, boolean treated) {
    java.util.BitSet group = treated ? campaign.treated() : campaign.control();
    long orders =
        company.orders().stream()
            .filter(o -> campaign.worksOn(o.orderedOn()))
            .filter(o -> group.get(company.customers().indexOf(o.customer())))
            .count();
    return (double) orders / group.cardinality();
  }

  @Test
  void ratesHaveGapsAtWeekends() {
    assertThat(company.exchangeRates().rates())
        .noneMatch(r -> r.day().getDayOfWeek().getValue() > 5)
        .extracting(ExchangeRates.Rate::currency)
        .containsOnly("EUR", "GBP");
  }

  @Test
  void teamTargetsAreTheSumOfTheirMembers() {
    BigDecimal teams = BigDecimal.ZERO;
    BigDecimal people = BigDecimal.ZERO;
    for (Targets.Target target : company.targets().targets()) {
      teams = target.team() ? teams.add(target.amount()) : teams;
      people = target.team() ? people : people.add(target.amount());
    }
    assertThat(teams).isEqualByComparingTo(people);
  }
}
