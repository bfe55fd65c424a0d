-- The figures of oracle.sql, from the published tables.
WITH
sale AS (
  SELECT l.*, p.category, p.subcategory, p.brand, strftime(l.ordered_on, '%Y-%m') AS month
  FROM fct_order_lines l LEFT JOIN dim_products p USING (product_id)
),
account AS (
  SELECT feed, upper(kind) AS kind, outcome, sum(rows) AS rows, sum(amount) AS amount FROM ops_ledger
  WHERE feed NOT LIKE '(%' AND feed NOT LIKE '%:%' GROUP BY ALL
),
coupon AS (
  SELECT p.campaign_id, p.promotion_id, x.product_id
  FROM dim_promotions p JOIN dim_promotion_products x USING (promotion_id) WHERE p.promotion_type = 'coupon'
),
answered AS (
  SELECT c.campaign_id, s.customer_id, s.net_amount
  FROM dim_campaigns c
  JOIN fct_campaign_touches t ON t.campaign_id = c.campaign_id AND t.touch_type = 'sent'
  JOIN sale s ON s.customer_id = t.customer_id AND s.ordered_on BETWEEN c.starts_on AND c.ends_on
  JOIN (SELECT DISTINCT campaign_id, product_id FROM coupon) o
    ON o.campaign_id = c.campaign_id AND o.product_id = s.product_id
),
placed AS (
  SELECT p.promotion_type, p.promotion_id, p.channel_id, p.starts_on, p.ends_on, x.product_id
  FROM dim_promotions p JOIN dim_promotion_products x USING (promotion_id) WHERE p.promotion_type <> 'coupon'
),
shown AS (
  SELECT p.promotion_type, s.net_amount
  FROM sale s JOIN placed p ON p.product_id = s.product_id AND p.channel_id = s.channel_id
                           AND s.ordered_on BETWEEN p.starts_on AND p.ends_on
),
metric AS (
  SELECT month AS month, (sum(reporting_gross_amount))::DECIMAL(38, 9) AS gross_sales,
         (sum(reporting_discount_amount))::DECIMAL(38, 9) AS discounts,
         (0)::DECIMAL(38, 9) AS returns,
         (sum(reporting_net_amount))::DECIMAL(38, 9) AS net_sales,
         (sum(quantity))::DECIMAL(38, 9) AS units,
         (count(DISTINCT order_id))::DECIMAL(38, 9) AS orders,
         (count(*))::DECIMAL(38, 9) AS order_lines,
         (count(DISTINCT customer_id))::DECIMAL(38, 9) AS customers
  FROM sale GROUP BY 1
),
figure(name, rows, amount) AS (
  -- sales
  SELECT 'sales', count(*), sum(net_amount) FROM sale
  UNION ALL SELECT 'sales/gross', count(*), sum(gross_amount) FROM sale
  UNION ALL SELECT 'sales/discounts', count(*), sum(discount_amount) FROM sale
  UNION ALL SELECT 'sales/units', count(*), sum(quantity) FROM sale
  UNION ALL SELECT 'sales/orders', count(DISTINCT order_id), sum(net_amount) FROM sale
  UNION ALL SELECT 'sales/customers', count(DISTINCT customer_id), sum(net_amount) FROM sale
  UNION ALL SELECT 'sales/month=' || strftime(day, '%Y-%m'), sum(line_count), sum(net_sales) FROM agg_daily_sales
            GROUP BY strftime(day, '%Y-%m')
  UNION ALL SELECT 'sales/orders/month=' || month, count(DISTINCT order_id), sum(quantity) FROM sale GROUP BY month
  UNION ALL SELECT 'sales/week=' || (1 + (ordered_on - DATE '2016-12-26') // 7), count(*), sum(net_amount) FROM sale
            GROUP BY (ordered_on - DATE '2016-12-26') // 7
  UNION ALL SELECT 'sales/day=' || day, sum(line_count), sum(net_sales) FROM agg_daily_sales GROUP BY day
  UNION ALL SELECT 'sales/store=' || channel_id, sum(line_count), sum(net_sales) FROM agg_daily_sales GROUP BY channel_id
  UNION ALL SELECT 'sales/category=' || coalesce(category, '(none)'), count(*), sum(net_amount) FROM sale GROUP BY category
  UNION ALL SELECT 'sales/subcategory=' || coalesce(category, '(none)') || '/' || coalesce(subcategory, '(none)'),
                   count(*), sum(net_amount) FROM sale GROUP BY category, subcategory
  UNION ALL SELECT 'sales/brand=' || coalesce(brand, '(none)'), count(*), sum(net_amount) FROM sale GROUP BY brand
  UNION ALL SELECT 'abc=' || abc_by_net_sales, count(*), sum(net_sales) FROM agg_product_profitability
            WHERE period_grain = 'history' GROUP BY abc_by_net_sales
  -- customers: scores and cohorts
  UNION ALL SELECT 'rfm=' || recency_score || frequency_score || monetary_score, count(*), sum(net_sales)
            FROM agg_customers_360 WHERE order_count > 0 GROUP BY recency_score, frequency_score, monetary_score
  UNION ALL SELECT 'cohort=' || strftime(cohort_month, '%Y-%m') || '/' || months_since, active_customer_count, net_sales
            FROM agg_customer_cohorts WHERE active_customer_count > 0
  UNION ALL SELECT 'state=churned', count(*), sum(net_sales) FROM agg_customers_360 WHERE state = 'churned'
  -- campaigns: whom they reached, with which coupons on what, and what came of it
  UNION ALL SELECT 'campaigns/type=' || campaign_type, count(*), sum(ends_on - starts_on + 1) FROM dim_campaigns
            GROUP BY campaign_type
  UNION ALL SELECT 'reached/campaign=' || campaign_id, count(DISTINCT customer_id), 0 FROM fct_campaign_touches
            WHERE touch_type = 'sent' AND touched_at IS NULL GROUP BY campaign_id
  UNION ALL SELECT 'redeemed/campaign=' || campaign_id, count(*), count(DISTINCT customer_id) FROM fct_campaign_touches
            WHERE touch_type = 'redeemed' GROUP BY campaign_id
  UNION ALL SELECT 'redeemed/month=' || strftime(touched_at AT TIME ZONE 'America/New_York', '%Y-%m'), count(*),
                   count(DISTINCT customer_id) FROM fct_campaign_touches JOIN dim_promotions USING (promotion_id)
            WHERE touch_type = 'redeemed' GROUP BY strftime(touched_at AT TIME ZONE 'America/New_York', '%Y-%m')
  UNION ALL SELECT 'coupons/campaign=' || campaign_id, count(DISTINCT promotion_id), count(*) FROM coupon
            GROUP BY campaign_id
  UNION ALL SELECT 'products_on_coupons/campaign=' || campaign_id, count(DISTINCT product_id), 0 FROM coupon
            GROUP BY campaign_id
  UNION ALL SELECT 'answered/campaign=' || campaign_id, count(*), sum(net_amount) FROM answered GROUP BY campaign_id
  UNION ALL SELECT 'answered/households/campaign=' || campaign_id, count(DISTINCT customer_id), sum(net_amount)
            FROM answered GROUP BY campaign_id
  -- displays and mailers
  UNION ALL SELECT 'placements/' || promotion_type, count(DISTINCT promotion_id), count(*) FROM placed
            GROUP BY promotion_type
  UNION ALL SELECT 'shown/' || promotion_type, count(*), sum(net_amount) FROM shown GROUP BY promotion_type
  -- dimensions
  UNION ALL SELECT 'products/category=' || category, count(*), 0 FROM dim_products WHERE category IS NOT NULL
            GROUP BY category
  UNION ALL SELECT 'households/marital_status=' || coalesce(marital_status, '(none)'), count(*), sum(number_of_children)
            FROM dim_customers WHERE customer_type = 'household' GROUP BY marital_status
  -- what the metric layer answers, by month
  UNION ALL SELECT 'metric/' || name || '/month=' || month, 1, amount
            FROM (UNPIVOT metric ON COLUMNS(* EXCLUDE month) INTO NAME name VALUE amount)
  -- the ledger: what was read and what became of it
  UNION ALL SELECT 'ledger/' || feed || '/' || kind, sum(rows), sum(amount) FROM account
            WHERE kind <> 'FILTERED' GROUP BY feed, kind
  UNION ALL SELECT 'ledger/' || feed || '/' || kind || '/' || outcome, rows, amount FROM account WHERE kind = 'FILTERED'
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
