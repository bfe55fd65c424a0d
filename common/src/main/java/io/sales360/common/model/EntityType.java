package io.sales360.common.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of rows a feed can fill, with the record that holds one and the columns that identify
 * it.
 */
public enum EntityType {
  CUSTOMER(Customer.class, "customer_id"),
  PRODUCT(Product.class, "product_id"),
  CHANNEL(Channel.class, "channel_id"),
  SALESPERSON(Salesperson.class, "salesperson_id"),
  TEAM(Team.class, "team_id"),
  TERRITORY(Territory.class, "territory_id"),
  SALES_TARGET(SalesTarget.class, "target_id"),
  SALES_CREDIT(SalesCredit.class, "order_id", "line_id", "salesperson_id"),
  SALES_ASSIGNMENT(SalesAssignment.class, "salesperson_id", "valid_from"),
  CAMPAIGN(Campaign.class, "campaign_id"),
  PROMOTION(Promotion.class, "promotion_id"),
  PROMOTION_PRODUCT(PromotionProduct.class, "promotion_id", "product_id"),
  CAMPAIGN_SPEND(CampaignSpend.class, "spend_id"),
  CAMPAIGN_TOUCH(CampaignTouch.class, "touch_id"),
  SALES_ORDER(SalesOrder.class, "order_id"),
  ORDER_LINE(OrderLine.class, "order_id", "line_id"),
  PAYMENT(Payment.class, "payment_id"),
  RETURN_LINE(ReturnLine.class, "return_id"),
  INVENTORY_SNAPSHOT(InventorySnapshot.class, "snapshot_id"),
  PRICE_LIST(PriceList.class, "price_id"),
  EXCHANGE_RATE(ExchangeRate.class, "base_currency_code", "quote_currency_code", "rated_on"),
  MARKET_INDICATOR(
      MarketIndicator.class,
      "indicator_id",
      "territory_id",
      "category",
      "period_starts_on",
      "released_on"),
  CALENDAR_DAY(CalendarDay.class, "country", "territory_id", "day"),
  CONSENT(Consent.class, "customer_id", "purpose", "decided_at");

  private final Class<? extends Entity> recordType;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable.
  private final List<String> identity;

  EntityType(Class<? extends Entity> recordType, String... identity) {
    this.recordType = recordType;
    this.identity = List.of(identity);
  }

  /** Snake-case name, as written in product files, contracts and the ledger. */
  public String entityName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Class<? extends Entity> recordType() {
    return recordType;
  }

  /** Columns (snake case) that identify one row of the entity. */
  public List<String> identity() {
    return identity;
  }

  public static Optional<EntityType> named(String entityName) {
    return Arrays.stream(values()).filter(t -> t.entityName().equals(entityName)).findFirst();
  }

  public static EntityType of(Entity entity) {
    return Arrays.stream(values())
        .filter(t -> t.recordType == entity.getClass())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(entity.getClass() + " is no entity of the model."));
  }
}
