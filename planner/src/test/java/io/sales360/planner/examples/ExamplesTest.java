package io.sales360.planner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.AggCustomer;
import io.sales360.common.decision.AggCustomerCohort;
import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.AggPriceVolumeMix;
import io.sales360.common.decision.AggProductProfitability;
import io.sales360.common.decision.AggSalesDriver;
import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Campaign;
import io.sales360.common.model.CampaignTouch;
import io.sales360.common.model.Customer;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.Product;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.sales360.common.schema.RecordShape;
import io.sales360.common.schema.RecordShape.Component;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {
  private static final Set<EntityType> MONEY =
      EnumSet.of(EntityType.ORDER_LINE, EntityType.RETURN_LINE, EntityType.SALES_TARGET);
  private static final Map<String, Class<? extends Record>> TABLES =
      Map.ofEntries(
          Map.entry("fct_order_lines", FctOrderLine.class),
          Map.entry("fct_returns", FctReturn.class),
          Map.entry("agg_daily_sales", AggDailySales.class),
          Map.entry("dim_products", Product.class),
          Map.entry("dim_customers", Customer.class),
          Map.entry("ops_ledger", LedgerEntry.class),
          Map.entry("fct_credited_sales", FctCreditedSale.class),
          Map.entry("fct_margins", FctMargin.class),
          Map.entry("agg_product_profitability", AggProductProfitability.class),
          Map.entry("agg_price_volume_mix", AggPriceVolumeMix.class),
          Map.entry("agg_sales_drivers", AggSalesDriver.class),
          Map.entry("agg_customers_360", AggCustomer.class),
          Map.entry("agg_customer_cohorts", AggCustomerCohort.class),
          Map.entry("agg_salesperson_performance", AggPerformance.class),
          Map.entry("dim_campaigns", Campaign.class),
          Map.entry("dim_promotions", Promotion.class),
          Map.entry("dim_promotion_products", PromotionProduct.class),
          Map.entry("fct_campaign_touches", CampaignTouch.class));

  @ParameterizedTest
  @EnumSource
  void productFileIsValid(Example example) {
    ProductFile product = ProductFileParser.parse(example.config());

    assertThat(product.feeds()).isNotEmpty();
    // A feed with money in it says how its rows are accounted for.
    assertThat(product.feeds())
        .filteredOn(feed -> feed.outcomes().stream().anyMatch(o -> MONEY.contains(o.entity())))
        .allSatisfy(feed -> assertThat(feed.controlAmount()).as(feed.name()).isNotNull());
  }

  @ParameterizedTest
  @EnumSource
  void publishedQueryFitsThePublishedTables(Example example) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (Map.Entry<String, Class<? extends Record>> table : TABLES.entrySet()) {
        statement.execute(
            "CREATE TABLE " + table.getKey() + " (" + columns(table.getValue()) + ")");
      }
      try (ResultSet result = statement.executeQuery(example.published())) {
        assertThat(result.getMetaData().getColumnCount()).isEqualTo(3);
        assertThat(result.getMetaData().getColumnLabel(1)).isEqualTo("name");
        assertThat(result.getMetaData().getColumnTypeName(2)).isEqualTo("BIGINT");
        assertThat(result.getMetaData().getColumnTypeName(3)).isEqualTo("DECIMAL(38,9)");
      }
    }
  }

  private static String columns(Class<? extends Record> record) {
    return RecordShape.of(record).components().stream()
        .map(c -> '"' + c.column() + "\" " + sqlType(c))
        .collect(Collectors.joining(", "));
  }

  private static String sqlType(Component component) {
    return switch (component.type().kind()) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case DECIMAL -> "DECIMAL(38, 9)";
      case DATE -> "DATE";
      case INSTANT -> "TIMESTAMPTZ";
      default -> "VARCHAR";
    };
  }
}
