package io.sales360.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final TimeSeries SERIES = TimeSeries.undated(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  /** Remembers what it was shown. */
  private static final class Spy implements ForecastSpec {
    private static final long serialVersionUID = 1L;
    private final transient List<String> calls = new ArrayList<>();

    @Override
    public String name() {
      return "spy";
    }

    @Override
    public FittedModel fit(TimeSeries history) {
      calls.add("fit " + history.length());
      return BaselineSpec.naive().fit(history);
    }

    @Override
    public FittedModel restore(
        TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
      throw new AssertionError("The naive fit restores itself.");
    }
  }

  private static List<Backtest.Origin> run(Backtest backtest, ForecastSpec spec) {
    return backtest.run(
        spec,
        SERIES,
        PastRegressors.none(),
        KnownRegressors.none(),
        Horizon.of(2),
        QuantileLevels.of(0.5));
  }

  @Test
  void originsEndWithTheHistory() {
    List<Backtest.Origin> origins = run(Backtest.of(3), BaselineSpec.naive());

    assertThat(origins).extracting(Backtest.Origin::train).containsExactly(6, 7, 8);
    assertThat(origins.get(2).forecast().means()).containsExactly(8, 8);
    assertThat(origins.get(2).actuals().toArray()).containsExactly(9, 10);
  }

  @Test
  void estimatesOnlyWhenThePlanSaysSo() {
    Spy once = new Spy();
    run(Backtest.of(4), once);
    Spy every = new Spy();
    run(Backtest.of(4).withRefitEvery(2), every);

    assertThat(once.calls).containsExactly("fit 5");
    assertThat(every.calls).containsExactly("fit 5", "fit 7");
  }

  @Test
  void shortSeriesHaveFewerOrigins() {
    assertThat(Backtest.of(3).withMinimumTrain(8).trainLengths(10, Horizon.of(2)))
        .containsExactly(8);
    assertThat(Backtest.of(3).trainLengths(5, Horizon.of(2))).isEmpty();
    assertThat(new Backtest(3, 2, 1, 2).trainLengths(10, Horizon.of(2))).containsExactly(4, 6, 8);
  }

  @Test
  void refusesPlansWithoutOrigins() {
    assertThatThrownBy(() -> new Backtest(0, 1, 1, 1)).hasMessageContaining("origins 0");
  }
}
