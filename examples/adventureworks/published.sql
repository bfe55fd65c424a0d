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
  -- the ledger: what was read and what became of it
  UNION ALL SELECT 'ledger/' || feed || '/' || kind, sum(rows), sum(amount) FROM account
            WHERE kind NOT IN ('FILTERED', 'INFERRED') GROUP BY feed, kind
  UNION ALL SELECT 'ledger/' || feed || '/FILTERED/' || outcome, rows, amount FROM account WHERE kind = 'FILTERED'
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
