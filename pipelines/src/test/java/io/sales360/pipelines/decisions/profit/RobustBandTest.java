package io.sales360.pipelines.decisions.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustBandTest {
  @Test
  void spikeIsFoundAndItsWeekdayIsNot() {
    List<BigDecimal> days = new ArrayList<>();
    for (int t = 0; t < 70; t++) {
      // Saturdays sell five times as much; every other week a little more.
      days.add(BigDecimal.valueOf((t % 7 == 5 ? 500 : 100) + (t / 7) % 2));
    }
    days.set(40, new BigDecimal("1000"));

    List<RobustBand.Outlier> outliers = new RobustBand(7, 4).outliers(days);

    // Saturdays are at 5, 12, ..., 40: the spike is a Saturday of twice its size.
    assertThat(outliers).extracting(RobustBand.Outlier::index).containsExactly(40);
    assertThat(outliers.get(0).neighbours()).containsExactly(12, 19, 26, 33, 47, 54, 61, 68);
    assertThat(outliers.get(0).expected()).isEqualByComparingTo("500.5");
    // Every other value is half a unit off its median: MAD is 0.5.
    assertThat(outliers.get(0).score())
        .isEqualByComparingTo(
            new BigDecimal("499.5")
                .divide(new BigDecimal("0.7413"), 9, java.math.RoundingMode.HALF_EVEN));
    assertThat(outliers.get(0).upper()).isEqualByComparingTo("503.09455");
  }

  @Test
  void flatSeriesHasNoBandAndShortOneNoNeighbours() {
    List<BigDecimal> flat = new ArrayList<>();
    for (int t = 0; t < 30; t++) {
      flat.add(BigDecimal.TEN);
    }

    assertThat(new RobustBand(1, 6).outliers(flat)).isEmpty();
    flat.set(15, BigDecimal.ONE);
    assertThat(new RobustBand(1, 6).outliers(flat)).isEmpty();
    assertThat(new RobustBand(1, 6).outliers(List.of(BigDecimal.ONE, BigDecimal.TEN))).isEmpty();
  }

  @Test
  void meanDeviationStandsInWhereMostValuesAreEqual() {
    List<BigDecimal> values = new ArrayList<>();
    for (int t = 0; t < 13; t++) {
      values.add(BigDecimal.TEN);
    }
    values.set(3, new BigDecimal("11"));
    values.set(6, new BigDecimal("20"));

    List<RobustBand.Outlier> outliers = new RobustBand(1, 6).outliers(values);

    // Twelve neighbours, one of them off by one.
    assertThat(outliers).extracting(RobustBand.Outlier::index).contains(6);
    assertThat(outliers.stream().filter(o -> o.index() == 6).findFirst().orElseThrow().upper())
        .isEqualByComparingTo("10.365545833");
  }
}
