package io.sales360.planner.demo;

import java.util.List;

/** Everything that happened in the company, and why. */
record SimulatedCompany(
    DemoCompany plan,
    Assortment assortment,
    List<Customer> customers,
    SalesForce salesForce,
    DemandField demand,
    List<Order> orders,
    Payments payments,
    Targets targets,
    SharedSales sharedSales,
    Inventory inventory,
    ExchangeRates exchangeRates,
    MarketIndex marketIndex) {

  static SimulatedCompany of(DemoCompany plan) {
    Seeds seeds = new Seeds(plan.seed());
    DateSpan span = new DateSpan(plan.firstDay(), plan.lastDay());
    MarketIndex marketIndex = new MarketIndex(span, seeds);
    Catalogue catalogue = new Catalogue(span, seeds);
    List<Customer> customers = new CustomerBase(plan.customers(), span, seeds).customers();
    CampaignPlan campaigns = new CampaignPlan(customers, span, seeds);
    Assortment assortment =
        new Assortment(
            span,
            Channel.all(),
            catalogue,
            new PriceBook(catalogue, span, seeds),
            new PromotionPlan(campaigns, span, seeds),
            campaigns,
            Stockout.plan(catalogue, span, seeds),
            new DemandCalendar(span, marketIndex, seeds));
    SalesForce salesForce = new SalesForce(span, seeds);
    DemandField demand = new DemandField(assortment);
    List<Order> orders =
        new OrderBook(assortment, customers, salesForce, demand, plan.orders(), seeds).orders();
    return new SimulatedCompany(
        plan,
        assortment,
        customers,
        salesForce,
        demand,
        orders,
        new Payments(orders, span, seeds),
        new Targets(orders, salesForce, span, seeds),
        new SharedSales(orders, salesForce, seeds),
        new Inventory(assortment, orders, seeds),
        new ExchangeRates(span, seeds),
        marketIndex);
  }

  DateSpan span() {
    return assortment.span();
  }

  Seeds seeds() {
    return new Seeds(plan.seed());
  }
}
