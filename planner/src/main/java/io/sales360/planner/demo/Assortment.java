package io.sales360.planner.demo;

import java.util.List;

/** What can be bought when, where and at what price: all that demand depends on. */
record Assortment(
    DateSpan span,
    List<Channel> channels,
    Catalogue catalogue,
    PriceBook prices,
    PromotionPlan promotions,
    CampaignPlan campaigns,
    List<Stockout> stockouts,
    DemandCalendar calendar) {}
