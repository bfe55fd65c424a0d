package io.sales360.pipelines.decisions.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceVolumeMixTest {
  @Test
  void twoFactorsMeetInTheMiddle() {
    // 10 at 2.00 become 14 at 3.00: 4 more at 2.50, and 1.00 more on 12.
    BigDecimal[] effects =
        Shapley.contributions(
            new BigDecimal[] {new BigDecimal("10"), new BigDecimal("2")},
            new BigDecimal[] {new BigDecimal("14"), new BigDecimal("3")});

    assertThat(effects[0]).isEqualByComparingTo("10");
    assertThat(effects[1]).isEqualByComparingTo("12");
  }

  @Test
  void loneItemHasNoMix() {
    PriceVolumeMix maths = new PriceVolumeMix(new BigDecimal("10"), new BigDecimal("14"));

    BridgeEffects effects =
        maths.ofNet(item("10", "20", "20", "0"), item("14", "42", "42", "0")).rounded();

    assertThat(effects.volume()).isEqualByComparingTo("10");
    assertThat(effects.mix()).isEqualByComparingTo("0");
    assertThat(effects.price()).isEqualByComparingTo("12");
    assertThat(effects.sum()).isEqualByComparingTo("22");
  }

  @Test
  void onlyTheExchangeRateMoves() {
    PriceVolumeMix maths = new PriceVolumeMix(new BigDecimal("10"), new BigDecimal("10"));

    BridgeEffects effects =
        maths.ofNet(item("10", "100", "110", "0"), item("10", "100", "120", "0")).rounded();

    assertThat(effects.exchange()).isEqualByComparingTo("10");
    assertThat(effects.sum()).isEqualByComparingTo("10");
  }

  @Test
  void onlyTheDiscountMoves() {
    PriceVolumeMix maths = new PriceVolumeMix(new BigDecimal("10"), new BigDecimal("10"));

    BridgeEffects effects =
        maths.ofNet(item("10", "100", "100", "5"), item("10", "100", "100", "25")).rounded();

    assertThat(effects.promotion()).isEqualByComparingTo("-20");
    assertThat(effects.sum()).isEqualByComparingTo("-20");
  }

  @Test
  void giftsHaveNoPriceAndCorrectionsNoUnits() {
    PriceVolumeMix maths = new PriceVolumeMix(new BigDecimal("10"), new BigDecimal("10"));

    assertThat(maths.ofNet(item("5", "0", "0", "0"), item("5", "50", "50", "0")).other())
        .isEqualByComparingTo("50");
    assertThat(maths.ofNet(item("0", "9", "9", "0"), item("5", "50", "50", "0")).other())
        .isEqualByComparingTo("41");
    assertThat(maths.ofNet(item("5", "50", "50", "60"), SoldItem.NOTHING).lost())
        .isEqualByComparingTo("10");
  }

  private static SoldItem item(String units, String saleGross, String gross, String discount) {
    return new SoldItem(
        1,
        new BigDecimal(units),
        new BigDecimal(saleGross),
        new BigDecimal(gross),
        new BigDecimal(discount),
        null);
  }
}
