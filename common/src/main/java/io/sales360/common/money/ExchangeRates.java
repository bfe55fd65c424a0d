package io.sales360.common.money;

import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.Origin;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dated exchange rates. The rate of a day is the latest known on or before it, if it is not older
 * than the tolerance. A pair that is not quoted is found by its inverse, or crossed through the
 * reporting currency. Immutable and thread-safe once made.
 */
public final class ExchangeRates implements Serializable {
  private static final int SCALE = 9;

  private final TreeMap<String, TreeMap<LocalDate, BigDecimal>> byPair = new TreeMap<>();
  private final String reportingCurrency;
  private final int toleranceDays;

  private ExchangeRates(String reportingCurrency, int toleranceDays) {
    this.reportingCurrency = reportingCurrency;
    this.toleranceDays = toleranceDays;
  }

  /**
   * The rates of a deployment. Of two rates of one pair and day, the later in source order counts.
   *
   * @param reportingCurrency currency that crosses go through
   * @param toleranceDays how many days old a rate may be
   * @throws IllegalArgumentException if a rate is not positive
   */
  public static ExchangeRates of(
      Iterable<ExchangeRate> rates, String reportingCurrency, int toleranceDays) {
    ExchangeRates made = new ExchangeRates(reportingCurrency, toleranceDays);
    Comparator<ExchangeRate> inOrder =
        Comparator.comparing(ExchangeRate::origin, Origin.IN_SOURCE_ORDER);
    Map<String, ExchangeRate> latest = new HashMap<>();
    for (ExchangeRate rate : rates) {
      if (rate.rate().signum() <= 0) {
        throw new IllegalArgumentException(
            "The rate (%s) of %s in %s on %s must be positive."
                .formatted(
                    rate.rate(),
                    rate.baseCurrencyCode(),
                    rate.quoteCurrencyCode(),
                    rate.ratedOn()));
      }
      String pair = pair(rate.baseCurrencyCode(), rate.quoteCurrencyCode());
      ExchangeRate kept =
          latest.merge(pair + rate.ratedOn(), rate, (a, b) -> inOrder.compare(a, b) >= 0 ? a : b);
      made.byPair.computeIfAbsent(pair, unused -> new TreeMap<>()).put(rate.ratedOn(), kept.rate());
    }
    return made;
  }

  /** Rates of a deployment that has none: only equal currencies can be turned. */
  public static ExchangeRates none(String reportingCurrency) {
    return new ExchangeRates(reportingCurrency, 0);
  }

  /**
   * Units of the second currency for one unit of the first, at scale 9, half even; 1 for equal
   * currencies. Empty if no rate is known on or before the day within the tolerance.
   */
  public Optional<BigDecimal> rate(String from, String to, LocalDate day) {
    if (from.equals(to)) {
      return Optional.of(BigDecimal.ONE);
    }
    Optional<Quote> direct = quote(from, to, day);
    if (direct.isEmpty() && !from.equals(reportingCurrency) && !to.equals(reportingCurrency)) {
      direct =
          quote(from, reportingCurrency, day)
              .flatMap(first -> quote(reportingCurrency, to, day).map(first::then));
    }
    return direct.map(Quote::rate);
  }

  /** As {@link #rate} into the reporting currency. */
  public Optional<BigDecimal> toReporting(String from, LocalDate day) {
    return rate(from, reportingCurrency, day);
  }

  /** The amount in the other currency, at scale 9, half even. */
  public static BigDecimal convert(BigDecimal amount, BigDecimal rate) {
    return rate.compareTo(BigDecimal.ONE) == 0
        ? amount
        : amount.multiply(rate).setScale(SCALE, RoundingMode.HALF_EVEN);
  }

  /** A rate as a fraction, so that inverses and crosses round only once. */
  private record Quote(BigDecimal numerator, BigDecimal denominator) {
    private BigDecimal rate() {
      return numerator.divide(denominator, SCALE, RoundingMode.HALF_EVEN);
    }

    private Quote then(Quote next) {
      return new Quote(numerator.multiply(next.numerator), denominator.multiply(next.denominator));
    }
  }

  /** The younger of the direct and the inverse rate; the direct one on the same day. */
  private Optional<Quote> quote(String from, String to, LocalDate day) {
    Optional<Map.Entry<LocalDate, BigDecimal>> direct = latest(from, to, day);
    Optional<Map.Entry<LocalDate, BigDecimal>> inverse = latest(to, from, day);
    boolean takeInverse =
        inverse.isPresent()
            && direct.map(found -> found.getKey().isBefore(inverse.get().getKey())).orElse(true);
    return takeInverse
        ? inverse.map(found -> new Quote(BigDecimal.ONE, found.getValue()))
        : direct.map(found -> new Quote(found.getValue(), BigDecimal.ONE));
  }

  private Optional<Map.Entry<LocalDate, BigDecimal>> latest(String from, String to, LocalDate day) {
    NavigableMap<LocalDate, BigDecimal> known = byPair.get(pair(from, to));
    return known == null
        ? Optional.empty()
        : Optional.ofNullable(known.floorEntry(day))
            .filter(found -> !found.getKey().isBefore(day.minusDays(toleranceDays)));
  }

  private static String pair(String from, String to) {
    return from + "/" + to + " ";
  }

  /** Pairs that are quoted, sorted. */
  public List<String> pairs() {
    return byPair.keySet().stream().map(String::strip).toList();
  }
}
