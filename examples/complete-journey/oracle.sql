-- What the published tables must say, computed from the source files alone: one row per figure (name,
-- rows, amount). ${data} is the data directory. published.sql has the same figures from the other side.
WITH
bought AS (
  SELECT household_id AS household, store_id AS store, basket_id AS basket, product_id AS product, week::INT AS week,
         (transaction_timestamp::TIMESTAMPTZ AT TIME ZONE 'America/New_York')::DATE AS day,
         quantity::DECIMAL(18, 9) AS quantity, round(sales_value::DECIMAL(28, 18), 9)::DECIMAL(18, 9) AS net,
         retail_disc::DECIMAL(18, 9) + coupon_match_disc::DECIMAL(18, 9) AS discount
  FROM read_csv('${data}/completejourney/transactions_sample.csv.gz', header = true, all_varchar = true)
),
product AS (
  SELECT product_id AS product, department, product_category, brand
  FROM read_csv('${data}/completejourney/products.csv.gz', header = true, all_varchar = true)
),
household AS (FROM read_csv('${data}/completejourney/demographics.csv.gz', header = true, all_varchar = true)),
campaign AS (
  SELECT campaign_id AS campaign, campaign_type, start_date::DATE AS starts, end_date::DATE AS ends
  FROM read_csv('${data}/completejourney/campaign_descriptions.csv.gz', header = true, all_varchar = true)
),
reached AS (
  SELECT campaign_id AS campaign, household_id AS household
  FROM read_csv('${data}/completejourney/campaigns.csv.gz', header = true, all_varchar = true)
),
redeemed AS (
  SELECT campaign_id AS campaign, household_id AS household, coupon_upc AS coupon, redemption_date::DATE AS day
  FROM read_csv('${data}/completejourney/coupon_redemptions.csv.gz', header = true, all_varchar = true)
),
coupon_row AS (
  SELECT campaign_id AS campaign, coupon_upc AS coupon, product_id AS product
  FROM read_csv('${data}/completejourney/coupons.csv.gz', header = true, all_varchar = true)
),
coupon AS (SELECT DISTINCT campaign, coupon, product FROM coupon_row),
placed AS (
  SELECT product_id AS product, store_id AS store, week::INT AS week, display_location AS display, mailer_location AS mailer,
         CASE WHEN display_location = '0' THEN 'mailer' WHEN mailer_location = '0' THEN 'display'
              ELSE 'display and mailer' END AS placement
  FROM read_csv('${data}/completejourney/promotions_sample.csv.gz', header = true, all_varchar = true)
),
sale AS (
  SELECT b.*, p.department, p.product_category, p.brand, strftime(day, '%Y-%m') AS month
  FROM bought b LEFT JOIN product p USING (product) WHERE quantity <> 0
),
-- households with a sale: quintiles of rank, equal values alike, and months since the first sale
buyer AS (
  SELECT household, min(day) AS first_on, max(day) AS last_on, count(DISTINCT basket) AS orders, sum(net) AS net
  FROM sale GROUP BY household
),
scored AS (
  SELECT household, net, last_on,
         1 + 5 * (rank() OVER (ORDER BY last_on) - 1) // count(*) OVER () AS r,
         1 + 5 * (rank() OVER (ORDER BY orders) - 1) // count(*) OVER () AS f,
         1 + 5 * (rank() OVER (ORDER BY net) - 1) // count(*) OVER () AS m
  FROM buyer
),
cohort AS (
  SELECT strftime(first_on, '%Y-%m') AS cohort, household, sale.net,
         date_diff('month', date_trunc('month', first_on), date_trunc('month', day)) AS since
  FROM sale JOIN buyer USING (household)
),
ranked AS (
  SELECT product, sum(net) AS net, sum(sum(net)) OVER (ORDER BY sum(net) DESC, product) - sum(net) AS larger,
         sum(sum(net)) OVER () AS total
  FROM sale GROUP BY product
),
-- what households that a campaign reached bought, of the products on its coupons, while it ran
answered AS (
  SELECT c.campaign, sale.household, sale.net
  FROM campaign c
  JOIN reached USING (campaign)
  JOIN sale ON sale.household = reached.household AND sale.day BETWEEN c.starts AND c.ends
  JOIN (SELECT DISTINCT campaign, product FROM coupon) o ON o.campaign = c.campaign AND o.product = sale.product
),
-- what was sold from a display or a mailer
shown AS (SELECT placement, net FROM sale JOIN placed USING (product, store, week)),
account(name, rows, amount) AS (
  SELECT 'transactions/READ', count(*), sum(net) FROM bought
  UNION ALL SELECT 'transactions/FILTERED/no_units', count(*), sum(net) FROM bought WHERE quantity = 0
  UNION ALL SELECT 'transactions/WRITTEN', count(*), sum(net) FROM sale
  UNION ALL SELECT 'stores/READ', count(*), 0 FROM bought
  UNION ALL SELECT 'stores/DEDUPLICATED', count(*) - count(DISTINCT store), 0 FROM bought
  UNION ALL SELECT 'stores/WRITTEN', count(DISTINCT store), 0 FROM bought
  UNION ALL SELECT 'products/' || kind, count(*), 0 FROM product, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'households/' || kind, count(*), 0 FROM household, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'campaigns/' || kind, count(*), 0 FROM campaign, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'campaign_households/' || kind, count(*), 0 FROM reached, (VALUES ('READ'), ('WRITTEN')) k(kind)
            GROUP BY kind
  UNION ALL SELECT 'redemptions/' || kind, count(*), 0 FROM redeemed, (VALUES ('READ'), ('WRITTEN')) k(kind) GROUP BY kind
  UNION ALL SELECT 'coupons/READ', count(*), 0 FROM coupon_row
  UNION ALL SELECT 'coupons/DEDUPLICATED', count(*) - count(DISTINCT (campaign, coupon)), 0 FROM coupon_row
  UNION ALL SELECT 'coupons/WRITTEN', count(DISTINCT (campaign, coupon)), 0 FROM coupon_row
  UNION ALL SELECT 'coupon_products/READ', count(*), 0 FROM coupon_row
  UNION ALL SELECT 'coupon_products/DEDUPLICATED', count(*) - count(DISTINCT (campaign, coupon, product)), 0 FROM coupon_row
  UNION ALL SELECT 'coupon_products/WRITTEN', count(*), 0 FROM coupon
  UNION ALL SELECT 'placements/READ', count(*), 0 FROM placed
  UNION ALL SELECT 'placements/DEDUPLICATED', count(*) - count(DISTINCT (store, week, display, mailer)), 0 FROM placed
  UNION ALL SELECT 'placements/WRITTEN', count(DISTINCT (store, week, display, mailer)), 0 FROM placed
  UNION ALL SELECT 'placement_products/' || kind, count(*), 0 FROM placed, (VALUES ('READ'), ('WRITTEN')) k(kind)
            GROUP BY kind
),
-- the metrics of the dictionary, by month
metric AS (
  SELECT month AS month, (sum(net + discount))::DECIMAL(38, 9) AS gross_sales,
         (sum(discount))::DECIMAL(38, 9) AS discounts,
         (0)::DECIMAL(38, 9) AS returns,
         (sum(net))::DECIMAL(38, 9) AS net_sales,
         (sum(quantity))::DECIMAL(38, 9) AS units,
         (count(DISTINCT basket))::DECIMAL(38, 9) AS orders,
         (count(*))::DECIMAL(38, 9) AS order_lines,
         (count(DISTINCT household))::DECIMAL(38, 9) AS customers
  FROM sale GROUP BY 1
),
figure(name, rows, amount) AS (
  -- sales
  SELECT 'sales', count(*), sum(net) FROM sale
  UNION ALL SELECT 'sales/gross', count(*), sum(net + discount) FROM sale
  UNION ALL SELECT 'sales/discounts', count(*), sum(discount) FROM sale
  UNION ALL SELECT 'sales/units', count(*), sum(quantity) FROM sale
  UNION ALL SELECT 'sales/orders', count(DISTINCT basket), sum(net) FROM sale
  UNION ALL SELECT 'sales/customers', count(DISTINCT household), sum(net) FROM sale
  UNION ALL SELECT 'sales/month=' || month, count(*), sum(net) FROM sale GROUP BY month
  UNION ALL SELECT 'sales/orders/month=' || month, count(DISTINCT basket), sum(quantity) FROM sale GROUP BY month
  UNION ALL SELECT 'sales/week=' || week, count(*), sum(net) FROM sale GROUP BY week
  UNION ALL SELECT 'sales/day=' || day, count(*), sum(net) FROM sale GROUP BY day
  UNION ALL SELECT 'sales/store=' || store, count(*), sum(net) FROM sale GROUP BY store
  UNION ALL SELECT 'sales/category=' || coalesce(department, '(none)'), count(*), sum(net) FROM sale GROUP BY department
  UNION ALL SELECT 'sales/subcategory=' || coalesce(department, '(none)') || '/' || coalesce(product_category, '(none)'),
                   count(*), sum(net) FROM sale GROUP BY department, product_category
  UNION ALL SELECT 'sales/brand=' || coalesce(brand, '(none)'), count(*), sum(net) FROM sale GROUP BY brand
  UNION ALL SELECT 'abc=' || CASE WHEN larger < 0.80 * total THEN 'a' WHEN larger < 0.95 * total THEN 'b' ELSE 'c' END,
                   count(*), sum(net) FROM ranked GROUP BY ALL
  -- customers: scores and cohorts
  UNION ALL SELECT 'rfm=' || r || f || m, count(*), sum(net) FROM scored GROUP BY r, f, m
  UNION ALL SELECT 'cohort=' || cohort || '/' || since, count(DISTINCT household), sum(net) FROM cohort GROUP BY cohort, since
  UNION ALL SELECT 'state=churned', count(*), sum(net) FROM scored WHERE DATE '2017-12-31' - last_on > 90
  -- campaigns: whom they reached, with which coupons on what, and what came of it
  UNION ALL SELECT 'campaigns/type=' || campaign_type, count(*), sum(ends - starts + 1) FROM campaign GROUP BY campaign_type
  UNION ALL SELECT 'reached/campaign=' || campaign, count(DISTINCT household), 0 FROM reached GROUP BY campaign
  UNION ALL SELECT 'redeemed/campaign=' || campaign, count(*), count(DISTINCT household) FROM redeemed GROUP BY campaign
  UNION ALL SELECT 'redeemed/month=' || strftime(day, '%Y-%m'), count(*), count(DISTINCT household) FROM redeemed
            GROUP BY strftime(day, '%Y-%m')
  UNION ALL SELECT 'coupons/campaign=' || campaign, count(DISTINCT coupon), count(*) FROM coupon GROUP BY campaign
  UNION ALL SELECT 'products_on_coupons/campaign=' || campaign, count(DISTINCT product), 0 FROM coupon GROUP BY campaign
  UNION ALL SELECT 'answered/campaign=' || campaign, count(*), sum(net) FROM answered GROUP BY campaign
  UNION ALL SELECT 'answered/households/campaign=' || campaign, count(DISTINCT household), sum(net) FROM answered
            GROUP BY campaign
  -- displays and mailers
  UNION ALL SELECT 'placements/' || placement, count(DISTINCT (store, week, display, mailer)), count(*) FROM placed
            GROUP BY placement
  UNION ALL SELECT 'shown/' || placement, count(*), sum(net) FROM shown GROUP BY placement
  -- dimensions
  UNION ALL SELECT 'products/category=' || department, count(*), 0 FROM product GROUP BY department
  UNION ALL SELECT 'households/marital_status=' || coalesce(marital_status, '(none)'), count(*),
                   sum(replace(kids_count, '3+', '3')::INT) FROM household GROUP BY marital_status
  -- what the metric layer answers, by month
  UNION ALL SELECT 'metric/' || name || '/month=' || month, 1, amount
            FROM (UNPIVOT metric ON COLUMNS(* EXCLUDE month) INTO NAME name VALUE amount)
  -- the ledger: what was read and what became of it
  UNION ALL SELECT 'ledger/' || name, rows, amount FROM account WHERE rows > 0
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
