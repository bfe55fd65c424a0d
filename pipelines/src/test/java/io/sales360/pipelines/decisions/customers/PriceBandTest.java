package io.sales360.pipelines.decisions.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBandTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "0.000000001, 1, 0.000000001-0.000000002",
    "0.99, 1, 0.5-1",
    "1, 1, 1-2",
    "1.999999999, 1, 1-2",
    "2, 1, 2-5",
    "9.99, 1, 5-10",
    "10.00, 1, 10-20",
    "100, 2, 50-100",
    "19.99, 1, 10-20",
    "1000000, 1, 1000000-2000000",
    "100, 3, 20-50",
  })
  void lowerBoundsBelongToTheBand(BigDecimal gross, BigDecimal units, String band) {
    assertThat(PriceBand.of(gross, units)).isEqualTo(band);
  }

  @Test
  void thereIsNoBandWithoutUnitsOrForANegativeAmount() {
    assertThat(PriceBand.of(BigDecimal.TEN, BigDecimal.ZERO)).isNull();
    assertThat(PriceBand.of(BigDecimal.TEN.negate(), BigDecimal.ONE)).isNull();
  }
}
