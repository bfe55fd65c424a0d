-- What the published tables must say, computed from the source file alone: one row per figure (name,
-- rows, amount). ${data} is the data directory. published.sql has the same figures from the other side.
WITH
source AS (
  SELECT *, row_number() OVER () AS line
  FROM read_csv('${data}/online_retail/online_retail.csv.gz', header = true, all_varchar = true, quote = '"',
                escape = '"', nullstr = '', parallel = false)
),
invoice AS (
  SELECT InvoiceNo AS invoice, upper(StockCode) AS product, Description AS description, Country AS country,
         replace(CustomerID, '.0', '') AS customer, InvoiceDate AS invoiced, line,
         InvoiceDate[:7] AS month, InvoiceDate[:10] AS day,
         Quantity::DECIMAL(18, 9) AS quantity, UnitPrice::DECIMAL(18, 9) AS price,
         (Quantity::BIGINT * UnitPrice::DECIMAL(18, 9))::DECIMAL(18, 9) AS amount,
         row_number() OVER (PARTITION BY InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice,
                                         CustomerID, Country ORDER BY line) AS copy
  FROM source
),
row_of AS (
  SELECT *,
    CASE WHEN copy > 1 THEN 'duplicate'
         WHEN price <= 0 THEN 'price_not_positive'
         WHEN invoice LIKE 'A%' THEN 'adjustment'
         WHEN quantity < 0 THEN 'return'
         WHEN customer IS NULL THEN 'anonymous_sale'
         ELSE 'known_sale' END AS outcome
  FROM invoice
),
sale AS (FROM row_of WHERE outcome IN ('anonymous_sale', 'known_sale')),
refund AS (FROM row_of WHERE outcome = 'return'),
net AS (SELECT * FROM row_of WHERE outcome IN ('anonymous_sale', 'known_sale', 'return')),
named AS (FROM invoice WHERE price > 0 AND invoice NOT LIKE 'A%'),
last_home AS (
  SELECT customer, arg_max(country, (invoiced, line)) AS country FROM invoice WHERE customer IS NOT NULL GROUP BY customer
),
last_name AS (
  SELECT product, regexp_replace(trim(arg_max(description, (invoiced, line))), ' +', ' ', 'g') AS product_name
  FROM named GROUP BY product
),
-- customers with a sale: quintiles of rank, equal values alike, and months since the first sale
bought AS (
  SELECT customer, min(day)::DATE AS first_on, max(day)::DATE AS last_on, count(DISTINCT invoice) AS orders,
         sum(amount) AS sold
  FROM sale WHERE customer IS NOT NULL GROUP BY customer
),
refunded AS (SELECT customer, sum(amount) AS back FROM refund WHERE customer IS NOT NULL GROUP BY customer),
scored AS (
  SELECT customer, sold + coalesce(back, 0) AS net,
         1 + 5 * (rank() OVER (ORDER BY last_on) - 1) // count(*) OVER () AS r,
         1 + 5 * (rank() OVER (ORDER BY orders) - 1) // count(*) OVER () AS f,
         1 + 5 * (rank() OVER (ORDER BY sold + coalesce(back, 0)) - 1) // count(*) OVER () AS m
  FROM bought LEFT JOIN refunded USING (customer)
),
cohort AS (
  SELECT strftime(first_on, '%Y-%m') AS cohort, customer, amount, outcome <> 'return' AS is_sale,
         greatest(0, date_diff('month', date_trunc('month', first_on), date_trunc('month', day::DATE))) AS since
  FROM net JOIN bought USING (customer)
),
-- products: sales less returns, from the largest on
earned AS (
  SELECT product, count(*) FILTER (outcome <> 'return') AS lines, sum(amount) AS net FROM net GROUP BY product
),
ranked AS (
  SELECT product, lines, net, sum(greatest(net, 0)) OVER (ORDER BY net DESC, product) - greatest(net, 0) AS larger,
         sum(greatest(net, 0)) OVER () AS total
  FROM earned
),
-- the metrics of the dictionary, by month
metric AS (
  SELECT month AS month, (sum(amount) FILTER (outcome <> 'return'))::DECIMAL(38, 9) AS gross_sales,
         (0)::DECIMAL(38, 9) AS discounts,
         (coalesce(-sum(amount) FILTER (outcome = 'return'), 0))::DECIMAL(38, 9) AS returns,
         (sum(amount))::DECIMAL(38, 9) AS net_sales,
         (sum(quantity) FILTER (outcome <> 'return'))::DECIMAL(38, 9) AS units,
         (count(DISTINCT invoice) FILTER (outcome <> 'return'))::DECIMAL(38, 9) AS orders,
         (count(*) FILTER (outcome <> 'return'))::DECIMAL(38, 9) AS order_lines,
         (count(DISTINCT customer) FILTER (outcome <> 'return'))::DECIMAL(38, 9) AS customers
  FROM net GROUP BY 1
),
figure(name, rows, amount) AS (
  -- sales
  SELECT 'sales', count(*), sum(amount) FROM sale
  UNION ALL SELECT 'sales/anonymous', count(*), sum(amount) FROM sale WHERE customer IS NULL
  UNION ALL SELECT 'sales/known', count(*), sum(amount) FROM sale WHERE customer IS NOT NULL
  UNION ALL SELECT 'sales/units', count(*), sum(quantity) FROM sale
  UNION ALL SELECT 'sales/orders', count(DISTINCT invoice), sum(amount) FROM sale
  UNION ALL SELECT 'sales/customers', count(DISTINCT customer), sum(amount) FROM sale WHERE customer IS NOT NULL
  UNION ALL SELECT 'sales/month=' || month, count(*), sum(amount) FROM sale GROUP BY month
  UNION ALL SELECT 'sales/day=' || day, count(*), sum(amount) FROM sale GROUP BY day
  UNION ALL SELECT 'sales/orders/month=' || month, count(DISTINCT invoice), sum(quantity) FROM sale GROUP BY month
  UNION ALL SELECT 'sales/territory=' || country, count(*), sum(amount) FROM sale GROUP BY country
  UNION ALL SELECT 'sales/orders/territory=' || country, count(DISTINCT invoice), sum(quantity) FROM sale GROUP BY country
  UNION ALL SELECT 'sales/product=' || product, count(*), sum(amount) FROM sale GROUP BY product
  -- returns
  UNION ALL SELECT 'returns', count(*), -sum(amount) FROM refund
  UNION ALL SELECT 'returns/units', count(*), -sum(quantity) FROM refund
  UNION ALL SELECT 'returns/month=' || month, count(*), -sum(amount) FROM refund GROUP BY month
  UNION ALL SELECT 'returns/territory=' || country, count(*), -sum(amount) FROM refund GROUP BY country
  UNION ALL SELECT 'returns/product=' || product, count(*), -sum(amount) FROM refund GROUP BY product
  -- sales less returns
  UNION ALL SELECT 'net/month=' || month, count(*) FILTER (outcome <> 'return'), sum(amount) FROM net GROUP BY month
  UNION ALL SELECT 'net/territory=' || country, count(*) FILTER (outcome <> 'return'), sum(amount) FROM net GROUP BY country
  -- margins: no source states a cost, so none is made up; products by what they earn
  UNION ALL SELECT 'margins/cost_source=unknown', count(*), sum(amount) FROM sale
  UNION ALL SELECT 'margins/known', 0, 0
  UNION ALL SELECT 'profit/product=' || product, lines, net FROM earned
  UNION ALL SELECT 'abc=' || CASE WHEN larger < 0.80 * total THEN 'a' WHEN larger < 0.95 * total THEN 'b' ELSE 'c' END,
                   count(*), sum(net) FROM ranked GROUP BY ALL
  -- customers: scores and cohorts
  UNION ALL SELECT 'rfm=' || r || f || m, count(*), sum(net) FROM scored GROUP BY r, f, m
  UNION ALL SELECT 'cohort=' || cohort || '/' || since, count(DISTINCT customer) FILTER (is_sale), sum(amount) FROM cohort
            GROUP BY cohort, since
  UNION ALL SELECT 'state=churned', count(*), sum(net) FROM scored JOIN bought USING (customer)
            WHERE DATE '2011-12-09' - last_on > 90
  -- dimensions: the latest row of each key
  UNION ALL SELECT 'customers/country=' || country, count(*), 0 FROM last_home GROUP BY country
  UNION ALL SELECT 'products/name=' || product_name, count(*), 0 FROM last_name GROUP BY product_name
  -- what the metric layer answers, by month
  UNION ALL SELECT 'metric/' || name || '/month=' || month, 1, amount
            FROM (UNPIVOT metric ON COLUMNS(* EXCLUDE month) INTO NAME name VALUE amount)
  -- the ledger: what was read and what became of it
  UNION ALL SELECT 'ledger/invoices/READ', count(*), sum(amount) FROM invoice
  UNION ALL SELECT 'ledger/invoices/' || CASE outcome WHEN 'duplicate' THEN 'DEDUPLICATED'
              WHEN 'price_not_positive' THEN 'FILTERED/price_not_positive' WHEN 'adjustment' THEN 'FILTERED/adjustment'
              ELSE 'WRITTEN/' || outcome END, count(*), sum(amount) FROM row_of GROUP BY outcome
  UNION ALL SELECT 'ledger/products/READ', count(*), 0 FROM invoice
  UNION ALL SELECT 'ledger/products/FILTERED/price_not_positive', count(*), 0 FROM invoice WHERE price <= 0
  UNION ALL SELECT 'ledger/products/FILTERED/adjustment', count(*), 0 FROM invoice WHERE price > 0 AND invoice LIKE 'A%'
  UNION ALL SELECT 'ledger/products/DEDUPLICATED', count(*) - count(DISTINCT product), 0 FROM named
  UNION ALL SELECT 'ledger/products/WRITTEN/product', count(DISTINCT product), 0 FROM named
  UNION ALL SELECT 'ledger/customers/READ', count(*), 0 FROM invoice
  UNION ALL SELECT 'ledger/customers/FILTERED/no_customer', count(*), 0 FROM invoice WHERE customer IS NULL
  UNION ALL SELECT 'ledger/customers/DEDUPLICATED', count(customer) - count(DISTINCT customer), 0 FROM invoice
  UNION ALL SELECT 'ledger/customers/WRITTEN/customer', count(DISTINCT customer), 0 FROM invoice
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
