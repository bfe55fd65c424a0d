-- name: order lines: gross less discount is net
-- needs: fct_order_lines
SELECT count(*) AS expected_rows, sum(gross_amount - discount_amount) AS expected_amount,
       count(net_amount) AS actual_rows, sum(net_amount) AS actual_amount
FROM fct_order_lines
;
-- name: lines that are sales: daily sales
-- needs: fct_order_lines, agg_daily_sales
SELECT l.n AS expected_rows, l.a AS expected_amount, d.n AS actual_rows, d.a AS actual_amount
FROM (SELECT count(*) AS n, coalesce(sum(reporting_net_amount), 0) AS a FROM fct_order_lines WHERE is_sale) l,
     (SELECT coalesce(sum(line_count), 0) AS n, coalesce(sum(gross_sales - discounts), 0) AS a FROM agg_daily_sales) d
;
-- name: returns: daily sales
-- needs: fct_returns, agg_daily_sales
SELECT r.a AS expected_amount, d.a AS actual_amount
FROM (SELECT coalesce(sum(reporting_refund_amount), 0) AS a FROM fct_returns) r,
     (SELECT coalesce(sum(returns), 0) AS a FROM agg_daily_sales) d
;
-- name: daily sales: gross less discounts less returns is net
-- needs: agg_daily_sales
SELECT sum(gross_sales - discounts - returns) AS expected_amount, sum(net_sales) AS actual_amount FROM agg_daily_sales
;
-- name: orders that are sales: daily orders
-- needs: fct_order_lines, agg_daily_orders
SELECT l.n AS expected_rows, d.n AS actual_rows
FROM (SELECT count(DISTINCT order_id) AS n FROM fct_order_lines WHERE is_sale) l,
     (SELECT coalesce(sum(order_count), 0) AS n FROM agg_daily_orders) d
;
-- name: orders: lines that join them
-- needs: fct_orders, fct_order_lines
SELECT l.n AS expected_rows, o.n AS actual_rows
FROM (SELECT count(*) AS n FROM fct_order_lines SEMI JOIN fct_orders USING (order_id)) l,
     (SELECT coalesce(sum(line_count), 0) AS n FROM fct_orders) o
;
-- name: payments: shares of lines
-- needs: fct_payments, fct_order_lines
SELECT p.a AS expected_amount, l.a AS actual_amount
FROM (SELECT coalesce(sum(payment_amount), 0) AS a FROM fct_payments WHERE NOT is_orphan) p,
     (SELECT coalesce(sum(payment_amount), 0) AS a FROM fct_order_lines) l
;
-- name: lines that are sales: margins
-- needs: fct_order_lines, fct_margins
SELECT l.n AS expected_rows, l.a AS expected_amount, m.n AS actual_rows, m.a AS actual_amount
FROM (SELECT count(*) AS n, coalesce(sum(reporting_net_amount), 0) AS a
      FROM fct_order_lines WHERE is_sale AND ordered_on <= ${as_of}) l,
     (SELECT count(*) AS n, coalesce(sum(net_amount), 0) AS a FROM fct_margins) m
;
-- name: margins: net less returns less the cost of what was kept is margin 1
-- needs: fct_margins
SELECT count(*) AS expected_rows, sum(net_amount - return_amount - sold_cost_amount + returned_cost_amount) AS expected_amount,
       count(*) AS actual_rows, sum(contribution_margin1) AS actual_amount
FROM fct_margins WHERE contribution_margin1 IS NOT NULL
;
-- name: margins: margin 1 less payment fees is margin 2
-- needs: fct_margins
SELECT count(*) AS expected_rows, sum(contribution_margin1 - coalesce(payment_fee_amount, 0)) AS expected_amount,
       count(*) AS actual_rows, sum(contribution_margin2) AS actual_amount
FROM fct_margins WHERE contribution_margin2 IS NOT NULL
;
-- name: margins: margin 2 less campaign spend less commission is margin 3
-- needs: fct_margins
SELECT count(*) AS expected_rows,
       sum(contribution_margin2 - coalesce(campaign_spend_amount, 0) - coalesce(commission_amount, 0)) AS expected_amount,
       count(*) AS actual_rows, sum(contribution_margin3) AS actual_amount
FROM fct_margins WHERE contribution_margin3 IS NOT NULL
;
-- name: margins: profitability of products
-- needs: fct_margins, agg_product_profitability
SELECT m.n AS expected_rows, m.a AS expected_amount, p.n AS actual_rows, p.a AS actual_amount
FROM (SELECT count(*) AS n, coalesce(sum(net_amount), 0) AS a FROM fct_margins) m,
     (SELECT coalesce(sum(line_count), 0) AS n, coalesce(sum(gross_sales - discounts), 0) AS a
      FROM agg_product_profitability WHERE period_grain = 'history') p
;
-- name: profitability of products: months make the history
-- needs: agg_product_profitability
SELECT h.n AS expected_rows, h.a AS expected_amount, m.n AS actual_rows, m.a AS actual_amount
FROM (SELECT coalesce(sum(line_count), 0) AS n, coalesce(sum(net_sales), 0) AS a
      FROM agg_product_profitability WHERE period_grain = 'history') h,
     (SELECT coalesce(sum(line_count), 0) AS n, coalesce(sum(net_sales), 0) AS a
      FROM agg_product_profitability WHERE period_grain = 'month') m
;
-- name: lines of known customers: customers
-- needs: fct_order_lines, agg_customers_360
SELECT l.n AS expected_rows, l.a AS expected_amount, c.n AS actual_rows, c.a AS actual_amount
FROM (SELECT count(*) AS n, coalesce(sum(reporting_net_amount), 0) AS a
      FROM fct_order_lines WHERE is_sale AND ordered_on <= ${as_of} AND customer_id IS NOT NULL) l,
     (SELECT coalesce(sum(line_count), 0) AS n, coalesce(sum(gross_sales - discounts), 0) AS a FROM agg_customers_360) c
;
-- name: customers who bought: cohorts
-- needs: agg_customers_360, agg_customer_cohorts
SELECT c.n AS expected_rows, c.a AS expected_amount, h.n AS actual_rows, h.a AS actual_amount
FROM (SELECT count(*) AS n, coalesce(sum(net_sales), 0) AS a FROM agg_customers_360 WHERE order_count > 0) c,
     (SELECT coalesce(sum(customer_count) FILTER (months_since = 0), 0) AS n, coalesce(sum(net_sales), 0) AS a
      FROM agg_customer_cohorts) h
;
-- name: what moved sales: effects make the change
-- needs: agg_price_volume_mix
SELECT count(*) AS expected_rows, sum(current_amount - previous_amount) AS expected_amount, count(*) AS actual_rows,
       sum(volume_effect + mix_effect + price_effect + promotion_effect + exchange_effect + cost_effect + returns_effect
           + new_effect + lost_effect + other_effect + rounding_effect) AS actual_amount
FROM agg_price_volume_mix
;
-- name: lines and returns credited: shares make the whole
-- needs: fct_credited_sales, fct_order_lines, fct_returns
SELECT w.n AS expected_rows, w.a AS expected_amount, c.n AS actual_rows, c.a AS actual_amount
FROM (SELECT sum(n)::BIGINT AS n, sum(a) AS a FROM (
        SELECT count(*) AS n, coalesce(sum(reporting_net_amount), 0) AS a
        FROM fct_order_lines l SEMI JOIN fct_credited_sales c
          ON c.return_id IS NULL AND c.order_id = l.order_id AND c.line_id = l.line_id
        UNION ALL
        SELECT count(*), coalesce(sum(reporting_refund_amount), 0)
        FROM fct_returns r SEMI JOIN fct_credited_sales c ON c.return_id = r.return_id)) w,
     (SELECT coalesce(sum(credit_share), 0)::BIGINT AS n, coalesce(sum(net_amount + refund_amount), 0) AS a
      FROM fct_credited_sales) c
;
-- name: targets of salespeople: attainment
-- needs: fct_sales_targets, agg_salesperson_performance
SELECT t.n AS expected_rows, t.a AS expected_amount, p.n AS actual_rows, p.a AS actual_amount
FROM (SELECT count(*) AS n, coalesce(sum(target_amount), 0) AS a FROM fct_sales_targets
      WHERE owner_type = 'salesperson' AND measure = 'net_sales') t,
     (SELECT coalesce(sum(target_count), 0) AS n, coalesce(sum(target_amount), 0) AS a
      FROM agg_salesperson_performance WHERE measure = 'net_sales') p
;
-- name: forecasts: drivers make the mean
-- needs: fct_sales_forecasts, fct_forecast_drivers
SELECT count(*) AS expected_rows, sum(f.mean::DECIMAL(38, 9)) AS expected_amount,
       count(d.amount) AS actual_rows, sum(d.amount) AS actual_amount
FROM fct_sales_forecasts f
JOIN (SELECT run_id, series_id, measure, grain, h, sum(amount) AS amount FROM fct_forecast_drivers GROUP BY ALL) d
  USING (run_id, series_id, measure, grain, h)
;
