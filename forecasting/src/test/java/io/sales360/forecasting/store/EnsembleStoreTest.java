package io.sales360.forecasting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.HardSeries;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.Calibration;
import io.sales360.forecasting.selection.EnsembleFit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleStoreTest {
  private static final AutoForecastSpec PLAN = AutoForecastSpec.fast();
  private static final Horizon HORIZON = Horizon.of(6);
  private static final TimeSeries SALES = ClassicSeries.named("AirPassengers");

  private static void assertSame(EnsembleFit fit) {
    String text = EnsembleStore.write(fit);
    EnsembleFit read = EnsembleStore.read(text);
    String id = fit.history().seriesId();
    assertThat(read.history()).as(id).isEqualTo(fit.history());
    assertThat(read.draft(HORIZON)).as(id).isEqualTo(fit.draft(HORIZON));
    assertThat(EnsembleStore.write(read)).as(id).isEqualTo(text);
  }

  @Test
  void everyFitComesBackWithTheSameForecast() {
    for (TimeSeries hard : HardSeries.all()) {
      assertSame(PLAN.fit(hard, HORIZON));
    }
    assertSame(PLAN.withNonNegative(false).fit(SALES, HORIZON));
    assertSame(AutoForecastSpec.best().fit(SALES, HORIZON));
  }

  @Test
  void whatIsReadCanBeUpdatedLikeWhatWasWritten() {
    EnsembleFit fit = PLAN.fit(SALES.head(130), HORIZON);
    EnsembleFit read = EnsembleStore.read(EnsembleStore.write(fit));
    TimeSeries news = SALES.slice(130, 144);

    assertThat(read.update(news).draft(HORIZON)).isEqualTo(fit.update(news).draft(HORIZON));
    assertThat(read.update(news).draft(HORIZON).published(Calibration.standard()).paths(101, 1))
        .isEqualTo(fit.update(news).forecast(HORIZON).paths(101, 1));
    assertSame(fit.update(news));
  }

  @Test
  void regressorsAreKept() {
    double[] promotion = new double[76];
    double[] market = new double[70];
    double[] sales = new double[70];
    for (int t = 0; t < 76; t++) {
      promotion[t] = t % 5 == 3 ? 1 : 0;
    }
    for (int t = 0; t < 70; t++) {
      market[t] = Math.cos(t);
      sales[t] = 100 + 50 * promotion[t] + Math.sin(t * t);
    }
    EnsembleFit fit =
        PLAN.fit(
            TimeSeries.of("dated \\ id", Frequency.MONTH, LocalDate.of(2020, 1, 1), sales),
            KnownRegressors.of(List.of("promo\tmail"), new double[][] {promotion}),
            PastRegressors.of(List.of("market"), new double[][] {market}),
            HORIZON);

    assertThat(EnsembleStore.write(fit)).contains("known\tpromo\\tmail\t0.0", "past\tmarket\t1.0");
    assertSame(fit);
  }

  @Test
  void theTextIsAsDocumented() {
    String text = EnsembleStore.write(PLAN.fit(SALES, HORIZON));

    assertThat(text)
        .startsWith("sales360-ensemble\t1\nseries\tAirPassengers\tMONTH\t")
        .contains("\nplan\tsmooth\tnon-negative\nlevels\t0.025\t0.05\t")
        .contains("\nscore\tsnaive\t3\t6\t")
        .contains("\nmember\tets\t")
        .endsWith("\nend\n");
    assertThat(text.lines().filter(line -> line.startsWith("errors\t"))).hasSize(3);
  }

  @Test
  void damagedTextsAreRefused() {
    String text = EnsembleStore.write(PLAN.fit(SALES, HORIZON));
    assertThatThrownBy(() -> EnsembleStore.read("sales360-fit\t1\n"))
        .hasMessageContaining("read it with FitStore");
    assertThatThrownBy(() -> EnsembleStore.read(text.replace("ensemble\t1", "ensemble\t7")))
        .hasMessageContaining("version (7)");
    assertThatThrownBy(() -> EnsembleStore.read(text.replace("\nend", "")))
        .hasMessageContaining("cut off");
    assertThatThrownBy(() -> EnsembleStore.read(text.replace("\nplan", "\nplans")))
        .hasMessageContaining("0 lines (plan)");
    assertThatThrownBy(() -> EnsembleStore.read(text.replace("\nplan\tsmooth", "\nplan")))
        .hasMessageContaining("at least 3 words");
    assertThatThrownBy(() -> EnsembleStore.read(text.replace("\tbelieved\tets", "\tbelieved\tx")))
        .hasMessageContaining("is none of");
  }
}
