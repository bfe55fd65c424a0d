package io.sales360.common.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.Origin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 8);
  private static final ExchangeRates RATES =
      ExchangeRates.of(
          List.of(
              rate("EUR", "USD", DAY, "1.0946", 2),
              rate("EUR", "USD", DAY.minusDays(3), "1.0849", 3),
              rate("USD", "JPY", DAY, "147.13", 4),
              rate("GBP", "EUR", DAY, "1.17", 5)),
          "USD",
          7);

  @Test
  void latestRateOnOrBeforeTheDayCounts() {
    assertThat(RATES.rate("EUR", "USD", DAY)).contains(new BigDecimal("1.094600000"));
    assertThat(RATES.rate("EUR", "USD", DAY.minusDays(1))).contains(new BigDecimal("1.084900000"));
    assertThat(RATES.rate("EUR", "USD", DAY.plusDays(7))).contains(new BigDecimal("1.094600000"));
  }

  @Test
  void ratesTooOldOrYetUnknownAreNone() {
    assertThat(RATES.rate("EUR", "USD", DAY.plusDays(8))).isEmpty();
    assertThat(RATES.rate("EUR", "USD", DAY.minusDays(4))).isEmpty();
    assertThat(RATES.rate("CHF", "USD", DAY)).isEmpty();
  }

  @Test
  void inverseAndCrossRoundOnce() {
    assertThat(RATES.toReporting("JPY", DAY)).contains(new BigDecimal("0.006796710"));
    // 1.0946 * 147.13
    assertThat(RATES.rate("EUR", "JPY", DAY)).contains(new BigDecimal("161.048498000"));
    // Not quoted against the reporting currency: no chain of two crosses is tried.
    assertThat(RATES.rate("GBP", "USD", DAY)).isEmpty();
  }

  @Test
  void equalCurrenciesNeedNoRate() {
    assertThat(ExchangeRates.none("USD").rate("CHF", "CHF", DAY)).contains(BigDecimal.ONE);
    assertThat(ExchangeRates.convert(new BigDecimal("12.5"), BigDecimal.ONE)).isEqualTo("12.5");
    assertThat(ExchangeRates.convert(new BigDecimal("12.5"), new BigDecimal("1.0946")))
        .isEqualTo("13.682500000");
  }

  @Test
  void laterLineOfTheSameDayWinsWhateverTheOrder() {
    ExchangeRate first = rate("EUR", "USD", DAY, "1.1", 2);
    ExchangeRate second = rate("EUR", "USD", DAY, "1.2", 3);

    for (List<ExchangeRate> order : List.of(List.of(first, second), List.of(second, first))) {
      assertThat(ExchangeRates.of(order, "USD", 0).toReporting("EUR", DAY))
          .contains(new BigDecimal("1.200000000"));
    }
  }

  @Test
  void ratesThatAreNotPositiveAreRefused() {
    assertThatThrownBy(() -> ExchangeRates.of(List.of(rate("EUR", "USD", DAY, "0", 2)), "USD", 0))
        .hasMessageContaining("(0)");
  }

  @Test
  void ratesTravel() {
    assertThat(SerializableUtils.clone(RATES).toReporting("EUR", DAY))
        .isEqualTo(RATES.toReporting("EUR", DAY));
    assertThat(RATES.pairs()).containsExactly("EUR/USD", "GBP/EUR", "USD/JPY");
  }

  private static ExchangeRate rate(
      String base, String quote, LocalDate day, String rate, long line) {
    return new ExchangeRate(
        base, quote, day, new BigDecimal(rate), new Origin("fx", "rate", "fx.csv", line, null));
  }
}
