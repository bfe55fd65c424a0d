-- What sales360-literal.yaml must publish, from the source files alone: one row per figure (name, rows,
-- amount). Converted amounts are compared to the cent, at the rates' full precision.
WITH
line AS (
  SELECT SalesOrderNumber AS order_id, SalesAmount::DECIMAL(12, 4) AS net, CurrencyKey AS currency_key,
         OrderDate AS ordered, strftime(OrderDate::TIMESTAMP::DATE + 2376, '%Y-%m') AS month
  FROM read_csv('${data}/adventureworks_internet/internet_sales.csv.gz', header = true, all_varchar = true)
),
currency AS (
  SELECT currency_key, currency_code
  FROM read_csv('${data}/adventureworks_dimensions/dw/DimCurrency.csv.gz', header = false, delim = '|',
                all_varchar = true, names = ['currency_key', 'currency_code', 'currency_name'])
),
rate AS (
  SELECT currency_key, rated, average::DECIMAL(24, 20) AS average
  FROM read_csv('${data}/adventureworks_dimensions/dw/FactCurrencyRate.csv.gz', header = false, delim = '|',
                all_varchar = true, names = ['currency_key', 'date_key', 'average', 'end_of_day', 'rated'])
),
converted AS (
  SELECT line.*, currency_code, net::DECIMAL(14, 4) * average::DECIMAL(22, 18) AS dollars
  FROM line
  JOIN currency USING (currency_key)
  JOIN rate ON rate.currency_key = line.currency_key AND rate.rated = line.ordered
),
figure(name, rows, amount) AS (
  SELECT 'sales', count(*), sum(net)::DECIMAL(38, 9) FROM converted
  UNION ALL SELECT 'sales/currency=' || currency_code, count(*), sum(net) FROM converted GROUP BY currency_code
  UNION ALL SELECT 'dollars', count(*), round(sum(dollars), 2)::DECIMAL(38, 9) FROM converted
  UNION ALL SELECT 'dollars/currency=' || currency_code, count(*), round(sum(dollars), 2)::DECIMAL(38, 9) FROM converted GROUP BY currency_code
  UNION ALL SELECT 'dollars/month=' || month, count(*), round(sum(dollars), 2)::DECIMAL(38, 9) FROM converted GROUP BY month
  UNION ALL SELECT 'ledger/internet_sales/' || kind, count(*), sum(net) FROM line, (VALUES ('READ'), ('WRITTEN')) k(kind)
            GROUP BY kind
  UNION ALL SELECT 'ledger/exchange_rates/READ', count(*), 0 FROM rate
  UNION ALL SELECT 'ledger/exchange_rates/FILTERED/reporting_currency_itself', count(*), 0 FROM rate WHERE currency_key = '100'
  UNION ALL SELECT 'ledger/exchange_rates/WRITTEN', count(*), 0 FROM rate WHERE currency_key <> '100'
)
SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM figure ORDER BY name
