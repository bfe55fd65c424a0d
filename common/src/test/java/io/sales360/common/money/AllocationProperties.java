package io.sales360.common.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AllocationProperties {
  @Property(tries = 500)
  void sharesSumToTheAmountAndStayWithinOneUnitOfTheirPart(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long units,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000_000) Integer> weights,
      @ForAll @IntRange(max = 9) int scale) {
    BigDecimal amount = new BigDecimal(BigInteger.valueOf(units), scale);
    List<BigDecimal> parts = weights.stream().map(weight -> BigDecimal.valueOf(weight, 3)).toList();
    List<BigDecimal> shares = Allocation.largestRemainder(amount, parts, scale);

    assertThat(shares).hasSameSizeAs(weights);
    assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(amount);
    BigDecimal total = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    for (int i = 0; i < shares.size() && total.signum() > 0; i++) {
      BigDecimal exact = amount.multiply(parts.get(i)).divide(total, new MathContext(60));
      assertThat(shares.get(i).subtract(exact).abs()).isLessThanOrEqualTo(unit);
      assertThat(shares.get(i).signum() * amount.signum()).isNotNegative();
    }
  }

  @Example
  void unitsLeftGoToTheLargestRemaindersAndOfEqualOnesToTheEarlier() {
    assertThat(Allocation.largestRemainder(new BigDecimal("10.00"), weights(1, 1, 1), 2))
        .containsExactly(new BigDecimal("3.34"), new BigDecimal("3.33"), new BigDecimal("3.33"));
    assertThat(Allocation.largestRemainder(new BigDecimal("0.01"), weights(1, 3), 2))
        .containsExactly(new BigDecimal("0.00"), new BigDecimal("0.01"));
    assertThat(Allocation.largestRemainder(new BigDecimal("-10"), weights(1, 2), 0))
        .containsExactly(new BigDecimal("-3"), new BigDecimal("-7"));
  }

  @Example
  void zeroWeightsShareEqually() {
    assertThat(Allocation.largestRemainder(new BigDecimal("3"), weights(0, 0), 1))
        .containsExactly(new BigDecimal("1.5"), new BigDecimal("1.5"));
  }

  @Example
  void impossibleSharesAreRefused() {
    assertThatThrownBy(() -> Allocation.largestRemainder(BigDecimal.ONE, List.of(), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allocation.largestRemainder(BigDecimal.ONE, weights(2, -1), 2))
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> Allocation.largestRemainder(new BigDecimal("0.001"), weights(1), 2))
        .hasMessageContaining("0.001");
  }

  @Example
  void moneyKnowsMinorUnitsAndCurrencies() {
    assertThat(new Money(new BigDecimal("1.005"), "USD").inMinorUnits())
        .isEqualTo(new Money(new BigDecimal("1.00"), "USD"));
    assertThat(new Money(new BigDecimal("1.5"), "JPY").inMinorUnits().amount()).isEqualTo("2");
    assertThat(Money.minorUnits("KWD")).isEqualTo(3);
    assertThat(Money.minorUnits("XXX")).isEqualTo(2);
    assertThat(
            Money.zero("USD")
                .plus(new Money(BigDecimal.TEN, "USD"))
                .minus(new Money(BigDecimal.ONE, "USD"))
                .amount())
        .isEqualTo("9");
    assertThatThrownBy(() -> Money.zero("USD").plus(Money.zero("EUR"))).hasMessageContaining("EUR");
  }

  private static List<BigDecimal> weights(int... weights) {
    return Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList();
  }
}
