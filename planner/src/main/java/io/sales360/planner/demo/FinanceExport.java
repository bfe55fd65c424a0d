package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * Exchange rates without a header row, the market index and the calendar of holidays, as finance
 * collects them.
 */
final class FinanceExport {
  static final String RATES = "exchange_rate";
  static final String INDEX = "market_indicator";
  static final String CALENDAR = "calendar_day";

  private static final Notation NOTATION = Notation.plain();
  private static final Notation COMMAS =
      Notation.of(",", "", "", "dd.MM.uuuu", "dd.MM.uuuu HH:mm:ss");

  private FinanceExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    writeRates(company, outbox);
    writeIndex(company, outbox);
    writeCalendar(company, outbox);
  }

  private static void writeRates(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            RATES, Dialect.csv().withoutHeader(), List.of("rated_on", "base", "quote", "rate"));
    for (ExchangeRates.Rate rate : company.exchangeRates().rates()) {
      table.add(
          "finance/fx_rates.csv",
          NOTATION.date(rate.day()),
          rate.currency(),
          "USD",
          NOTATION.amount(rate.dollars()));
    }
    outbox.send(
        table,
        soil ->
            soil.duplicate(soil.share(0.002))
                .spoil(
                    DirtKind.BAD_NUMBER,
                    soil.share(0.001),
                    "base",
                    serial -> "CHF",
                    "rate",
                    List.of("ND", "-"))
                .blankLines(soil.share(0.001)));
  }

  private static void writeIndex(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            INDEX,
            Dialect.csv().withDelimiter(";"),
            List.of("Series", "Month", "Value", "Released", "Unit"));
    for (YearMonth month : company.marketIndex().values().keySet()) {
      table.add(
          "finance/market_index.csv",
          "sportswear_spending",
          COMMAS.date(month.atDay(1)),
          COMMAS.amount(company.marketIndex().values().get(month)),
          COMMAS.date(MarketIndex.releasedOn(month)),
          "index, 100 = long-run mean");
    }
    outbox.send(table);
  }

  /** All days until the end of the last year, so that forecasts know the holidays ahead. */
  private static void writeCalendar(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            CALENDAR,
            Dialect.csv(),
            List.of("day", "country", "holiday", "is_holiday", "is_closed"));
    LocalDate end = LocalDate.of(company.span().last().getYear(), 12, 31);
    for (LocalDate day = company.span().first(); !day.isAfter(end); day = day.plusDays(1)) {
      for (Market market : Market.values()) {
        Holidays.Holiday holiday = Holidays.on(day, market).orElse(null);
        boolean closed = holiday != null && holiday.storeFactor() <= 0.05;
        table.add(
            "finance/calendar.csv",
            NOTATION.date(day),
            country(market),
            holiday == null ? null : holiday.name(),
            String.valueOf(holiday != null).toLowerCase(Locale.ROOT),
            String.valueOf(closed));
      }
    }
    outbox.send(table);
  }

  private static String country(Market market) {
    return switch (market) {
      case US -> "United States";
      case EU -> "Germany";
      case UK -> "United Kingdom";
    };
  }
}
