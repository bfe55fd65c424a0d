package io.sales360.forecasting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FitStoreTest {
  private static final FittedModel NAIVE =
      BaselineSpec.naive()
          .fit(
              TimeSeries.of(
                  "a\tb\\n\n", Frequency.MONTH, LocalDate.of(2024, 1, 1), new double[] {1, 2.5}));

  @Test
  void theTextIsAsDocumented() {
    assertThat(FitStore.write(NAIVE))
        .isEqualTo(
            """
            sales360-fit\t1
            spec\tnaive
            series\ta\\tb\\\\n\\n\tMONTH\t2024-01-01\t12\tdated
            values\t1.0\t2.5
            parameters
            end
            """);
    assertThat(FitStore.read(FitStore.write(NAIVE)).history()).isEqualTo(NAIVE.history());
  }

  @Test
  void adjustedFitsAreReadToo() {
    double[] weeks = new double[150];
    for (int t = 0; t < weeks.length; t++) {
      weeks[t] = 100 + 20 * Math.sin(2 * Math.PI * t / 52) + Math.sin(t * t);
    }
    FittedModel fit = AutoEtsSpec.fast().fit(TimeSeries.undated(52, weeks));
    FittedModel read = FitStore.read(FitStore.write(fit));

    assertThat(read.spec().name()).startsWith("adjusted-ets(");
    assertThat(read.forecast(Horizon.of(60), Levels.of(80)))
        .isEqualTo(fit.forecast(Horizon.of(60), Levels.of(80)));
  }

  @Test
  void damagedTextsAreRefused() {
    String text = FitStore.write(NAIVE);
    assertThatThrownBy(() -> FitStore.read("hello")).hasMessageContaining("not a stored fit");
    assertThatThrownBy(() -> FitStore.read(text.replace("fit\t1", "fit\t2")))
        .hasMessageContaining("version (2)");
    assertThatThrownBy(() -> FitStore.read(text.replace("end", "")))
        .hasMessageContaining("cut off");
    assertThatThrownBy(() -> FitStore.read(text.replace("naive", "oracle")))
        .hasMessageContaining("(oracle) is none of");
    assertThatThrownBy(() -> FitStore.read(text.replace("series", "serie")))
        .hasMessageContaining("Line 3");
  }

  @Test
  void unknownSpecsAreNotWritten() {
    FittedModel foreign = new ForeignSpec().fit(NAIVE.history());
    assertThat(foreign.spec()).isEqualTo(BaselineSpec.naive());
    assertThatThrownBy(() -> SpecWords.write(new ForeignSpec())).hasMessageContaining("(foreign)");
  }

  private record ForeignSpec() implements ForecastSpec {
    @Override
    public String name() {
      return "foreign";
    }

    @Override
    public FittedModel fit(TimeSeries history) {
      return BaselineSpec.naive().fit(history);
    }

    @Override
    public FittedModel restore(
        TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
      return fit(history);
    }
  }
}
