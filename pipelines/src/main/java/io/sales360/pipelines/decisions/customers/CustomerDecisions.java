package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggCustomer;
import io.sales360.common.model.Customer;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableSpec;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Who buys: the tables of this use case. */
public final class CustomerDecisions {
  private static final TableSpec<AggCustomer> CUSTOMERS =
      TableSpec.of("agg_customers_360", Layer.DECISIONS, AggCustomer.class)
          .grain("one row per customer")
          .sortedBy("customer_id");

  /** The reference's two counts: customers without a purchase are not churned there. */
  private static final String CHURN =
      """
      SELECT CASE WHEN state = 'churned' THEN 'Churned' ELSE 'Not Churned' END AS churn_status,
             count(*) AS customer_count
      FROM agg_customers_360
      GROUP BY 1
      ORDER BY 1
      """;

  private CustomerDecisions() {}

  /** Adds the tables of this use case to a job. */
  public static void assemble(MartReader marts, Shelf shelf, Accounts accounts) {
    PCollectionTuple customers =
        accounts.take(
            marts
                .orderLines()
                .apply(
                    "SummarizeCustomers",
                    SummarizeCustomers.with(
                        marts.returns(),
                        marts.rows("dim_customers", Customer.class),
                        marts.plan().asOf(),
                        marts.plan().product().reporting().currency(),
                        marts.buckets())));
    shelf.write(CUSTOMERS, customers.get(SummarizeCustomers.CUSTOMERS));
    shelf.view(
        new Manifest.View(
            "customer_churn",
            CHURN,
            "Two rows: customers whose last sale is more than 90 days before the as-of date, and"
                + " all others, those without a sale among them, as in the reference."));
  }
}
