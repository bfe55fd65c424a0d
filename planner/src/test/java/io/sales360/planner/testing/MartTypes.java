package io.sales360.planner.testing;

import io.sales360.common.decision.AggCampaignAttribution;
import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.AggCustomer;
import io.sales360.common.decision.AggCustomerCohort;
import io.sales360.common.decision.AggDiscountDepth;
import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.AggPriceElasticity;
import io.sales360.common.decision.AggPriceVolumeMix;
import io.sales360.common.decision.AggProductAffinity;
import io.sales360.common.decision.AggProductProfitability;
import io.sales360.common.decision.AggProductStock;
import io.sales360.common.decision.AggSalesAnomaly;
import io.sales360.common.decision.AggSalesDriver;
import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.decision.FctLifetimeFit;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.decision.FctRecommendationScore;
import io.sales360.common.mart.AggDailyOrders;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.DimDate;
import io.sales360.common.mart.FctForecastDriver;
import io.sales360.common.mart.FctOrder;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.model.Campaign;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.model.CampaignTouch;
import io.sales360.common.model.Channel;
import io.sales360.common.model.Customer;
import io.sales360.common.model.Product;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import io.sales360.common.model.SalesAssignment;
import io.sales360.common.model.SalesTarget;
import io.sales360.common.model.Salesperson;
import io.sales360.common.model.Team;
import io.sales360.common.model.Territory;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The columns of the published tables, from the records that make them. */
public final class MartTypes {
  private static final Map<String, Class<? extends Record>> RECORDS =
      Map.ofEntries(
          Map.entry("fct_order_lines", FctOrderLine.class),
          Map.entry("fct_orders", FctOrder.class),
          Map.entry("fct_payments", FctPayment.class),
          Map.entry("fct_returns", FctReturn.class),
          Map.entry("fct_campaign_touches", CampaignTouch.class),
          Map.entry("fct_campaign_spend", CampaignSpend.class),
          Map.entry("agg_daily_sales", AggDailySales.class),
          Map.entry("agg_daily_orders", AggDailyOrders.class),
          Map.entry("dim_dates", DimDate.class),
          Map.entry("dim_customers", Customer.class),
          Map.entry("dim_products", Product.class),
          Map.entry("dim_channels", Channel.class),
          Map.entry("dim_territories", Territory.class),
          Map.entry("dim_salespeople", Salesperson.class),
          Map.entry("dim_teams", Team.class),
          Map.entry("dim_promotions", Promotion.class),
          Map.entry("dim_promotion_products", PromotionProduct.class),
          Map.entry("dim_campaigns", Campaign.class),
          Map.entry("fct_sales_targets", SalesTarget.class),
          Map.entry("fct_sales_forecasts", FctSalesForecast.class),
          Map.entry("fct_forecast_drivers", FctForecastDriver.class),
          Map.entry("fct_credited_sales", FctCreditedSale.class),
          Map.entry("dim_sales_assignments", SalesAssignment.class),
          Map.entry("fct_margins", FctMargin.class),
          Map.entry("agg_product_profitability", AggProductProfitability.class),
          Map.entry("agg_product_stock", AggProductStock.class),
          Map.entry("agg_price_elasticities", AggPriceElasticity.class),
          Map.entry("agg_discount_depths", AggDiscountDepth.class),
          Map.entry("agg_campaign_effectiveness", AggCampaignEffectiveness.class),
          Map.entry("agg_campaign_attribution", AggCampaignAttribution.class),
          Map.entry("agg_price_volume_mix", AggPriceVolumeMix.class),
          Map.entry("agg_sales_drivers", AggSalesDriver.class),
          Map.entry("agg_sales_anomalies", AggSalesAnomaly.class),
          Map.entry("agg_customers_360", AggCustomer.class),
          Map.entry("agg_customer_cohorts", AggCustomerCohort.class),
          Map.entry("agg_salesperson_performance", AggPerformance.class),
          Map.entry("agg_team_performance", AggPerformance.class),
          Map.entry("agg_product_affinity", AggProductAffinity.class),
          Map.entry("fct_lifetime_fits", FctLifetimeFit.class),
          Map.entry("fct_recommendation_scores", FctRecommendationScore.class));

  private MartTypes() {}

  /** Column to SQL type, in order. */
  public static Map<String, String> of(String table) {
    Class<? extends Record> type = RECORDS.get(table);
    if (type == null) {
      throw new IllegalArgumentException("No record makes " + table + ".");
    }
    Map<String, String> types = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.put(
          component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
          sqlType(component.getType()));
    }
    return types;
  }

  private static String sqlType(Class<?> type) {
    if (type == BigDecimal.class) {
      return "DECIMAL(38,9)";
    }
    if (type == LocalDate.class) {
      return "DATE";
    }
    if (type == Instant.class) {
      return "TIMESTAMPTZ";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "BOOLEAN";
    }
    if (type == double.class || type == Double.class) {
      return "DOUBLE";
    }
    return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "BIGINT" : "VARCHAR";
  }
}
