-- The figures of oracle.sql, from the published tables.
WITH
line AS (
  SELECT l.*, p.product_name, p.category, p.subcategory, c.country AS customer_country,
         strftime(l.ordered_on, '%Y-%m') AS month
  FROM fct_order_lines l
  LEFT JOIN dim_products p USING (product_id)
  LEFT JOIN dim_customers c USING (customer_id)
),
account AS (
  SELECT feed, upper(kind) AS kind, outcome, sum(rows) AS rows, sum(amount) AS amount FROM ops_ledger
  WHERE feed NOT LIKE '(%' AND feed NOT LIKE '%:%' GROUP BY ALL
),
bridge AS (
  SELECT * FROM (
    SELECT comparison, starts_on, sum(volume_effect) FILTER (measure = 'net_sales') AS volume,
           sum(mix_effect) FILTER (measure = 'net_sales') AS mix,
           sum(price_effect) FILTER (measure = 'net_sales') AS price,
           sum(promotion_effect) FILTER (measure = 'net_sales') AS promotion,
           sum(new_effect) FILTER (measure = 'net_sales' AND new_effect <> 0) AS "new",
           sum(lost_effect) FILTER (measure = 'net_sales' AND lost_effect <> 0) AS lost,
           sum(cost_effect) FILTER (measure = 'sold_margin') AS cost
    FROM agg_price_volume_mix GROUP BY ALL)
  UNPIVOT (amount FOR name IN (volume, mix, price, promotion, "new", lost, cost))
),
metric AS (
  SELECT month AS month, (sum(reporting_gross_amount))::DECIMAL(38, 9) AS gross_sales,
         (sum(reporting_discount_amount))::DECIMAL(38, 9) AS discounts,
         (0)::DECIMAL(38, 9) AS returns,
         (sum(reporting_net_amount))::DECIMAL(38, 9) AS net_sales,
         (sum(quantity))::DECIMAL(38, 9) AS units,
         (count(DISTINCT order_id))::DECIMAL(38, 9) AS orders,
         (count(*))::DECIMAL(38, 9) AS order_lines,
         (count(DISTINCT customer_id))::DECIMAL(38, 9) AS customers,
         (sum(reporting_cost_amount))::DECIMAL(38, 9) AS total_cost,
         (sum(reporting_net_amount) FILTER (reporting_cost_amount IS NOT NULL) - sum(reporting_cost_amount))::DECIMAL(38, 9) AS gross_margin
  FROM line GROUP BY 1
),
figure(name, rows, amount) AS (
  -- totals
  SELECT 'sales', count(*), sum(net_amount) FROM line
  UNION ALL SELECT 'sales/channel=' || channel_id, count(*), sum(net_amount) FROM line GROUP BY channel_id
  UNION ALL SELECT 'orders/channel=' || channel_id, count(DISTINCT order_id), sum(reporting_net_amount) FROM line
            GROUP BY channel_id
  UNION ALL SELECT 'units/channel=' || channel_id, count(*), sum(quantity) FROM line GROUP BY channel_id
  UNION ALL SELECT 'gross/channel=' || channel_id, count(*), sum(gross_amount) FROM line GROUP BY channel_id
  UNION ALL SELECT 'tax/channel=' || channel_id, count(*), sum(tax_amount) FROM line GROUP BY channel_id
  UNION ALL SELECT 'shipping/channel=' || channel_id, count(*), sum(shipping_amount) FROM line GROUP BY channel_id
  UNION ALL SELECT 'customers/channel=' || channel_id, count(DISTINCT customer_id), sum(net_amount) FROM line
            GROUP BY channel_id
  UNION ALL SELECT 'shipped/month=' || strftime(shipped_on, '%Y-%m'), count(*), sum(net_amount) FROM line
            WHERE shipped_on IS NOT NULL GROUP BY strftime(shipped_on, '%Y-%m')
  -- breakdowns
  UNION ALL SELECT 'sales/month=' || strftime(day, '%Y-%m') || '/channel=' || channel_id, sum(line_count), sum(net_sales)
            FROM agg_daily_sales GROUP BY strftime(day, '%Y-%m'), channel_id
  UNION ALL SELECT 'orders/month=' || month || '/channel=' || channel_id, count(DISTINCT order_id), sum(quantity)
            FROM line GROUP BY month, channel_id
  UNION ALL SELECT 'sales/territory=' || territory_id || '/channel=' || channel_id, count(*), sum(net_amount) FROM line
            GROUP BY territory_id, channel_id
  UNION ALL SELECT 'sales/category=' || category || '/channel=' || channel_id, count(*), sum(net_amount) FROM line
            GROUP BY category, channel_id
  UNION ALL SELECT 'sales/territory=' || territory_id || '/category=' || category, sum(line_count), sum(net_sales)
            FROM agg_daily_sales JOIN dim_products USING (product_id) GROUP BY territory_id, category
  UNION ALL SELECT 'sales/month=' || month || '/category=' || category, count(*), sum(net_amount) FROM line
            GROUP BY month, category
  UNION ALL SELECT 'sales/subcategory=' || subcategory, count(*), sum(net_amount) FROM line GROUP BY subcategory
  UNION ALL SELECT 'sales/product=' || product_id, count(*), sum(net_amount) FROM line GROUP BY product_id
  UNION ALL SELECT 'sales/salesperson=' || salesperson_id, count(*), sum(net_amount) FROM line
            WHERE salesperson_id IS NOT NULL GROUP BY salesperson_id
  UNION ALL SELECT 'sales/promotion=' || coalesce(promotion_id, '(none)'), count(*), sum(net_amount) FROM line
            GROUP BY promotion_id
  UNION ALL SELECT 'sales/reseller_country=' || customer_country, count(*), sum(net_amount) FROM line
            WHERE channel_id = 'reseller' GROUP BY customer_country
  -- margins: net less cost, and commission on net
  UNION ALL SELECT 'margin/product=' || product_id, count(*), sum(contribution_margin1) FROM fct_margins GROUP BY product_id
  UNION ALL SELECT 'margin/month=' || strftime(ordered_on, '%Y-%m') || '/channel=' || channel_id, count(*),
                   sum(contribution_margin1) FROM fct_margins GROUP BY strftime(ordered_on, '%Y-%m'), channel_id
  UNION ALL SELECT 'margin/after_commission/channel=' || channel_id, count(*), sum(contribution_margin3) FROM fct_margins
            GROUP BY channel_id
  UNION ALL SELECT 'cost_source/' || cost_source, count(*), sum(sold_cost_amount) FROM fct_margins GROUP BY cost_source
  UNION ALL SELECT 'profit/month=' || strftime(starts_on, '%Y-%m') || '/product=' || product_id, line_count,
                   contribution_margin1 FROM agg_product_profitability WHERE period_grain = 'month'
  UNION ALL SELECT 'abc=' || abc_by_net_sales, count(*), sum(net_sales) FROM agg_product_profitability
            WHERE period_grain = 'history' GROUP BY abc_by_net_sales
  -- what moved sales
  UNION ALL SELECT 'bridge/' || comparison || '/' || starts_on || '/' || name, 1, round(amount)::DECIMAL(38, 9) FROM bridge
  UNION ALL SELECT 'driver/month=' || strftime(starts_on, '%Y-%m') || '/channel=' || member, 1, current_amount
            FROM agg_sales_drivers WHERE comparison = 'month_to_previous_month' AND dimension = 'channel'
              AND current_amount <> 0
  UNION ALL SELECT 'driver/month=' || strftime(starts_on, '%Y-%m') || '/new_customers', 1, current_amount
            FROM agg_sales_drivers WHERE comparison = 'month_to_previous_month' AND dimension = 'customer_group'
              AND member = 'new' AND current_amount <> 0
  -- customers: scores and cohorts
  UNION ALL SELECT 'rfm=' || recency_score || frequency_score || monetary_score, count(*), sum(net_sales)
            FROM agg_customers_360 WHERE order_count > 0 GROUP BY recency_score, frequency_score, monetary_score
  UNION ALL SELECT 'cohort=' || strftime(cohort_month, '%Y-%m') || '/' || months_since, active_customer_count, net_sales
            FROM agg_customer_cohorts WHERE active_customer_count > 0
  UNION ALL SELECT 'state=churned', count(*), sum(net_sales) FROM agg_customers_360 WHERE state = 'churned'
  -- whose territory it was then
  UNION ALL SELECT 'credited/salesperson=' || salesperson_id || '/territory=' || coalesce(territory_id, '(none)'),
                   count(*), sum(net_amount) FROM fct_credited_sales GROUP BY salesperson_id, territory_id
  UNION ALL SELECT 'credited/own_territory=' || coalesce(c.territory_id = l.territory_id, false), count(*), sum(c.net_amount)
            FROM fct_credited_sales c JOIN line l USING (order_id, line_id) GROUP BY coalesce(c.territory_id = l.territory_id, false)
  -- targets
  UNION ALL SELECT 'quota/salespeople', count(DISTINCT owner_id), sum(target_amount) FROM agg_salesperson_performance
            WHERE target_amount IS NOT NULL
  UNION ALL SELECT 'quota/salesperson=' || owner_id || '/quarter=' || starts_on, line_count, net_sales
            FROM agg_salesperson_performance WHERE target_amount IS NOT NULL
  UNION ALL SELECT 'attainment/salesperson=' || owner_id || '/quarter=' || starts_on, 1, round(attainment, 6)
            FROM agg_salesperson_performance WHERE attainment IS NOT NULL
  -- what the metric layer answers, by month
  UNION ALL SELECT 'metric/' || name || '/month=' || month, 1, amount
            FROM (UNPIVOT metric ON COLUMNS(* EXCLUDE month) INTO NAME name VALUE amount)
  -- the ledger: what was read and what became of it
  UNION ALL SELECT 'ledger/' || feed || '/' || kind, sum(rows), sum(amount) FROM account
            WHERE kind NOT IN ('FILTERED', 'INFERRED') GROUP BY feed, kind
  UNION ALL SELECT 'ledger/' || feed || '/FILTERED/' || outcome, rows, amount FROM account WHERE kind = 'FILTERED'
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
