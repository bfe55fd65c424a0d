package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.CostSource;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.model.Entity;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Product;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.Salesperson;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.product.Reporting;
import io.sales360.pipelines.decisions.CostBook;
import io.sales360.pipelines.decisions.SpendBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a line's margin depends on beside its order: costs, exchange rates, commission rates and
 * campaign spend.
 */
final class Terms {
  private final CostBook costs;
  private final SpendBook spends;
  private final Map<String, Product> products = new HashMap<>();
  private final Map<String, BigDecimal> commissionRates = new HashMap<>();
  private final Map<String, String> campaignOfPromotion = new HashMap<>();

  private Terms(ExchangeRates rates, String currency, LocalDate asOf) {
    costs = new CostBook(rates, currency);
    spends = new SpendBook(rates, asOf);
  }

  /**
   * Sorts the rows by what they say.
   *
   * @param entities products, price lists, rates, salespeople, promotions and spend, in any order
   */
  static Terms of(Iterable<Entity> entities, Reporting reporting, LocalDate asOf) {
    List<ExchangeRate> quotes = new ArrayList<>();
    for (Entity entity : entities) {
      if (entity instanceof ExchangeRate rate) {
        quotes.add(rate);
      }
    }
    Terms terms =
        new Terms(
            ExchangeRates.of(quotes, reporting.currency(), reporting.rateToleranceDays()),
            reporting.currency(),
            asOf);
    entities.forEach(terms::add);
    return terms;
  }

  private void add(Entity entity) {
    if (entity instanceof Product product) {
      products.put(product.productId(), product);
      costs.add(product);
    } else if (entity instanceof PriceList price) {
      costs.add(price);
    } else if (entity instanceof CampaignSpend spend) {
      spends.add(spend);
    } else if (entity instanceof Salesperson person && person.commissionRate() != null) {
      commissionRates.put(person.salespersonId(), person.commissionRate());
    } else if (entity instanceof Promotion promotion && promotion.campaignId() != null) {
      campaignOfPromotion.put(promotion.promotionId(), promotion.campaignId());
    }
  }

  SpendBook spends() {
    return spends;
  }

  /** Whether any salesperson has a commission rate; else the deployment does not record them. */
  boolean recordsCommissions() {
    return !commissionRates.isEmpty();
  }

  @Nullable Product product(String productId) {
    return products.get(productId);
  }

  /** A line with its cost, commission rate and campaign. */
  SoldLine sold(SaleLine line) {
    CostBook.Cost cost = costOf(line);
    return new SoldLine(
        line.orderId(),
        line.lineId(),
        line.orderedOn(),
        line.productId(),
        line.customerId(),
        line.channelId(),
        line.territoryId(),
        line.salespersonId(),
        line.promotionId(),
        campaignOf(line),
        costs.isService(line.productId()),
        line.quantity(),
        line.saleCurrencyCode(),
        line.saleGross(),
        line.gross(),
        line.discount(),
        line.shipping(),
        cost.source(),
        cost.amount(),
        line.salespersonId() == null ? BigDecimal.ZERO : commissionRates.get(line.salespersonId()));
  }

  /** The campaign of a line whose spend it shares; null for none. */
  @Nullable String sharedCampaignOf(SaleLine line) {
    String campaign = campaignOf(line);
    return campaign != null && spends.sharedBy(campaign, line.orderedOn()) != null
        ? campaign
        : null;
  }

  /** As the line states it, else as the book has it. */
  private CostBook.Cost costOf(SaleLine line) {
    BigDecimal stated = line.statedCost();
    return stated == null
        ? costs.costOf(line.productId(), line.channelId(), line.orderedOn(), line.quantity())
        : new CostBook.Cost(CostSource.LINE, stated);
  }

  private @Nullable String campaignOf(SaleLine line) {
    return line.campaignId() != null || line.promotionId() == null
        ? line.campaignId()
        : campaignOfPromotion.get(line.promotionId());
  }
}
