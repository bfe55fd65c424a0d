package io.sales360.planner.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the truth off a simulated company and off the files that were written for it. */
final class Truths {
  private Truths() {}

  static DemoTruth of(SimulatedCompany company, Outbox outbox) {
    DemoCompany plan = company.plan();
    Map<String, Integer> sold = soldUnits(company.orders());
    List<Product> products = company.assortment().catalogue().products();
    return new DemoTruth(
        plan.seed(),
        plan.firstDay(),
        plan.lastDay(),
        company.customers().size(),
        company.orders().size(),
        company.orders().stream().mapToInt(o -> o.lines().size()).sum(),
        DemandCalendar.YEARLY_GROWTH,
        MarketIndex.DEMAND_POWER,
        outbox.files(),
        outbox.dirt(),
        outbox.amounts(),
        company.assortment().promotions().promotions().stream()
            .filter(p -> !p.from().isAfter(plan.lastDay()))
            .map(p -> effect(p, company, sold.getOrDefault(p.id(), 0)))
            .toList(),
        company.assortment().campaigns().campaigns().stream().map(Truths::effect).toList(),
        company.assortment().catalogue().models().stream()
            .map(m -> elasticity(m, company.assortment()))
            .toList(),
        churned(company.customers()),
        company.customers().stream().filter(Customer::neverBuys).map(Customer::id).toList(),
        products.stream()
            .filter(p -> company.span().contains(p.launchedOn()))
            .map(p -> new DemoTruth.Launch(p.sku(), p.launchedOn()))
            .toList(),
        discontinued(products),
        company.assortment().stockouts().stream()
            .map(s -> new DemoTruth.OutOfStock(s.product().sku(), s.from(), s.through()))
            .toList(),
        company.sharedSales().credits().stream()
            .map(
                c ->
                    new DemoTruth.SharedCredit(
                        c.order().id(), c.line(), c.person().id(), c.share()))
            .toList(),
        company.salesForce().assignments().stream()
            .map(a -> new DemoTruth.Assigned(a.person().id(), a.teamId(), a.from(), a.through()))
            .toList());
  }

  private static DemoTruth.PromotionEffect effect(
      Promotion promotion, SimulatedCompany company, int sold) {
    double expected =
        company.demand().expectedUnits(promotion, OrderBook.expectedLines(company.orders().size()));
    return new DemoTruth.PromotionEffect(
        promotion.id(),
        promotion.code(),
        promotion.from(),
        promotion.through(),
        company.assortment().channels().stream()
            .filter(promotion::covers)
            .map(Channel::id)
            .toList(),
        company.assortment().catalogue().products().stream()
            .filter(promotion::covers)
            .map(Product::sku)
            .toList(),
        promotion.discount(),
        promotion.uplift(),
        promotion.dip(),
        Promotion.DIP_DAYS,
        promotion.siblings(),
        rounded(expected),
        rounded(expected / promotion.uplift()),
        sold);
  }

  /** Units by promotion. */
  private static Map<String, Integer> soldUnits(List<Order> orders) {
    Map<String, Integer> units = new HashMap<>();
    for (Order order : orders) {
      for (Order.Line line : order.lines()) {
        Promotion promotion = line.promotion();
        if (promotion != null) {
          units.merge(promotion.id(), line.quantity(), Integer::sum);
        }
      }
    }
    return units;
  }

  private static double rounded(double units) {
    return StrictMath.round(units * 1000) / 1000.0;
  }

  private static DemoTruth.CampaignEffect effect(Campaign campaign) {
    return new DemoTruth.CampaignEffect(
        campaign.id(),
        campaign.medium().name(),
        campaign.market().currency(),
        campaign.from(),
        campaign.through(),
        campaign.lift(),
        campaign.treated().cardinality(),
        campaign.control().cardinality());
  }

  private static DemoTruth.Elasticity elasticity(Model model, Assortment assortment) {
    return new DemoTruth.Elasticity(
        model.id(),
        model.line().title(),
        assortment.catalogue().products().stream()
            .filter(p -> p.model().equals(model))
            .map(Product::sku)
            .toList(),
        model.elasticity(),
        assortment.prices().movesOnSale(model));
  }

  private static List<DemoTruth.Churned> churned(List<Customer> customers) {
    List<DemoTruth.Churned> churned = new ArrayList<>();
    for (Customer customer : customers) {
      LocalDate day = customer.churnedOn();
      if (day != null) {
        churned.add(new DemoTruth.Churned(customer.id(), day));
      }
    }
    return churned;
  }

  private static List<DemoTruth.Discontinued> discontinued(List<Product> products) {
    List<DemoTruth.Discontinued> ended = new ArrayList<>();
    for (Product product : products) {
      LocalDate day = product.discontinuedOn();
      if (day != null) {
        ended.add(new DemoTruth.Discontinued(product.sku(), day));
      }
    }
    return ended;
  }
}
