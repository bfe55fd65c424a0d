package io.sales360.common.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency. Sums are exact and keep the larger scale; only {@link #inMinorUnits}
 * rounds.
 *
 * @param amount of any sign and scale
 * @param currencyCode ISO 4217
 */
public record Money(BigDecimal amount, String currencyCode) implements Serializable {
  /** Decimals of every amount that is stored. */
  public static final int SCALE = 9;

  public static Money zero(String currencyCode) {
    return new Money(BigDecimal.ZERO, currencyCode);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currencyCode);
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currencyCode);
  }

  /** Rounded half even to the minor units of the currency, e.g. cents. */
  public Money inMinorUnits() {
    return new Money(
        amount.setScale(minorUnits(currencyCode), RoundingMode.HALF_EVEN), currencyCode);
  }

  /**
   * How many decimals the currency has; 2 for codes that ISO 4217 does not know or that have none.
   */
  public static int minorUnits(String currencyCode) {
    try {
      int digits = Currency.getInstance(currencyCode).getDefaultFractionDigits();
      return digits < 0 ? 2 : digits;
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  private Money same(Money other) {
    if (!currencyCode.equals(other.currencyCode)) {
      throw new IllegalArgumentException(
          "%s %s and %s %s have no sum.%nMaybe turn both into the reporting currency first."
              .formatted(amount, currencyCode, other.amount, other.currencyCode));
    }
    return other;
  }
}
