-- The figures of oracle.sql, from the published tables.
WITH
sale AS (
  SELECT *, strftime(ordered_on, '%Y-%m') AS month, strftime(ordered_on, '%Y-%m-%d') AS day FROM fct_order_lines
),
refund AS (SELECT *, strftime(returned_on, '%Y-%m') AS month FROM fct_returns),
account AS (
  SELECT feed, upper(kind) AS kind, outcome, sum(rows) AS rows, sum(amount) AS amount FROM ops_ledger
  WHERE feed NOT LIKE '(%' AND feed NOT LIKE '%:%' GROUP BY ALL
),
metric AS (
  SELECT month AS month, (sum(reporting_gross_amount))::DECIMAL(38, 9) AS gross_sales,
         (sum(reporting_discount_amount))::DECIMAL(38, 9) AS discounts,
         (coalesce(any_value(back), 0))::DECIMAL(38, 9) AS returns,
         (sum(reporting_net_amount) - coalesce(any_value(back), 0))::DECIMAL(38, 9) AS net_sales,
         (sum(quantity))::DECIMAL(38, 9) AS units,
         (count(DISTINCT order_id))::DECIMAL(38, 9) AS orders,
         (count(*))::DECIMAL(38, 9) AS order_lines,
         (count(DISTINCT customer_id))::DECIMAL(38, 9) AS customers
  FROM sale LEFT JOIN (SELECT month, sum(reporting_refund_amount) AS back FROM refund GROUP BY month) USING (month) GROUP BY 1
),
figure(name, rows, amount) AS (
  -- sales
  SELECT 'sales', count(*), sum(net_amount) FROM sale
  UNION ALL SELECT 'sales/anonymous', count(*), sum(net_amount) FROM sale WHERE customer_id IS NULL
  UNION ALL SELECT 'sales/known', count(*), sum(net_amount) FROM sale WHERE customer_id IS NOT NULL
  UNION ALL SELECT 'sales/units', count(*), sum(quantity) FROM sale
  UNION ALL SELECT 'sales/orders', count(DISTINCT order_id), sum(net_amount) FROM sale
  UNION ALL SELECT 'sales/customers', count(DISTINCT customer_id), sum(net_amount) FROM sale WHERE customer_id IS NOT NULL
  UNION ALL SELECT 'sales/month=' || month, count(*), sum(net_amount) FROM sale GROUP BY month
  UNION ALL SELECT 'sales/day=' || day, count(*), sum(net_amount) FROM sale GROUP BY day
  UNION ALL SELECT 'sales/orders/month=' || month, count(DISTINCT order_id), sum(quantity) FROM sale GROUP BY month
  UNION ALL SELECT 'sales/territory=' || territory_id, count(*), sum(net_amount) FROM sale GROUP BY territory_id
  UNION ALL SELECT 'sales/orders/territory=' || territory_id, count(DISTINCT order_id), sum(quantity) FROM sale
            GROUP BY territory_id
  UNION ALL SELECT 'sales/product=' || product_id, count(*), sum(net_amount) FROM sale GROUP BY product_id
  -- returns
  UNION ALL SELECT 'returns', count(*), sum(refund_amount) FROM refund
  UNION ALL SELECT 'returns/units', count(*), sum(quantity) FROM refund
  UNION ALL SELECT 'returns/month=' || month, count(*), sum(refund_amount) FROM refund GROUP BY month
  UNION ALL SELECT 'returns/territory=' || territory_id, count(*), sum(refund_amount) FROM refund GROUP BY territory_id
  UNION ALL SELECT 'returns/product=' || product_id, count(*), sum(refund_amount) FROM refund GROUP BY product_id
  -- sales less returns
  UNION ALL SELECT 'net/month=' || strftime(day, '%Y-%m'), sum(line_count), sum(net_sales) FROM agg_daily_sales
            GROUP BY strftime(day, '%Y-%m')
  UNION ALL SELECT 'net/territory=' || territory_id, sum(line_count), sum(net_sales) FROM agg_daily_sales
            GROUP BY territory_id
  -- margins: no source states a cost, so none is made up; products by what they earn
  UNION ALL SELECT 'margins/cost_source=' || cost_source, count(*), sum(net_amount) FROM fct_margins GROUP BY cost_source
  UNION ALL SELECT 'margins/known', count(contribution_margin1), coalesce(sum(contribution_margin1), 0) FROM fct_margins
  UNION ALL SELECT 'profit/product=' || product_id, line_count, net_sales FROM agg_product_profitability
            WHERE period_grain = 'history'
  UNION ALL SELECT 'abc=' || abc_by_net_sales, count(*), sum(net_sales) FROM agg_product_profitability
            WHERE period_grain = 'history' GROUP BY abc_by_net_sales
  -- customers: scores and cohorts
  UNION ALL SELECT 'rfm=' || recency_score || frequency_score || monetary_score, count(*), sum(net_sales)
            FROM agg_customers_360 WHERE order_count > 0 GROUP BY recency_score, frequency_score, monetary_score
  UNION ALL SELECT 'cohort=' || strftime(cohort_month, '%Y-%m') || '/' || months_since, active_customer_count, net_sales
            FROM agg_customer_cohorts WHERE active_customer_count > 0 OR net_sales <> 0
  UNION ALL SELECT 'state=churned', count(*), sum(net_sales) FROM agg_customers_360 WHERE state = 'churned'
  -- dimensions: the latest row of each key
  UNION ALL SELECT 'customers/country=' || country, count(*), 0 FROM dim_customers GROUP BY country
  UNION ALL SELECT 'products/name=' || product_name, count(*), 0 FROM dim_products GROUP BY product_name
  -- what the metric layer answers, by month
  UNION ALL SELECT 'metric/' || name || '/month=' || month, 1, amount
            FROM (UNPIVOT metric ON COLUMNS(* EXCLUDE month) INTO NAME name VALUE amount)
  -- the ledger: what was read and what became of it
  UNION ALL SELECT 'ledger/' || feed || '/' || kind, sum(rows), sum(amount) FROM account
            WHERE kind IN ('READ', 'DEDUPLICATED') GROUP BY feed, kind
  UNION ALL SELECT 'ledger/' || feed || '/' || kind || '/' || outcome, rows, amount FROM account
            WHERE kind IN ('WRITTEN', 'FILTERED', 'REFUSED')
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
