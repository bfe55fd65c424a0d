-- A lake for measuring queries. Each part is one table (name, files, grain) or view (name, view).
-- Variables: orders (how many), shards (of the large tables), shard (the one being written).
-- table orders_of_shard view
SELECT n, 'O' || lpad(n::VARCHAR, 9, '0') AS order_id,
  DATE '2022-01-01' + (n * 1096 // getvariable('orders'))::INTEGER AS ordered_on,
  'K' || lpad((hash(n, 1) % greatest(1, getvariable('orders') // 8))::VARCHAR, 7, '0') AS customer_id,
  'C' || (hash(n, 2) % 10) AS channel_id, 'T' || (hash(n, 2) % 10 % 5) AS territory_id,
  'S' || (hash(n, 3) % 25) AS salesperson_id,
  CASE WHEN hash(n, 4) % 40 = 0 THEN 'cancelled' WHEN hash(n, 4) % 10 < 2 THEN 'shipped' ELSE 'completed' END AS order_status,
  ['UPS', 'FedEx', 'USPS'][1 + (hash(n, 5) % 3)::INTEGER] AS shipping_method,
  (1 + hash(n, 6) % 9)::INTEGER AS days, (1 + hash(n, 7) % 4)::INTEGER AS line_count
FROM range(getvariable('shard'), getvariable('orders'), getvariable('shards')) t(n)
-- table lines_of_shard view
SELECT o.*, l AS line, (300 * pow((hash(n, l, 8) % 100000) / 100000.0, 2))::INTEGER AS product, 1 + hash(n, l, 9) % 3 AS pieces,
  (hash(n, l, 10) % 5 // 3) * 10 AS percent
FROM orders_of_shard o, LATERAL unnest(range(1, line_count + 1)) u(l)
-- table fct_order_lines 8 one row per order line
SELECT order_id, line::VARCHAR AS line_id, ordered_on, ordered_on + 5 AS due_on, ordered_on + days AS delivered_on, order_status,
  order_status <> 'cancelled' AS is_sale, customer_id, 'P' || lpad(product::VARCHAR, 3, '0') AS product_id, channel_id, territory_id, salesperson_id,
  shipping_method, pieces::DECIMAL(38,9) AS quantity, (10 + product % 90)::DECIMAL(38,9) AS list_price, 'USD' AS currency_code, 1::DECIMAL(38,9) AS exchange_rate,
  ((10 + product % 90) * pieces)::DECIMAL(38,9) AS reporting_gross_amount,
  ((10 + product % 90) * pieces * percent / 100)::DECIMAL(38,9) AS reporting_discount_amount,
  ((10 + product % 90) * pieces * (100 - percent) / 100)::DECIMAL(38,9) AS reporting_net_amount,
  (4.99 / line_count)::DECIMAL(38,9) AS reporting_shipping_amount, ((10 + product % 90) * pieces * 0.07)::DECIMAL(38,9) AS reporting_tax_amount,
  CASE WHEN product % 20 > 0 THEN ((10 + product % 90) * pieces * 0.6)::DECIMAL(38,9) END AS reporting_cost_amount,
  ['Credit Card', 'PayPal', 'Apple Pay', 'Debit Card', 'COD'][1 + (hash(n, 11) % 5)::INTEGER] AS payment_method
FROM lines_of_shard
-- table fct_orders 8 one row per order header
SELECT order_id, ordered_on, ordered_on + 5 AS due_on, ordered_on + days AS delivered_on, order_status, customer_id, channel_id, territory_id, salesperson_id,
  shipping_method, 4.99::DECIMAL(38,9) AS shipping_amount, line_count::BIGINT AS line_count
FROM orders_of_shard
-- table fct_payments 8 one row per payment
SELECT 'X' || order_id AS payment_id, order_id, customer_id, channel_id, ordered_on + 1 AS paid_on,
  ['Credit Card', 'PayPal', 'Apple Pay', 'Debit Card', 'COD'][1 + (hash(n, 11) % 5)::INTEGER] AS payment_method,
  CASE WHEN hash(n, 12) % 10 = 0 THEN 'pending' WHEN hash(n, 12) % 20 = 1 THEN 'refunded' ELSE 'completed' END AS payment_status,
  (20 + hash(n, 13) % 200)::DECIMAL(38,9) AS reporting_payment_amount, (hash(n, 14) % 4)::DECIMAL(38,9) AS discount_amount, 1::DECIMAL(38,9) AS exchange_rate
FROM orders_of_shard
-- table fct_returns 8 one row per returned line
SELECT 'R' || order_id || line AS return_id, order_id, 'P' || lpad(product::VARCHAR, 3, '0') AS product_id, customer_id, channel_id, territory_id,
  salesperson_id, ordered_on + days + 10 AS returned_on, 1::DECIMAL(38,9) AS quantity, (10 + product % 90)::DECIMAL(38,9) AS reporting_refund_amount
FROM lines_of_shard WHERE hash(n, line, 15) % 25 = 0 AND order_status <> 'cancelled' AND ordered_on + days + 10 <= DATE '2024-12-31'
-- table agg_daily_sales 4 one row per day, product, channel and territory
SELECT day, product_id, channel_id, territory_id, sum(line_count)::BIGINT AS line_count, sum(units)::DECIMAL(38,9) AS units,
  sum(gross)::DECIMAL(38,9) AS gross_sales, sum(discount)::DECIMAL(38,9) AS discounts, sum(refund)::DECIMAL(38,9) AS returns, sum(returned)::DECIMAL(38,9) AS returned_units,
  (sum(gross) - sum(discount) - sum(refund))::DECIMAL(38,9) AS net_sales, sum(shipping)::DECIMAL(38,9) AS shipping, sum(tax)::DECIMAL(38,9) AS tax,
  sum(cost)::DECIMAL(38,9) AS cost_amount, sum(costed)::DECIMAL(38,9) AS costed_net_sales, 'USD' AS currency_code
FROM (
  SELECT ordered_on AS day, product_id, channel_id, territory_id, 1 AS line_count, quantity AS units, reporting_gross_amount AS gross, reporting_discount_amount AS discount,
    0 AS refund, 0 AS returned, reporting_shipping_amount AS shipping, reporting_tax_amount AS tax, coalesce(reporting_cost_amount, 0) AS cost,
    CASE WHEN reporting_cost_amount IS NOT NULL THEN reporting_net_amount ELSE 0 END AS costed
  FROM fct_order_lines WHERE is_sale
  UNION ALL
  SELECT returned_on, product_id, channel_id, territory_id, 0, 0, 0, 0, reporting_refund_amount, quantity, 0, 0, 0, 0 FROM fct_returns)
WHERE substr(product_id, 4)::INTEGER % 4 = getvariable('shard')
GROUP BY day, product_id, channel_id, territory_id ORDER BY day, product_id, channel_id, territory_id
-- table agg_daily_orders 1 one row per day, channel and territory
SELECT ordered_on AS day, channel_id, territory_id, count(DISTINCT order_id) AS order_count, count(*) AS line_count, sum(quantity)::DECIMAL(38,9) AS units
FROM fct_order_lines WHERE is_sale GROUP BY ordered_on, channel_id, territory_id ORDER BY day, channel_id, territory_id
-- table dim_customers 1 one row per customer
SELECT 'K' || lpad(i::VARCHAR, 7, '0') AS customer_id, ['US', 'DE', 'FR', 'GB', NULL][1 + (hash(i, 1) % 5)::INTEGER] AS country, (16 + hash(i, 2) % 60)::INTEGER AS age,
  ['MALE', 'FEMALE', 'OTHER'][1 + (hash(i, 3) % 3)::INTEGER] AS gender, DATE '2018-01-01' + (hash(i, 4) % 2500)::INTEGER AS registered_on
FROM range(greatest(1, getvariable('orders') // 8)) t(i)
-- table dim_products 1 one row per product
SELECT 'P' || lpad(i::VARCHAR, 3, '0') AS product_id, ['Footwear', 'Apparel', 'Services'][1 + i % 3] AS category, 'Brand ' || (i % 12) AS brand,
  ['Red', 'White', 'Black', 'Blue', 'Gray'][1 + i % 5] AS color, (10 + i % 90)::DECIMAL(38,9) AS list_price, 'Product ' || i AS product_name
FROM range(301) t(i)
-- table dim_channels 1 one row per channel
SELECT 'C' || i AS channel_id, 'Channel ' || i AS channel_name, if(i < 5, 'online', 'offline') AS channel_type, ['US', 'DE', 'FR'][1 + i % 3] AS country FROM range(10) t(i)
-- table dim_territories 1 one row per territory
SELECT 'T' || i AS territory_id, 'Territory ' || i AS territory_name, if(i < 2, 'West', 'East') AS region FROM range(5) t(i)
-- table dim_salespeople 1 one row per salesperson
SELECT 'S' || i AS salesperson_id, 'Person ' || i AS full_name, 'M' || i % 5 AS team_id FROM range(25) t(i)
-- table dim_teams 1 one row per team
SELECT 'M' || i AS team_id, 'Team ' || i AS team_name FROM range(5) t(i)
-- table dim_dates 1 one row per day
SELECT d::DATE AS day, year(d)::INTEGER AS fiscal_year, quarter(d)::INTEGER AS fiscal_quarter, month(d)::INTEGER AS fiscal_period, ((dayofyear(d) - 1) // 7 + 1)::INTEGER AS fiscal_week
FROM range(DATE '2022-01-01', DATE '2026-01-01', INTERVAL 1 DAY) t(d)
