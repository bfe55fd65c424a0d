-- What the published tables must say, computed from the source files alone: one row per figure
-- (name, rows, amount). ${data} is the data directory. published.sql has the same figures from the
-- other side.
WITH
product_version AS (
  SELECT ProductKey AS product_key, Product AS product, Subcategory AS subcategory,
         EnglishProductCategoryName AS category, StandardCost::DECIMAL(18, 9) AS standard_cost,
         row_number() OVER (PARTITION BY Product ORDER BY ProductKey::INT DESC) AS age
  FROM read_csv('${data}/adventureworks_reseller/Product.csv', header = true, all_varchar = true)
),
territory AS (
  SELECT territory_key, territory
  FROM read_csv('${data}/adventureworks_dimensions/oltp/SalesTerritory.csv.gz', header = false,
                delim = '\t', quote = '', all_varchar = true,
                names = ['territory_key', 'territory', 'country', 'region', 'a', 'b', 'c', 'd', 'e', 'f'])
),
reseller AS (
  SELECT ResellerKey AS reseller_key, Country_Region AS country, City AS city
  FROM read_csv('${data}/adventureworks_reseller/Resellers.csv', header = true, all_varchar = true)
),
internet AS (
  SELECT 'internet_sales' AS feed, 'internet' AS channel, SalesOrderNumber AS order_id,
         OrderDate::TIMESTAMP::DATE + 2376 AS ordered_on, ShipDate::TIMESTAMP::DATE + 2376 AS shipped_on,
         ProductKey AS product_key, SalesTerritoryKey AS territory_key, 'C' || CustomerKey AS customer_id,
         NULL AS reseller_key, NULL AS salesperson_id, PromotionKey AS promotion_id,
         OrderQuantity::DECIMAL(18, 9) AS units, ExtendedAmount::DECIMAL(18, 9) AS gross,
         SalesAmount::DECIMAL(18, 9) AS net, TaxAmt::DECIMAL(18, 9) AS tax,
         Freight::DECIMAL(18, 9) AS shipping, TotalProductCost::DECIMAL(18, 9) AS cost
  FROM read_csv('${data}/adventureworks_internet/internet_sales.csv.gz', header = true, all_varchar = true)
),
reseller_sales AS (
  SELECT 'reseller_sales' AS feed, 'reseller' AS channel, SalesOrderNumber AS order_id,
         OrderDate::DATE AS ordered_on, NULL::DATE AS shipped_on, ProductKey AS product_key,
         SalesTerritoryKey AS territory_key, 'R' || ResellerKey AS customer_id,
         ResellerKey AS reseller_key, EmployeeKey AS salesperson_id, NULL AS promotion_id,
         OrderQuantity::DECIMAL(18, 9) AS units, OrderQuantity::INT * UnitPrice::DECIMAL(18, 9) AS gross,
         SalesAmount::DECIMAL(18, 9) AS net, 0::DECIMAL(18, 9) AS tax, 0::DECIMAL(18, 9) AS shipping,
         TotalProductCost::DECIMAL(18, 9) AS cost
  FROM read_csv('${data}/adventureworks_reseller/FactResellerSales.csv', header = true,
                all_varchar = true, nullstr = ['NULL', ''])
),
reseller_sales_202006 AS (
  SELECT 'reseller_sales_202006' AS feed, 'reseller' AS channel, SalesOrderNumber AS order_id,
         OrderDate::DATE AS ordered_on, ShipDate::DATE AS shipped_on, ProductKey AS product_key,
         SalesTerritoryKey AS territory_key, 'R' || ResellerKey AS customer_id,
         ResellerKey AS reseller_key, EmployeeKey AS salesperson_id, PromotionKey AS promotion_id,
         OrderQuantity::DECIMAL(18, 9) AS units, OrderQuantity::INT * UnitPrice::DECIMAL(18, 9) AS gross,
         SalesAmount::DECIMAL(18, 9) AS net, 0::DECIMAL(18, 9) AS tax, 0::DECIMAL(18, 9) AS shipping,
         TotalProductCost::DECIMAL(18, 9) AS cost
  FROM read_csv('${data}/adventureworks_reseller/ResellerSales_202006.csv', header = true,
                all_varchar = true, nullstr = ['NULL', ''])
),
line AS (
  SELECT l.*, p.product, p.category, p.subcategory, t.territory, r.country AS reseller_country,
         strftime(ordered_on, '%Y-%m') AS month
  FROM (FROM internet UNION ALL FROM reseller_sales UNION ALL FROM reseller_sales_202006) l
  LEFT JOIN product_version p USING (product_key)
  LEFT JOIN territory t USING (territory_key)
  LEFT JOIN reseller r USING (reseller_key)
),
quota AS (
  SELECT salesperson_id, amount::DECIMAL(18, 9) AS amount, quota_date::TIMESTAMP::DATE + 2376 AS starts_on
  FROM read_csv('${data}/adventureworks_dimensions/dw/FactSalesQuota.csv.gz', header = false,
                delim = '|', all_varchar = true,
                names = ['quota_key', 'salesperson_id', 'date_key', 'year', 'quarter', 'amount', 'quota_date'])
),
account AS (
  SELECT * FROM read_csv('${data}/adventureworks_dimensions/oltp/Customer.csv.gz', header = false,
                         delim = '\t', quote = '', all_varchar = true,
                         names = ['customer', 'person', 'store', 'territory_key', 'account', 'guid', 'changed'])
),
rate AS (
  SELECT * FROM read_csv('${data}/adventureworks_dimensions/dw/FactCurrencyRate.csv.gz', header = false,
                         delim = '|', all_varchar = true,
                         names = ['currency_key', 'date_key', 'average', 'end_of_day', 'rated'])
),
plan AS (
  SELECT EmployeeID AS person, CASE thousands WHEN '-' THEN 0 ELSE thousands::INT END * 1000 AS amount,
         thousands = '-' AS is_blank
  FROM (UNPIVOT (FROM read_csv('${data}/adventureworks_reseller/ResellerSalesTargets_pl300.csv',
                               header = true, all_varchar = true))
        ON COLUMNS('M[0-9][0-9]') INTO NAME plan_month VALUE thousands)
),
-- what a line costs: as it says, else the product's cost
costed AS (
  SELECT l.*, coalesce(l.cost, l.units * c.standard_cost) AS known_cost, l.cost IS NULL AS is_product_cost,
         s.CommissionPct::DECIMAL(18, 9) AS commission_rate
  FROM line l
  LEFT JOIN (SELECT product, standard_cost FROM product_version WHERE age = 1) c USING (product)
  LEFT JOIN read_csv('${data}/adventureworks_reseller/salesperson_map.csv', header = true, all_varchar = true) s
    ON s.EmployeeKey = l.salesperson_id
),
-- sums per product and period, and the pairs of periods that are compared
cell AS (
  SELECT grain, date_trunc(grain, ordered_on)::DATE AS start, product, sum(units)::DOUBLE AS units,
         sum(gross)::DOUBLE AS gross, sum(net)::DOUBLE AS net, sum(known_cost)::DOUBLE AS cost
  FROM costed, (VALUES ('month'), ('year')) g(grain) GROUP BY ALL
),
pair AS (
  SELECT DISTINCT comparison, c.start, (c.start - step)::DATE AS previous, c.grain
  FROM cell c
  JOIN (VALUES ('month_to_previous_month', 'month', INTERVAL 1 MONTH), ('month_to_year_ago', 'month', INTERVAL 1 YEAR),
               ('year_to_previous_year', 'year', INTERVAL 1 YEAR)) k(comparison, grain, step) USING (grain)
),
item AS (
  SELECT p.comparison, p.start, a.units AS u0, a.gross AS g0, a.net AS n0, a.cost AS c0, b.units AS u1, b.gross AS g1,
         b.net AS n1, b.cost AS c1, a.units > 0 AND a.gross > 0 AND b.units > 0 AND b.gross > 0 AS is_both
  FROM pair p
  JOIN (SELECT DISTINCT grain, start AS previous FROM cell) USING (grain, previous)
  JOIN (SELECT DISTINCT product FROM cell) q ON true
  LEFT JOIN cell a ON a.grain = p.grain AND a.start = p.previous AND a.product = q.product
  LEFT JOIN cell b ON b.grain = p.grain AND b.start = p.start AND b.product = q.product
  WHERE a.product IS NOT NULL OR b.product IS NOT NULL
),
-- all units × share × price × (1 − discount rate), before and after
factor AS (
  SELECT *, [q0, u0 / q0, g0 / u0, n0 / g0] AS x0, [q1, u1 / q1, g1 / u1, n1 / g1] AS x1
  FROM (SELECT *, sum(u0) FILTER (is_both) OVER w AS q0, sum(u1) FILTER (is_both) OVER w AS q1
        FROM item WINDOW w AS (PARTITION BY comparison, start))
),
-- the mean, over the 24 orders of four factors, of what changing one of them does
effect AS (
  SELECT comparison, start, i,
         (x1[i] - x0[i]) * ((x0[j] * x0[k] * x0[l] + x1[j] * x1[k] * x1[l]) / 4
           + (x1[j] * x0[k] * x0[l] + x0[j] * x1[k] * x0[l] + x0[j] * x0[k] * x1[l]
              + x1[j] * x1[k] * x0[l] + x1[j] * x0[k] * x1[l] + x0[j] * x1[k] * x1[l]) / 12) AS effect
  FROM factor, (VALUES (1, 2, 3, 4), (2, 1, 3, 4), (3, 1, 2, 4), (4, 1, 2, 3)) f(i, j, k, l)
  WHERE is_both
),
bridge AS (
  SELECT comparison, start, ['volume', 'mix', 'price', 'promotion'][i] AS name, sum(effect) AS amount FROM effect
  GROUP BY ALL
  UNION ALL SELECT comparison, start, 'new', sum(n1) FROM item WHERE u0 IS NULL GROUP BY ALL
  UNION ALL SELECT comparison, start, 'lost', -sum(n0) FROM item WHERE u1 IS NULL GROUP BY ALL
  UNION ALL SELECT comparison, start, 'cost', -sum((c1 / u1 - c0 / u0) * ((u0 + u1) / 3 + (q0 * u1 / q1 + q1 * u0 / q0) / 6))
            FROM factor WHERE is_both GROUP BY ALL
),
first_month AS (SELECT customer_id, min(month) AS month FROM line GROUP BY customer_id),
ranked AS (
  SELECT product, sum(net) AS net, sum(sum(net)) OVER (ORDER BY sum(net) DESC, product) - sum(net) AS larger,
         sum(sum(net)) OVER () AS total
  FROM line GROUP BY product
),
-- customers: quintiles of rank, equal values alike, and months since the first sale
buyer AS (
  SELECT customer_id, min(ordered_on) AS first_on, max(ordered_on) AS last_on, count(DISTINCT order_id) AS orders,
         sum(net) AS net
  FROM line GROUP BY customer_id
),
scored AS (
  SELECT customer_id, net, last_on,
         1 + 5 * (rank() OVER (ORDER BY last_on) - 1) // count(*) OVER () AS r,
         1 + 5 * (rank() OVER (ORDER BY orders) - 1) // count(*) OVER () AS f,
         1 + 5 * (rank() OVER (ORDER BY net) - 1) // count(*) OVER () AS m
  FROM buyer
),
cohort AS (
  SELECT strftime(first_on, '%Y-%m') AS cohort, customer_id, line.net,
         date_diff('month', date_trunc('month', first_on), date_trunc('month', ordered_on)) AS since
  FROM line JOIN buyer USING (customer_id)
),
-- the territory each salesperson had on the day of a sale: that of the history, where it tells any
territory_history AS (
  SELECT s.EmployeeKey AS salesperson_id, t.territory, h.start::TIMESTAMP::DATE - 1794 AS valid_from,
         coalesce(h.finish::TIMESTAMP::DATE - 1794, DATE '9999-12-31') AS valid_to
  FROM read_csv('${data}/adventureworks_dimensions/oltp/SalesTerritoryHistory.csv.gz', header = false, delim = '\t',
                all_varchar = true, names = ['entity', 'territory_key', 'start', 'finish', 'guid', 'modified']) h
  JOIN read_csv('${data}/adventureworks_reseller/salesperson_map.csv', header = true, all_varchar = true) s
    ON s.BusinessEntityID = h.entity
  JOIN territory t ON t.territory_key = h.territory_key
),
credited AS (
  SELECT l.*, h.territory AS own_territory
  FROM line l
  LEFT JOIN territory_history h
    ON h.salesperson_id = l.salesperson_id AND l.ordered_on BETWEEN h.valid_from AND h.valid_to
  WHERE l.salesperson_id IS NOT NULL
),
-- what each salesperson sold in the quarter of each quota
attained AS (
  SELECT q.salesperson_id, q.starts_on, q.amount, count(l.order_id) AS lines, coalesce(sum(l.net), 0) AS net
  FROM quota q
  LEFT JOIN line l ON l.salesperson_id = q.salesperson_id AND l.ordered_on >= q.starts_on
                  AND l.ordered_on < q.starts_on + INTERVAL 3 MONTH AND l.ordered_on <= DATE '2020-07-31'
  GROUP BY ALL
),
-- the metrics of the dictionary, by month
metric AS (
  SELECT month AS month, (sum(gross))::DECIMAL(38, 9) AS gross_sales,
         (sum(gross - net))::DECIMAL(38, 9) AS discounts,
         (0)::DECIMAL(38, 9) AS returns,
         (sum(net))::DECIMAL(38, 9) AS net_sales,
         (sum(units))::DECIMAL(38, 9) AS units,
         (count(DISTINCT order_id))::DECIMAL(38, 9) AS orders,
         (count(*))::DECIMAL(38, 9) AS order_lines,
         (count(DISTINCT customer_id))::DECIMAL(38, 9) AS customers,
         (sum(cost))::DECIMAL(38, 9) AS total_cost,
         (sum(net) FILTER (cost IS NOT NULL) - sum(cost))::DECIMAL(38, 9) AS gross_margin
  FROM line GROUP BY 1
),
figure(name, rows, amount) AS (
  -- totals
  SELECT 'sales', count(*), sum(net) FROM line
  UNION ALL SELECT 'sales/channel=' || channel, count(*), sum(net) FROM line GROUP BY channel
  UNION ALL SELECT 'orders/channel=' || channel, count(DISTINCT order_id), sum(net) FROM line GROUP BY channel
  UNION ALL SELECT 'units/channel=' || channel, count(*), sum(units) FROM line GROUP BY channel
  UNION ALL SELECT 'gross/channel=' || channel, count(*), sum(gross) FROM line GROUP BY channel
  UNION ALL SELECT 'tax/channel=' || channel, count(*), sum(tax) FROM line GROUP BY channel
  UNION ALL SELECT 'shipping/channel=' || channel, count(*), sum(shipping) FROM line GROUP BY channel
  UNION ALL SELECT 'customers/channel=' || channel, count(DISTINCT customer_id), sum(net) FROM line GROUP BY channel
  UNION ALL SELECT 'shipped/month=' || strftime(shipped_on, '%Y-%m'), count(*), sum(net) FROM line
            WHERE shipped_on IS NOT NULL GROUP BY strftime(shipped_on, '%Y-%m')
  -- breakdowns
  UNION ALL SELECT 'sales/month=' || month || '/channel=' || channel, count(*), sum(net) FROM line GROUP BY month, channel
  UNION ALL SELECT 'orders/month=' || month || '/channel=' || channel, count(DISTINCT order_id), sum(units) FROM line
            GROUP BY month, channel
  UNION ALL SELECT 'sales/territory=' || territory || '/channel=' || channel, count(*), sum(net) FROM line
            GROUP BY territory, channel
  UNION ALL SELECT 'sales/category=' || category || '/channel=' || channel, count(*), sum(net) FROM line
            GROUP BY category, channel
  UNION ALL SELECT 'sales/territory=' || territory || '/category=' || category, count(*), sum(net) FROM line
            GROUP BY territory, category
  UNION ALL SELECT 'sales/month=' || month || '/category=' || category, count(*), sum(net) FROM line
            GROUP BY month, category
  UNION ALL SELECT 'sales/subcategory=' || subcategory, count(*), sum(net) FROM line GROUP BY subcategory
  UNION ALL SELECT 'sales/product=' || product, count(*), sum(net) FROM line GROUP BY product
  UNION ALL SELECT 'sales/salesperson=' || salesperson_id, count(*), sum(net) FROM line
            WHERE salesperson_id IS NOT NULL GROUP BY salesperson_id
  UNION ALL SELECT 'sales/promotion=' || coalesce(promotion_id, '(none)'), count(*), sum(net) FROM line GROUP BY promotion_id
  UNION ALL SELECT 'sales/reseller_country=' || reseller_country, count(*), sum(net) FROM line
            WHERE reseller_country IS NOT NULL GROUP BY reseller_country
  -- margins: net less cost, and commission on net
  UNION ALL SELECT 'margin/product=' || product, count(*), sum(net - known_cost) FROM costed GROUP BY product
  UNION ALL SELECT 'margin/month=' || month || '/channel=' || channel, count(*), sum(net - known_cost) FROM costed
            GROUP BY month, channel
  UNION ALL SELECT 'margin/after_commission/channel=' || channel, count(*),
                   sum(net - known_cost - net * coalesce(commission_rate, 0)) FROM costed GROUP BY channel
  UNION ALL SELECT 'cost_source/' || CASE WHEN is_product_cost THEN 'product' ELSE 'line' END, count(*), sum(known_cost)
            FROM costed GROUP BY is_product_cost
  UNION ALL SELECT 'profit/month=' || month || '/product=' || product, count(*), sum(net - known_cost) FROM costed
            GROUP BY month, product
  UNION ALL SELECT 'abc=' || CASE WHEN larger < 0.80 * total THEN 'a' WHEN larger < 0.95 * total THEN 'b' ELSE 'c' END,
                   count(*), sum(net) FROM ranked GROUP BY ALL
  -- what moved sales
  UNION ALL SELECT 'bridge/' || comparison || '/' || start || '/' || name, 1, round(amount)::DECIMAL(38, 9) FROM bridge
  UNION ALL SELECT 'driver/month=' || month || '/channel=' || channel, 1, sum(net) FROM line
            WHERE month > (SELECT min(month) FROM line) GROUP BY month, channel
  UNION ALL SELECT 'driver/month=' || l.month || '/new_customers', 1, sum(net)
            FROM line l JOIN first_month f USING (customer_id)
            WHERE l.month = f.month AND l.month > (SELECT min(month) FROM line) GROUP BY l.month
  -- customers: scores and cohorts
  UNION ALL SELECT 'rfm=' || r || f || m, count(*), sum(net) FROM scored GROUP BY r, f, m
  UNION ALL SELECT 'cohort=' || cohort || '/' || since, count(DISTINCT customer_id), sum(net) FROM cohort
            GROUP BY cohort, since
  UNION ALL SELECT 'state=churned', count(*), sum(net) FROM scored WHERE DATE '2020-07-31' - last_on > 90
  -- whose territory it was then
  UNION ALL SELECT 'credited/salesperson=' || salesperson_id || '/territory=' || coalesce(own_territory, '(none)'),
                   count(*), sum(net) FROM credited GROUP BY salesperson_id, own_territory
  UNION ALL SELECT 'credited/own_territory=' || coalesce(own_territory = territory, false), count(*), sum(net)
            FROM credited GROUP BY coalesce(own_territory = territory, false)
  UNION ALL SELECT 'ledger/territory_history/' || kind, count(*), 0
            FROM territory_history, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  -- targets
  UNION ALL SELECT 'quota/salespeople', count(DISTINCT salesperson_id), sum(amount) FROM attained
  UNION ALL SELECT 'quota/salesperson=' || salesperson_id || '/quarter=' || starts_on, lines, net FROM attained
  UNION ALL SELECT 'attainment/salesperson=' || salesperson_id || '/quarter=' || starts_on, 1,
                   round(net::DOUBLE / amount::DOUBLE, 6)::DECIMAL(38, 9) FROM attained WHERE starts_on <= DATE '2020-07-31' AND amount > 0
  -- what the metric layer answers, by month
  UNION ALL SELECT 'metric/' || name || '/month=' || month, 1, amount
            FROM (UNPIVOT metric ON COLUMNS(* EXCLUDE month) INTO NAME name VALUE amount)
  -- the ledger: what was read and what became of it
  UNION ALL SELECT 'ledger/' || feed || '/READ', count(*), sum(net) FROM line GROUP BY feed
  UNION ALL SELECT 'ledger/' || feed || '/WRITTEN', count(*), sum(net) FROM line GROUP BY feed
  UNION ALL SELECT 'ledger/products/READ', count(*), sum(standard_cost) FROM product_version
  UNION ALL SELECT 'ledger/products/WRITTEN', count(*), sum(standard_cost) FROM product_version WHERE age = 1
  UNION ALL SELECT 'ledger/products/DEDUPLICATED', count(*), sum(standard_cost) FROM product_version WHERE age > 1
  UNION ALL SELECT 'ledger/resellers/' || kind, count(*), 0 FROM reseller, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'ledger/territories/' || kind, count(*), 0 FROM territory, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'ledger/salespeople/' || kind, count(*), 0
            FROM read_csv('${data}/adventureworks_reseller/salesperson_map.csv', header = true, all_varchar = true),
                 (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'ledger/promotions/' || kind, count(*), 0
            FROM read_csv('${data}/adventureworks_dimensions/oltp/SpecialOffer.csv.gz', header = false, delim = '\t',
                          all_varchar = true),
                 (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'ledger/internet_customers/READ', count(*), 0 FROM account
  UNION ALL SELECT 'ledger/internet_customers/FILTERED/store_account', count(*), 0 FROM account WHERE store IS NOT NULL
  UNION ALL SELECT 'ledger/internet_customers/WRITTEN', count(*), 0 FROM account WHERE store IS NULL
  UNION ALL SELECT 'ledger/quotas/' || kind, count(*), sum(amount) FROM quota, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'ledger/exchange_rates/READ', count(*), 0 FROM rate
  UNION ALL SELECT 'ledger/exchange_rates/FILTERED/reporting_currency_itself', count(*), 0 FROM rate WHERE currency_key = '100'
  UNION ALL SELECT 'ledger/exchange_rates/WRITTEN', count(*), 0 FROM rate WHERE currency_key <> '100'
  UNION ALL SELECT 'ledger/monthly_plan/READ', count(*), sum(amount) FROM plan
  UNION ALL SELECT 'ledger/monthly_plan/FILTERED/no_target', count(*), sum(amount) FROM plan WHERE is_blank
  UNION ALL SELECT 'ledger/monthly_plan/FILTERED/unknown_person', count(*), sum(amount) FROM plan
            WHERE NOT is_blank AND person = '112432117'
  UNION ALL SELECT 'ledger/monthly_plan/FILTERED/contradicts_quotas', count(*), sum(amount) FROM plan
            WHERE NOT is_blank AND person <> '112432117'
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
