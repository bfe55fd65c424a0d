package io.sales360.forecasting.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.PanelFit;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.store.FitStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticNetSpecTest {
  private static final ElasticNetSpec WEAK = new ElasticNetSpec(1e-3, 1e-4);
  private static final QuantileLevels MEDIAN = QuantileLevels.of(0.5);

  /** Sales that follow a price and the market of the period before. */
  private static double[] sales(double[] price, double[] market, int n) {
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] = 500 - 20 * price[t] + (t > 0 ? 3 * market[t - 1] : 0) + Math.sin(5.3 * t * t);
    }
    return values;
  }

  private static double[] price(int n) {
    double[] price = new double[n];
    Arrays.setAll(price, t -> 10 + t * 13 % 7);
    return price;
  }

  private static double[] market(int n) {
    double[] market = new double[n];
    Arrays.setAll(market, t -> 50 + t * 29 % 17);
    return market;
  }

  @Test
  void learnsBothKindsOfRegressors() {
    int n = 80;
    TimeSeries series =
        TimeSeries.of("s", Frequency.WEEK, LocalDate.of(2023, 1, 2), sales(price(n), market(n), n));
    KnownRegressors known = KnownRegressors.of(List.of("price"), new double[][] {price(n + 4)});
    PastRegressors past = PastRegressors.of(List.of("market"), new double[][] {market(n)});
    FittedModel fit = WEAK.fit(series, past, known);
    double expected = 500 - 20 * price(n + 1)[n] + 3 * market(n)[n - 1];

    assertThat(fit.forecast(Horizon.of(4), MEDIAN).step(1).mean()).isCloseTo(expected, within(5.0));
    assertThat(fit.past()).isEqualTo(past);
    FittedModel read = FitStore.read(FitStore.write(fit));
    assertThat(read.forecast(Horizon.of(4), known, MEDIAN))
        .isEqualTo(fit.forecast(Horizon.of(4), known, MEDIAN));
  }

  @Test
  void leaksAndGapsInRegressorsAreRefused() {
    TimeSeries series = TimeSeries.undated(1, sales(price(40), market(40), 40));
    KnownRegressors known = KnownRegressors.of(List.of("price"), new double[][] {price(42)});
    PastRegressors future = PastRegressors.of(List.of("market"), new double[][] {market(42)});

    assertThatThrownBy(() -> WEAK.fit(series, future, known)).hasMessageContaining("leaks in");
    FittedModel fit = WEAK.fit(series, PastRegressors.none(), known);
    assertThatThrownBy(() -> fit.forecast(Horizon.of(3), MEDIAN)).hasMessageContaining("42 rows");
    assertThatThrownBy(() -> fit.forecast(Horizon.of(1), KnownRegressors.none(), MEDIAN))
        .hasMessageContaining("[price]");
  }

  @Test
  void constantAndRepeatedRegressorsDoNoHarm() {
    int n = 60;
    double[] flat = new double[n + 2];
    Arrays.fill(flat, 3);
    KnownRegressors known =
        KnownRegressors.of(
            List.of("flat", "price", "again"), new double[][] {flat, price(n + 2), price(n + 2)});
    TimeSeries series = TimeSeries.undated(1, sales(price(n), new double[n], n));
    FittedModel fit = WEAK.fit(series, PastRegressors.none(), known);

    assertThat(fit.forecast(Horizon.of(2), MEDIAN).step(2).mean())
        .isCloseTo(500 - 20 * price(n + 2)[n + 1], within(5.0));
  }

  @Test
  void updatesTakeLongerTables() {
    int n = 60;
    TimeSeries whole = TimeSeries.undated(1, sales(price(n), market(n), n));
    KnownRegressors known = KnownRegressors.of(List.of("price"), new double[][] {price(n + 2)});
    PastRegressors past = PastRegressors.of(List.of("market"), new double[][] {market(n)});
    FittedModel fit = WEAK.fit(whole.head(50), past.head(50), known);
    FittedModel updated = fit.update(whole.slice(50, n), past, known);

    assertThat(updated.forecast(Horizon.of(1), MEDIAN).step(1).mean())
        .isCloseTo(500 - 20 * price(n + 1)[n] + 3 * market(n)[n - 1], within(6.0));
  }

  @Test
  void aPanelSharesWhatItLearns() {
    List<Panel.Member> members = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      int n = i == 5 ? 20 : 60;
      double scale = Math.pow(10, i - 3);
      double[] values = sales(price(n), new double[n], n);
      Arrays.setAll(values, t -> values[t] * scale);
      members.add(
          new Panel.Member(
              TimeSeries.undated(1, values).withSeriesId("s" + i),
              PastRegressors.none(),
              KnownRegressors.of(List.of("price"), new double[][] {price(n + 3)})));
    }
    members.add(
        new Panel.Member(
            TimeSeries.undated(1, new double[30]).withSeriesId("zero"),
            PastRegressors.none(),
            KnownRegressors.of(List.of("price"), new double[][] {price(33)})));
    PanelFit fit = new PanelElasticNetSpec(WEAK).fit(new Panel(members));

    assertThat(fit.spec().name()).isEqualTo("panel-elastic-net");
    assertThat(fit.seriesIds()).containsExactly("s1", "s2", "s3", "s4", "s5");
    double expected = 500 - 20 * price(21)[20];
    assertThat(fit.of("s5").forecast(Horizon.of(1), MEDIAN).step(1).mean())
        .isCloseTo(100 * expected, within(100 * 15.0));
    assertThatThrownBy(() -> fit.of("zero")).isInstanceOf(UnfittableSeriesException.class);
    assertThatThrownBy(
            () ->
                PanelElasticNetSpec.standard().fit(Panel.of(List.of(TimeSeries.undated(1, 0, 0)))))
        .isInstanceOf(UnfittableSeriesException.class);
    assertThatThrownBy(
            () ->
                PanelElasticNetSpec.standard().fit(Panel.of(List.of(TimeSeries.undated(1, 1, 2)))))
        .isInstanceOf(UnfittableSeriesException.class);
  }

  @Test
  void penaltiesMustBePositive() {
    assertThatThrownBy(() -> new ElasticNetSpec(0, 1)).hasMessageContaining("lasso 0.0");
  }
}
