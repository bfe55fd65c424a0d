-- The figures of oracle-literal.sql, from the published tables.
WITH
line AS (SELECT *, strftime(ordered_on, '%Y-%m') AS month FROM fct_order_lines),
account AS (
  SELECT feed, upper(kind) AS kind, outcome, sum(rows) AS rows, sum(amount) AS amount FROM ops_ledger
  WHERE feed NOT LIKE '(%' AND feed NOT LIKE '%:%' GROUP BY ALL
),
figure(name, rows, amount) AS (
  SELECT 'sales', count(*), sum(net_amount)::DECIMAL(38, 9) FROM line
  UNION ALL SELECT 'sales/currency=' || currency_code, count(*), sum(net_amount) FROM line GROUP BY currency_code
  UNION ALL SELECT 'dollars', count(*), round(sum(reporting_net_amount), 2)::DECIMAL(38, 9) FROM line
  UNION ALL SELECT 'dollars/currency=' || currency_code, count(*), round(sum(reporting_net_amount), 2)::DECIMAL(38, 9) FROM line
            GROUP BY currency_code
  UNION ALL SELECT 'dollars/month=' || month, count(*), round(sum(reporting_net_amount), 2)::DECIMAL(38, 9) FROM line GROUP BY month
  UNION ALL SELECT 'ledger/' || feed || '/' || kind, sum(rows), sum(amount) FROM account
            WHERE kind NOT IN ('FILTERED', 'INFERRED') GROUP BY feed, kind
  UNION ALL SELECT 'ledger/' || feed || '/FILTERED/' || outcome, rows, amount FROM account WHERE kind = 'FILTERED'
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
