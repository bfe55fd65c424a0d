package io.sales360.forecasting.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.boosting.BoostingPlan;
import io.sales360.forecasting.boosting.Loss;
import io.sales360.forecasting.model.Driver;
import io.sales360.forecasting.model.DriverModel;
import io.sales360.forecasting.model.DriverStep;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.PanelFit;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.store.FitStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PanelBoostingSpecTest {
  private static final int AHEAD = 14;
  private static final PanelBoostingSpec SPEC =
      new PanelBoostingSpec(
          BoostingSpec.direct(AHEAD)
              .withOpen("open")
              .withLoss(new Loss.Poisson())
              .withPlan(BoostingPlan.standard().withTrees(60)));

  /** Daily sales with a weekday pattern, closed on Sundays, doubled by promotions. */
  private static Panel.Member store(int id, int days) {
    SplittableRandom random = new SplittableRandom(id);
    double[] values = new double[days];
    double[] open = new double[days + AHEAD];
    double[] promo = new double[days + AHEAD];
    for (int t = 0; t < days + AHEAD; t++) {
      int weekday = t % 7;
      open[t] = weekday == 6 ? 0 : 1;
      promo[t] = open[t] == 1 && random.nextInt(4) == 0 ? 1 : 0;
      double noise = 1 + 0.1 * (random.nextDouble() - 0.5);
      double size = 100 * id * (1 + 0.1 * weekday) * (promo[t] == 1 ? 2 : 1);
      if (t < days) {
        values[t] = open[t] == 0 ? Double.NaN : size * noise;
      }
    }
    return new Panel.Member(
        TimeSeries.of("s" + id, Frequency.DAY, LocalDate.of(2024, 1, 1), values),
        PastRegressors.of(List.of("market_index"), new double[][] {new double[days]}),
        KnownRegressors.of(List.of("open", "promo"), new double[][] {open, promo}),
        Map.of("region", id % 2 == 0 ? "north" : "south", "area", "" + 10 * id));
  }

  private static List<Panel.Member> stores() {
    List<Panel.Member> stores = new ArrayList<>();
    for (int id = 1; id <= 8; id++) {
      stores.add(store(id, 200));
    }
    return stores;
  }

  @Test
  void learnsWhatAPromotionDoesAndSaysSo() {
    PanelFit fit = SPEC.fit(new Panel(stores()));
    for (Panel.Member store : stores()) {
      String id = store.history().seriesId();
      DriverModel model = (DriverModel) fit.of(id);
      Forecast forecast = model.forecast(Horizon.of(AHEAD), QuantileLevels.standard());
      double unit = 100 * Integer.parseInt(id.substring(1));
      for (DriverStep step : model.drivers(Horizon.of(AHEAD))) {
        int t = 200 + step.h() - 1;
        boolean promoted = store.known().value(1, t) == 1;
        boolean open = store.known().value(0, t) == 1;
        double plain = open ? unit * (1 + 0.1 * (t % 7)) : 0;

        assertThat(step.mean()).isEqualTo(forecast.step(step.h()).mean());
        assertThat(step.mean())
            .isCloseTo(promoted ? 2 * plain : plain, within(0.12 * plain + 1e-9));
        double sum = step.amounts().values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(sum).isCloseTo(step.mean(), within(1e-9 * step.mean() + 1e-12));
        assertThat(step.amount(Driver.PROMOTION))
            .isBetween(promoted ? 0.8 * plain : -0.1 * plain, promoted ? 1.2 * plain : 0.1 * plain);
      }
    }
  }

  @Test
  void squaredLossAddsUpToo() {
    PanelBoostingSpec squared = new PanelBoostingSpec(SPEC.boosting().withLoss(new Loss.Squared()));
    DriverModel model = (DriverModel) squared.fit(new Panel(stores())).of("s3");
    for (DriverStep step : model.drivers(Horizon.of(AHEAD))) {
      double sum = step.amounts().values().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(sum).isCloseTo(step.mean(), within(1e-9 * step.mean() + 1e-12));
    }
  }

  @Test
  void orderOfSeriesChangesNoBit() {
    List<Panel.Member> reversed = new ArrayList<>(stores());
    Collections.reverse(reversed);
    PanelFit one = SPEC.fit(new Panel(stores()));
    PanelFit other = SPEC.fit(new Panel(reversed));

    assertThat(other.seriesIds()).isEqualTo(one.seriesIds());
    for (String id : one.seriesIds()) {
      assertThat(other.of(id).parameters()).isEqualTo(one.of(id).parameters());
      assertThat(other.of(id).forecast(Horizon.of(AHEAD), QuantileLevels.standard(), 20, 1L))
          .isEqualTo(one.of(id).forecast(Horizon.of(AHEAD), QuantileLevels.standard(), 20, 1L));
    }
  }

  @Test
  void intervalsHoldWhatTheySay() {
    PanelFit fit = SPEC.fit(new Panel(stores()));
    int inside = 0;
    int all = 0;
    for (Panel.Member store : stores()) {
      String id = store.history().seriesId();
      double unit = 100 * Integer.parseInt(id.substring(1));
      for (Step step : fit.of(id).forecast(Horizon.of(AHEAD), Levels.of(80)).steps()) {
        int t = 199 + step.h();
        if (store.known().value(0, t) == 0) {
          assertThat(step.interval(80).upper()).isZero();
          continue;
        }
        double noise = new SplittableRandom(t).nextDouble() - 0.5;
        double promoted = store.known().value(1, t) == 1 ? 2 : 1;
        inside +=
            step.interval(80).contains(unit * (1 + 0.1 * (t % 7)) * promoted * (1 + 0.1 * noise))
                ? 1
                : 0;
        all++;
      }
    }
    assertThat(inside / (double) all).isBetween(0.6, 0.99);
  }

  @Test
  void storedFitsForecastTheSame() {
    DriverModel fit = (DriverModel) SPEC.fit(new Panel(stores())).of("s4");
    DriverModel read = (DriverModel) FitStore.read(FitStore.write(fit));

    assertThat(read.spec()).isEqualTo(fit.spec());
    assertThat(read.forecast(Horizon.of(AHEAD), QuantileLevels.standard()))
        .isEqualTo(fit.forecast(Horizon.of(AHEAD), QuantileLevels.standard()));
    assertThat(read.drivers(Horizon.of(3))).isEqualTo(fit.drivers(Horizon.of(3)));
  }

  @Test
  void theFutureOfPastRegressorsCannotBePassed() {
    Panel.Member store = store(1, 200);
    PastRegressors leaking =
        PastRegressors.of(List.of("market_index"), new double[][] {new double[201]});
    assertThatThrownBy(() -> new Panel.Member(store.history(), leaking, store.known()))
        .hasMessageContaining("leaks in");
  }

  @Test
  void aNewSeriesLearnsFromTheOthers() {
    List<Panel.Member> stores = stores();
    stores.add(store(9, 10));
    PanelFit fit = SPEC.fit(new Panel(stores));
    Forecast forecast = fit.of("s9").forecast(Horizon.of(4), QuantileLevels.standard());
    for (Step step : forecast.steps()) {
      assertThat(step.mean()).isBetween(0.0, 3500.0);
    }
    assertThat(forecast.step(1).mean()).isPositive();
  }

  @Test
  void whatCannotBeUsedIsLeftOutOrRefused() {
    TimeSeries empty = TimeSeries.undated(7, Double.NaN, Double.NaN).withSeriesId("empty");
    TimeSeries negative = TimeSeries.undated(7, -1, 2, 3).withSeriesId("negative");
    double[] values = new double[60];
    for (int t = 0; t < 60; t++) {
      values[t] = 5 + t % 7;
    }
    TimeSeries good = TimeSeries.undated(7, values).withSeriesId("good");
    PanelBoostingSpec spec =
        new PanelBoostingSpec(
            BoostingSpec.direct(3)
                .withLoss(new Loss.Poisson())
                .withPlan(BoostingPlan.standard().withTrees(5)));
    PanelFit fit = spec.fit(Panel.of(List.of(empty, negative, good)));

    assertThat(fit.seriesIds()).containsExactly("good");
    assertThatThrownBy(() -> fit.of("empty")).isInstanceOf(UnfittableSeriesException.class);
    assertThatThrownBy(() -> spec.fit(Panel.of(List.of(negative))))
        .isInstanceOf(UnfittableSeriesException.class)
        .hasMessageContaining("squared loss");
    assertThatThrownBy(() -> SPEC.fit(Panel.of(List.of(good))))
        .hasMessageContaining("(open) is none of");
    assertThatThrownBy(
            () ->
                fit.of("good")
                    .forecast(Horizon.of(2), store(1, 70).known(), QuantileLevels.of(0.5)))
        .hasMessageContaining("the fit had []");
    assertThatThrownBy(() -> BoostingSpec.direct(0)).hasMessageContaining("(0)");
  }
}
