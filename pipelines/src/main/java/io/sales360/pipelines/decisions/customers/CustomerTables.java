package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggCustomer;
import io.sales360.common.decision.AggCustomerCohort;
import io.sales360.common.decision.AggCustomerPreference;
import io.sales360.common.decision.AggNextBestProduct;
import io.sales360.common.decision.AggProductAffinity;
import io.sales360.common.decision.AggPurchaseInterval;
import io.sales360.common.decision.FctLifetimeCalibration;
import io.sales360.common.decision.FctLifetimeFit;
import io.sales360.common.decision.FctRecommendationScore;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableSpec;
import java.util.List;

/** The tables of this use case, with grain and order. */
final class CustomerTables {
  static final TableSpec<AggCustomer> CUSTOMERS =
      TableSpec.of("agg_customers_360", Layer.DECISIONS, AggCustomer.class)
          .grain("one row per customer")
          .sortedBy("customer_id");
  static final TableSpec<AggCustomerPreference> PREFERENCES =
      TableSpec.of("agg_customer_preferences", Layer.DECISIONS, AggCustomerPreference.class)
          .grain("one row per customer, dimension and value bought")
          .sortedBy("customer_id", "dimension", "preference_rank");
  static final TableSpec<AggCustomerCohort> COHORTS =
      TableSpec.of("agg_customer_cohorts", Layer.DECISIONS, AggCustomerCohort.class)
          .grain("one row per month of first sale and month since")
          .sortedBy("cohort_month", "months_since");
  static final TableSpec<AggPurchaseInterval> INTERVALS =
      TableSpec.of("agg_purchase_intervals", Layer.DECISIONS, AggPurchaseInterval.class)
          .grain("one row per segment and class of days between order days")
          .sortedBy("segment", "from_days");
  static final TableSpec<FctLifetimeFit> FITS =
      TableSpec.of("fct_lifetime_fits", Layer.DECISIONS, FctLifetimeFit.class)
          .grain("one row per model and stretch of days it learned from")
          .sortedBy("model", "learned_until");
  static final TableSpec<FctLifetimeCalibration> CALIBRATION =
      TableSpec.of("fct_lifetime_calibration", Layer.DECISIONS, FctLifetimeCalibration.class)
          .grain("one row per model and number of repeat purchases before the holdout")
          .sortedBy("model", "frequency");
  static final TableSpec<AggProductAffinity> AFFINITY =
      TableSpec.of("agg_product_affinity", Layer.DECISIONS, AggProductAffinity.class)
          .grain("one row per product and other product bought together more often than by chance")
          .sortedBy("product_id", "other_product_id");
  static final TableSpec<AggNextBestProduct> OFFERS =
      TableSpec.of("agg_next_best_products", Layer.DECISIONS, AggNextBestProduct.class)
          .grain("one row per customer and rank of a product to offer")
          .sortedBy("customer_id", "product_rank");
  static final TableSpec<FctRecommendationScore> SCORES =
      TableSpec.of("fct_recommendation_scores", Layer.DECISIONS, FctRecommendationScore.class)
          .grain("one row per way to recommend");

  /** The reference's two counts: customers without a purchase are not churned there. */
  static final Manifest.View CHURN =
      new Manifest.View(
          "customer_churn",
          """
          SELECT CASE WHEN state = 'churned' THEN 'Churned' ELSE 'Not Churned' END AS churn_status,
                 count(*) AS customer_count
          FROM agg_customers_360
          GROUP BY 1
          ORDER BY 1
          """,
          "Two rows: customers whose last sale is more than 90 days before the as-of date, and"
              + " all others, those without a sale among them, as in the reference.");

  private CustomerTables() {}

  /** All tables that need customers. */
  static List<TableSpec<?>> ofCustomers() {
    return List.of(CUSTOMERS, PREFERENCES, COHORTS, INTERVALS, FITS, CALIBRATION, OFFERS, SCORES);
  }
}
