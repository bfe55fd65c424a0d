package io.sales360.forecasting.bagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.store.FitStore;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaggedEtsSpecTest {
  private static final Horizon YEAR = Horizon.of(12);
  private static final TimeSeries SALES = ClassicSeries.named("AirPassengers");

  @Test
  void oneBagIsTheModelItself() {
    assertThat(new BaggedEtsSpec(1).fit(SALES).forecast(YEAR, Levels.none()).means())
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(AutoEtsSpec.fast().fit(SALES).forecast(YEAR, Levels.none()).means());
  }

  @Test
  void resampledSeriesKeepTrendAndSeason() {
    BlockBootstrap bootstrap = new BlockBootstrap(SALES);
    SplittableRandom random = new SplittableRandom(1);
    double[] mean = new double[SALES.length()];
    double difference = 0;
    for (int i = 0; i < 50; i++) {
      double[] like = bootstrap.draw(random).toArray();
      for (int t = 0; t < mean.length; t++) {
        mean[t] += like[t] / 50;
        difference += Math.abs(like[t] - SALES.value(t)) / SALES.value(t) / 50 / mean.length;
      }
    }
    for (int t = 0; t < mean.length; t++) {
      assertThat(mean[t] / SALES.value(t)).isCloseTo(1, within(0.15));
    }
    assertThat(difference).isBetween(0.005, 0.1);
  }

  @Test
  void seriesWithoutSeasonAreResampledAroundALocalLine() {
    double[] line = new double[40];
    Arrays.setAll(line, t -> 5 + 2.0 * t);
    TimeSeries straight = TimeSeries.undated(1, line);

    // A line leaves no remainder, so that every draw is the line itself.
    assertThat(new BlockBootstrap(straight).draw(new SplittableRandom(1)).toArray())
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(line);
  }

  @Test
  void longSeasonsAreLeftToOtherModels() {
    double[] weeks = new double[120];
    Arrays.setAll(weeks, t -> 100 + 10 * Math.sin(t) + t % 5);
    FittedModel fit = new BaggedEtsSpec(4).fit(TimeSeries.undated(52, weeks));

    assertThat(fit.history().seasonLength()).isEqualTo(52);
    assertThat(FitStore.read(FitStore.write(fit)).forecast(YEAR, Levels.of(80)))
        .isEqualTo(fit.forecast(YEAR, Levels.of(80)));
  }

  @Test
  void updatesGoOnFromTheResampledPast() {
    FittedModel fit = new BaggedEtsSpec(5).fit(SALES.head(132));
    FittedModel twice = fit.update(SALES.slice(132, 138)).update(SALES.slice(138, 144));
    FittedModel once = fit.update(SALES.slice(132, 144));

    assertThat(twice.forecast(YEAR, Levels.of(80))).isEqualTo(once.forecast(YEAR, Levels.of(80)));
    assertThat(once.simulate(YEAR, 13, 4)).isEqualTo(twice.simulate(YEAR, 13, 4));
  }

  @Test
  void namesAreReadBackAndNoBagIsRefused() {
    assertThat(BaggedEtsSpec.standard().name()).isEqualTo("bagged-ets(30)");
    assertThat(BaggedEtsSpec.named("bagged-ets(30)")).isEqualTo(BaggedEtsSpec.standard());
    assertThatThrownBy(() -> new BaggedEtsSpec(0)).hasMessageContaining("bags (0)");
  }
}
