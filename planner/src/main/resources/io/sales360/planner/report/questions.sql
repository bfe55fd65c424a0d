-- section: Sales at a glance
-- title: How much business is there?
-- hint: All customers, transactions and orders of the data, of any status.
-- needs: dim_customers, fct_payments, fct_order_lines
-- chart: none
-- units: count, count, count, money
SELECT (SELECT count(*) FROM dim_customers) AS customers,
       (SELECT count(*) FROM fct_payments) AS transactions,
       (SELECT count(DISTINCT order_id) FROM fct_order_lines) AS orders,
       (SELECT round(avg(reporting_payment_amount), 2) FROM fct_payments) AS average_transaction_amount
;
-- section: Sales at a glance
-- title: How does revenue develop?
-- hint: Net sales by month; the first and the last may be incomplete.
-- needs: agg_daily_sales
-- chart: line
-- units: text, money, count
SELECT strftime(date_trunc('month', day), '%Y-%m') AS month, sum(net_sales) AS net_sales, sum(units) AS units
FROM agg_daily_sales GROUP BY 1 ORDER BY 1
;
-- section: Sales at a glance
-- title: How do customers pay?
-- hint: Transactions by payment method.
-- needs: fct_payments
-- chart: pie
-- units: text, count, share
SELECT coalesce(payment_method, '(unknown)') AS payment_method, count(*) AS transactions,
       count(*) / sum(count(*)) OVER () AS share
FROM fct_payments GROUP BY 1 ORDER BY 2 DESC, 1
;
-- section: Sales at a glance
-- title: What is a transaction worth, by store?
-- hint: Mean amount of a transaction.
-- needs: fct_payments, dim_channels
-- chart: bars
-- units: text, money, count
SELECT coalesce(c.channel_name, p.channel_id, '(unknown)') AS store,
       round(avg(p.reporting_payment_amount), 2) AS average_transaction_amount, count(*) AS transactions
FROM fct_payments p LEFT JOIN dim_channels c ON c.channel_id = p.channel_id
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20
;
-- section: Sales at a glance
-- title: Where do transactions stand?
-- hint: Transactions by status.
-- needs: fct_payments
-- chart: bars
-- units: text, count, money
SELECT payment_status AS status, count(*) AS transactions, sum(reporting_payment_amount) AS amount
FROM fct_payments GROUP BY 1 ORDER BY 2 DESC, 1
;
-- section: What moved sales
-- title: What made the last month differ from a year ago?
-- hint: The last complete month that has a year before it. Steps add up exactly, whatever their order.
-- needs: agg_price_volume_mix
-- chart: steps
-- units: text, money, text
WITH bridge AS (
  SELECT * FROM sales_bridge
  WHERE comparison = 'month_to_year_ago' AND measure = 'net_sales' AND has_ended
  ORDER BY starts_on DESC LIMIT 1)
SELECT step, amount, kind FROM (
  SELECT 1 AS n, 'Net sales ' || strftime(previous_starts_on, '%Y-%m') AS step, previous_amount AS amount, 'total' AS kind FROM bridge
  UNION ALL SELECT 2, 'Volume', volume_effect, 'change' FROM bridge
  UNION ALL SELECT 3, 'Mix', mix_effect, 'change' FROM bridge
  UNION ALL SELECT 4, 'Price', price_effect, 'change' FROM bridge
  UNION ALL SELECT 5, 'Promotion', promotion_effect, 'change' FROM bridge
  UNION ALL SELECT 6, 'Exchange rate', exchange_effect, 'change' FROM bridge
  UNION ALL SELECT 7, 'New products', new_effect, 'change' FROM bridge
  UNION ALL SELECT 8, 'Lost products', lost_effect, 'change' FROM bridge
  UNION ALL SELECT 9, 'Returns', returns_effect, 'change' FROM bridge
  UNION ALL SELECT 10, 'Other', other_effect + rounding_effect, 'change' FROM bridge
  UNION ALL SELECT 11, 'Net sales ' || strftime(starts_on, '%Y-%m'), current_amount, 'total' FROM bridge)
ORDER BY n
;
-- section: What moved sales
-- title: Where did it happen?
-- hint: The same month against a year ago, the largest changes of each dimension.
-- needs: agg_sales_drivers
-- chart: bars
-- units: text, money, money, money
WITH latest AS (
  SELECT max(starts_on) AS starts_on FROM agg_sales_drivers WHERE comparison = 'month_to_year_ago' AND is_complete)
SELECT d.dimension || ': ' || coalesce(p.product_name, c.channel_name, t.territory_name, d.member) AS member,
       d.change_amount AS change, d.previous_amount AS a_year_ago, d.current_amount AS now
FROM agg_sales_drivers d JOIN latest USING (starts_on)
LEFT JOIN dim_products p ON d.dimension = 'product' AND p.product_id = d.member
LEFT JOIN dim_channels c ON d.dimension = 'channel' AND c.channel_id = d.member
LEFT JOIN dim_territories t ON d.dimension = 'territory' AND t.territory_id = d.member
WHERE d.comparison = 'month_to_year_ago' AND d.dimension <> 'total'
QUALIFY row_number() OVER (PARTITION BY d.dimension ORDER BY abs(d.change_amount) DESC, d.member) <= 5
ORDER BY d.dimension, abs(d.change_amount) DESC, d.member
;
-- section: What moved sales
-- title: Which weeks were unlike others?
-- hint: Complete weeks far from their neighbours, newest first, and the channel that differs most.
-- needs: agg_sales_anomalies
-- chart: none
-- units: text, money, money, number, text, money
SELECT strftime(starts_on, '%Y-%m-%d') AS week, net_amount AS net_sales, expected_amount AS expected, score,
       member AS channel, contribution_amount AS contribution
FROM agg_sales_anomalies
WHERE period_grain = 'week' AND dimension = 'channel' AND member_rank = 1
ORDER BY starts_on DESC LIMIT 30
;
-- section: What earns
-- title: What is left of what customers pay?
-- hint: All sales whose every part is known. Margin 1 is after cost of goods, 2 after payment fees, 3 after campaigns and commission.
-- needs: fct_margins
-- chart: steps
-- units: text, money, text
WITH known AS (
  SELECT coalesce(sum(gross_amount), 0) AS gross, coalesce(sum(discount_amount), 0) AS discount,
         coalesce(sum(return_amount), 0) AS returned,
         coalesce(sum(net_amount - return_amount - contribution_margin1), 0) AS cost,
         coalesce(sum(contribution_margin1), 0) AS margin1,
         coalesce(sum(contribution_margin1 - contribution_margin2), 0) AS fees,
         coalesce(sum(contribution_margin2 - contribution_margin3), 0) AS selling,
         coalesce(sum(contribution_margin3), 0) AS margin3
  FROM fct_margins WHERE contribution_margin3 IS NOT NULL)
SELECT step, amount, kind FROM (
  SELECT 1 AS n, 'Gross sales' AS step, gross AS amount, 'total' AS kind FROM known
  UNION ALL SELECT 2, 'Discounts', -discount, 'change' FROM known
  UNION ALL SELECT 3, 'Returns', -returned, 'change' FROM known
  UNION ALL SELECT 4, 'Cost of goods', -cost, 'change' FROM known
  UNION ALL SELECT 5, 'Margin 1', margin1, 'total' FROM known
  UNION ALL SELECT 6, 'Payment fees', -fees, 'change' FROM known
  UNION ALL SELECT 7, 'Campaigns and commission', -selling, 'change' FROM known
  UNION ALL SELECT 8, 'Margin 3', margin3, 'total' FROM known)
ORDER BY n
;
-- section: What earns
-- title: Which products earn most?
-- hint: Over the whole history. A share of net sales with known cost below 100 % makes a margin a part of the truth.
-- needs: agg_product_profitability, dim_products
-- chart: bars
-- units: text, money, share, money, share, text, text
SELECT coalesce(p.product_name, a.product_id) AS product, a.contribution_margin1 AS margin_1,
       a.contribution_margin1_rate AS margin_1_rate, a.net_sales, a.costed_rate AS cost_known,
       a.abc_by_net_sales AS abc, a.xyz
FROM agg_product_profitability a LEFT JOIN dim_products p ON p.product_id = a.product_id
WHERE a.period_grain = 'history' ORDER BY a.contribution_margin1 DESC NULLS LAST, a.product_id LIMIT 15
;
-- section: What earns
-- title: Which products earn least?
-- hint: Loss makers come first; products without a known cost are not judged.
-- needs: agg_product_profitability, dim_products
-- chart: bars
-- units: text, money, share, money, money, text, text
SELECT coalesce(p.product_name, a.product_id) AS product, a.contribution_margin1 AS margin_1,
       a.contribution_margin1_rate AS margin_1_rate, a.net_sales, a.returns, a.abc_by_net_sales AS abc, a.xyz
FROM agg_product_profitability a LEFT JOIN dim_products p ON p.product_id = a.product_id
WHERE a.period_grain = 'history' AND a.contribution_margin1 IS NOT NULL
ORDER BY a.contribution_margin1, a.product_id LIMIT 15
;
-- section: What earns
-- title: How much depends on how few?
-- hint: ABC by net sales (A: the largest that make 80 %), XYZ by how steady demand is (X: steady).
-- needs: agg_product_profitability
-- chart: none
-- units: text, count, money, money
SELECT upper(abc_by_net_sales) || coalesce(upper(xyz), '–') AS class, count(*) AS products,
       sum(net_sales) AS net_sales, sum(contribution_margin1) AS margin_1
FROM agg_product_profitability WHERE period_grain = 'history' GROUP BY 1 ORDER BY 1
;
-- section: What prices do
-- title: Which products can bear a higher price?
-- hint: Percent of units that one percent of price costs; above -1, a higher price brings more sales. Only products whose own history says so.
-- needs: agg_price_elasticities, dim_products
-- chart: bars
-- units: text, number, number, number, text, count
SELECT coalesce(p.product_name, a.product_id) AS product, round(a.elasticity, 2) AS elasticity,
       round(a.elasticity_lower, 2) AS at_least, round(a.elasticity_upper, 2) AS at_most, a.category, a.price_moves
FROM agg_price_elasticities a LEFT JOIN dim_products p ON p.product_id = a.product_id
WHERE a.verdict = 'identified' ORDER BY a.elasticity DESC, a.product_id LIMIT 20
;
-- section: What prices do
-- title: Of how many products is it known?
-- hint: A price that never moved, or moved only together with discounts or the season, says nothing.
-- needs: agg_price_elasticities
-- chart: none
-- units: text, count, number
SELECT CASE WHEN verdict = 'identified' THEN 'known' ELSE reason END AS finding, count(*) AS products,
       round(avg(elasticity), 2) AS mean_elasticity
FROM agg_price_elasticities GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 15
;
-- section: What prices do
-- title: What do deeper discounts bring?
-- hint: Uplift is what promotions of this depth sold by what the same products sell in weeks without promotion around them, less one; margin of lines whose cost is known.
-- needs: agg_discount_depths
-- chart: none
-- units: text, text, share, share, share, money, share, count, count
SELECT if(category = '', '(none)', category) AS category,
       CASE WHEN from_rate IS NULL THEN 'none' ELSE CAST(round(from_rate * 100) AS INTEGER) || '–' || CAST(round(through_rate * 100) AS INTEGER) || ' %' END AS depth,
       uplift, uplift_lower AS at_least, uplift_upper AS at_most, net_sales,
       contribution_margin1 / nullif(costed_net_sales, 0) AS margin_1_rate, order_count AS orders, promotion_count AS promotions
FROM agg_discount_depths ORDER BY 1, through_rate
;
-- section: What lies on the shelf
-- title: Which goods lie still?
-- hint: On hand, and without a sale in eight weeks or enough for more than 26 weeks. Where costs are unknown, so is what lies there.
-- needs: agg_product_stock, dim_products
-- chart: bars
-- units: text, money, number, number, count
SELECT coalesce(p.product_name, s.product_id) AS product, s.stock_cost, s.on_hand_units AS on_hand, round(s.weeks_of_cover, 1) AS weeks_of_cover,
       s.days_since_sale
FROM agg_product_stock s LEFT JOIN dim_products p ON p.product_id = s.product_id
WHERE s.is_slow_mover AND s.starts_on = (SELECT max(starts_on) FROM agg_product_stock)
ORDER BY s.stock_cost DESC NULLS LAST, s.product_id LIMIT 15
;
-- section: What lies on the shelf
-- title: What did empty shelves cost?
-- hint: Days without stock in any place, times what the product sells on days in stock.
-- needs: agg_product_stock
-- chart: none
-- units: text, count, count, number, money
SELECT strftime(starts_on, '%Y-%m') AS month, count(*) FILTER (stock_out_days > 0) AS products_out, sum(stock_out_days) AS days_out,
       round(sum(lost_units), 1) AS lost_units, sum(lost_sales) AS lost_sales
FROM agg_product_stock GROUP BY starts_on ORDER BY starts_on DESC LIMIT 12
;
-- section: What promotions do
-- title: Which promotions were worth it?
-- hint: Sales of the promoted products against a baseline without promotion; only where the whole range lies above zero is it effective.
-- needs: agg_campaign_effectiveness
-- chart: none
-- units: text, text, share, share, share, number, money, money, money
SELECT coalesce(subject_name, subject_id) AS promotion, verdict, uplift, uplift_lower AS at_least, uplift_upper AS at_most,
       round(incremental_units) AS incremental_units, incremental_margin, campaign_spend AS spend, net_sales
FROM agg_campaign_effectiveness WHERE subject = 'promotion' AND verdict <> 'not_measurable'
ORDER BY incremental_margin DESC NULLS LAST, subject_id LIMIT 30
;
-- section: What promotions do
-- title: Of how many promotions is the effect known?
-- hint: Two promotions of the same products at the same time cannot be told apart.
-- needs: agg_campaign_effectiveness
-- chart: none
-- units: text, count, money
SELECT CASE WHEN verdict = 'not_measurable' THEN 'not measurable: ' || reason ELSE verdict END AS finding,
       count(*) AS promotions, sum(net_sales) AS net_sales
FROM agg_campaign_effectiveness WHERE subject = 'promotion' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 15
;
-- section: What campaigns do
-- title: Which campaigns were worth it?
-- hint: What customers bought against those who were held out, else against those not reached, else against the days before.
-- needs: agg_campaign_effectiveness, dim_campaigns
-- chart: none
-- units: text, text, text, count, count, share, share, share, money, money
SELECT coalesce(subject_name, subject_id) AS campaign, CASE WHEN verdict = 'not_measurable' THEN 'not measurable: ' || reason ELSE verdict END AS verdict,
       coalesce(replace(method, '_', ' '), '') AS method, reached_customers AS reached, held_out_customers AS held_out,
       uplift, uplift_lower AS at_least, uplift_upper AS at_most, incremental_margin, campaign_spend AS spend
FROM agg_campaign_effectiveness WHERE subject = 'campaign'
ORDER BY incremental_margin DESC NULLS LAST, subject_id LIMIT 30
;
-- section: What campaigns do
-- title: Which campaigns would get the credit?
-- hint: A convention: sales within 30 days after a touch, shared among the touches before them. It says nothing of cause.
-- needs: agg_campaign_attribution, dim_campaigns
-- chart: none
-- units: text, money, money, money, money
SELECT CASE WHEN a.campaign_id IS NULL THEN '(no touch)' ELSE coalesce(any_value(c.campaign_name), a.campaign_id) END AS campaign,
       sum(net_sales) FILTER (rule = 'first') AS first_touch, sum(net_sales) FILTER (rule = 'last') AS last_touch,
       sum(net_sales) FILTER (rule = 'linear') AS all_alike, sum(net_sales) FILTER (rule = 'position') AS by_position
FROM agg_campaign_attribution a LEFT JOIN dim_campaigns c ON c.campaign_id = a.campaign_id
GROUP BY a.campaign_id ORDER BY all_alike DESC, a.campaign_id LIMIT 30
;
-- section: Who buys
-- title: Who are the customers?
-- hint: Segments by recency, frequency and value. At risk is what customers who stay away bought in their last year.
-- needs: agg_customers_360
-- chart: bars
-- units: text, money, count, money, share
SELECT coalesce(segment, state) AS segment, sum(net_sales) AS net_sales, count(*) AS customers,
       sum(value_at_risk) AS value_at_risk, round(avg(alive_probability), 4) AS p_alive
FROM agg_customers_360 GROUP BY 1 ORDER BY 2 DESC, 1
;
-- section: Who buys
-- title: Who is still here?
-- hint: By days since the last sale: at risk after 45, churned after 90.
-- needs: agg_customers_360
-- chart: bars
-- units: text, count, money, money
SELECT state, count(*) AS customers, sum(net_sales) AS net_sales, sum(value_at_risk) AS value_at_risk
FROM agg_customers_360 GROUP BY 1 ORDER BY 2 DESC, 1
;
-- section: Who buys
-- title: Do newer customers stay longer?
-- hint: Share of the customers of a month of first sale who bought again so many months later.
-- needs: agg_customer_cohorts
-- chart: heat
-- units: text, count, share, share, share, share, share, share, share, share, share, share, share, share
SELECT strftime(cohort_month, '%Y-%m') AS first_sale, max(customer_count) AS customers,
       max(logo_retention) FILTER (months_since = 1) AS month_1, max(logo_retention) FILTER (months_since = 2) AS month_2,
       max(logo_retention) FILTER (months_since = 3) AS month_3, max(logo_retention) FILTER (months_since = 4) AS month_4,
       max(logo_retention) FILTER (months_since = 5) AS month_5, max(logo_retention) FILTER (months_since = 6) AS month_6,
       max(logo_retention) FILTER (months_since = 7) AS month_7, max(logo_retention) FILTER (months_since = 8) AS month_8,
       max(logo_retention) FILTER (months_since = 9) AS month_9, max(logo_retention) FILTER (months_since = 10) AS month_10,
       max(logo_retention) FILTER (months_since = 11) AS month_11, max(logo_retention) FILTER (months_since = 12) AS month_12
FROM agg_customer_cohorts GROUP BY cohort_month ORDER BY cohort_month DESC LIMIT 24
;
-- section: Who buys
-- title: What is bought together?
-- hint: Pairs whose lift is no accident: q below 5 % after correction for all pairs looked at.
-- needs: agg_product_affinity, dim_products
-- chart: none
-- units: text, text, number, share, count, number
SELECT coalesce(p.product_name, a.product_id) AS who_buys, coalesce(o.product_name, a.other_product_id) AS also_buys,
       a.lift, a.confidence, a.pair_order_count AS orders_with_both, a.q_value AS q
FROM agg_product_affinity a
LEFT JOIN dim_products p ON p.product_id = a.product_id
LEFT JOIN dim_products o ON o.product_id = a.other_product_id
ORDER BY a.lift DESC, a.product_id, a.other_product_id LIMIT 20
;
-- section: Who buys
-- title: May the estimates be trusted?
-- hint: Models learned without the last half year, held against it; the chosen one has the least error over classes of frequency.
-- needs: fct_lifetime_fits
-- chart: none
-- units: text, text, count, number, number, number, number, text
SELECT model, CASE WHEN is_chosen THEN 'chosen' ELSE '' END AS use, customer_count AS customers, holdout_actual AS purchases,
       holdout_expected AS expected, holdout_error AS error, churn_auc, reason
FROM fct_lifetime_fits ORDER BY is_chosen DESC, model
;
-- section: Who buys
-- title: Are offers better than bestsellers?
-- hint: Customers of the last half year who bought one of five products offered to them before it.
-- needs: fct_recommendation_scores
-- chart: none
-- units: text, share, count, count
SELECT recommender, hit_rate, hit_count AS hits, customer_count AS customers FROM fct_recommendation_scores ORDER BY hit_rate DESC, recommender
;
-- section: Who sells
-- title: Who will reach the target?
-- hint: Targets of the running period, or of the one that ended last. A pace above 1 is ahead of what is usual by now.
-- needs: agg_salesperson_performance, dim_salespeople
-- chart: bars
-- units: text, share, text, money, money, money, number, money, share
SELECT coalesce(p.full_name, a.owner_id) || ' ' || strftime(a.starts_on, '%Y-%m-%d') AS salesperson, a.attainment, a.measure,
       a.actual_amount AS actual, a.target_amount AS target, a.gap_amount AS gap, a.pace, a.projected_p50 AS likely_finish,
       a.hit_probability
FROM agg_salesperson_performance a LEFT JOIN dim_salespeople p ON p.salesperson_id = a.owner_id
WHERE a.period_state <> 'upcoming' AND a.target_amount IS NOT NULL
QUALIFY dense_rank() OVER (ORDER BY a.ends_on DESC) = 1
ORDER BY a.measure, a.starts_on, a.attainment DESC NULLS LAST, a.owner_id LIMIT 40
;
-- section: Who sells
-- title: Who has sold best, luck taken out?
-- hint: The last complete period with targets. The fair figure draws each attainment towards the mean, the more the less it is known.
-- needs: agg_salesperson_performance, dim_salespeople
-- chart: bars
-- units: text, share, share, count, money, money
WITH latest AS (
  SELECT measure, starts_on, ends_on FROM agg_salesperson_performance
  WHERE period_state = 'finished' AND attainment IS NOT NULL
  ORDER BY measure, ends_on DESC, starts_on DESC LIMIT 1)
SELECT coalesce(p.full_name, a.owner_id) AS salesperson, a.shrunk_attainment AS fair_attainment, a.attainment, a.rank,
       a.actual_amount AS actual, a.target_amount AS target
FROM agg_salesperson_performance a JOIN latest USING (measure, starts_on, ends_on)
LEFT JOIN dim_salespeople p ON p.salesperson_id = a.owner_id
WHERE a.attainment IS NOT NULL ORDER BY a.rank NULLS LAST, a.owner_id LIMIT 30
;
-- section: Who sells
-- title: How do teams stand?
-- hint: The running period, or the one that ended last; where a team has no target, those of its members are summed.
-- needs: agg_team_performance, dim_teams
-- chart: bars
-- units: text, share, money, money, number, share
SELECT coalesce(t.team_name, a.owner_id) || ' ' || strftime(a.starts_on, '%Y-%m-%d') AS team, a.attainment,
       a.actual_amount AS actual, a.target_amount AS target, a.pace, a.hit_probability
FROM agg_team_performance a LEFT JOIN dim_teams t ON t.team_id = a.owner_id
WHERE a.period_state <> 'upcoming' AND a.target_amount IS NOT NULL
QUALIFY dense_rank() OVER (ORDER BY a.ends_on DESC) = 1
ORDER BY a.measure, a.starts_on, a.attainment DESC NULLS LAST, a.owner_id LIMIT 40
