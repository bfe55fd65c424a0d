package io.sales360.pipelines.marts;

import io.sales360.common.table.Manifest;
import java.util.List;

/** Queries published beside the tables. */
public final class MartViews {
  /**
   * The reference's joined table, column by column, at the grain of the order line: its order and
   * payment amounts are the line's allocated shares, so they sum (the reference repeats them per
   * line); amounts stay decimals; keys are compared as the one conformed text they are.
   */
  private static final String ORDER_ENRICHED =
      """
      SELECT l.order_id,
             l.customer_id,
             l.product_id AS productsku,
             l.ordered_on AS order_date,
             l.delivered_on AS order_delivery_date,
             l.order_total_amount,
             l.shipping_method,
             l.order_status,
             l.payment_id AS transaction_id,
             l.paid_on AS transaction_date,
             l.payment_amount AS transaction_amount,
             l.payment_method,
             p.category AS product_category,
             p.model_name,
             p.brand AS brand_name,
             p.product_name,
             p.size AS product_size,
             c.first_name,
             c.last_name,
             c.gender,
             c.phone_number,
             c.email AS email_id,
             c.age,
             c.city,
             c.state,
             c.country,
             c.zip_code
      FROM fct_order_lines l
      LEFT JOIN dim_products p ON p.product_id = l.product_id
      LEFT JOIN dim_customers c ON c.customer_id = l.customer_id
      """;

  private MartViews() {}

  public static List<Manifest.View> all() {
    return List.of(
        new Manifest.View(
            "order_enriched",
            ORDER_ENRICHED,
            "One row per order line with its order, payment, product and customer; amounts are the"
                + " line's shares and sum to the order's."));
  }
}
