package io.sales360.forecasting.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.store.FitStore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntermittentSpecTest {
  private static double mean(ForecastSpec spec, TimeSeries series) {
    return spec.fit(series).forecast(Horizon.of(1), Levels.none()).step(1).mean();
  }

  @Test
  void theEnsembleIsTheMedianOfFour() {
    double[] members = {
      mean(CrostonSpec.sba(), CrostonReferenceTest.TOY),
      mean(TsbSpec.standard(), CrostonReferenceTest.TOY),
      mean(AggregationSpec.adida(), CrostonReferenceTest.TOY),
      mean(AggregationSpec.imapa(), CrostonReferenceTest.TOY)
    };
    Arrays.sort(members);

    assertThat(mean(new IntermittentEnsembleSpec(), CrostonReferenceTest.TOY))
        .isCloseTo((members[1] + members[2]) / 2, within(1e-12));
  }

  @Test
  void errorsAreThoseOfTheForecastBefore() {
    FittedModel fit = TsbSpec.standard().fit(TimeSeries.undated(1, 4, 0, 2));

    assertThat(fit.report().residuals().value(0)).isNaN();
    assertThat(fit.report().residuals().value(1)).isCloseTo(-4, within(1e-12));
    assertThat(fit.report().residuals().value(2)).isCloseTo(2 - 3.6, within(1e-12));
  }

  @Test
  void missingPeriodsAreAsIfTheyHadNotBeen() {
    TimeSeries gappy = TimeSeries.undated(1, 0, 3, Double.NaN, 0, 0, Double.NaN, 5, 0);
    TimeSeries closed = TimeSeries.undated(1, 0, 3, 0, 0, 5, 0);
    for (ForecastSpec spec : List.of(CrostonSpec.classic(), new IntermittentEnsembleSpec())) {
      assertThat(mean(spec, gappy)).isEqualTo(mean(spec, closed));
    }
  }

  @Test
  void itemsThatDieOutGoToZeroUnderTsbOnly() {
    double[] dying = new double[200];
    dying[3] = 10;
    dying[7] = 10;
    TimeSeries series = TimeSeries.undated(1, dying);

    assertThat(mean(TsbSpec.standard(), series)).isLessThan(1e-6);
    assertThat(mean(CrostonSpec.classic(), series)).isGreaterThan(2);
  }

  @Test
  void tsbKeepsItsConstantsWhenStored() {
    FittedModel fit = new TsbSpec(0.2, 0.05).fit(CrostonReferenceTest.TOY);
    FittedModel read = FitStore.read(FitStore.write(fit));

    assertThat(read.spec()).isEqualTo(new TsbSpec(0.2, 0.05));
    assertThat(read.spec().name()).isEqualTo("tsb(0.2,0.05)");
  }

  @Test
  void impossibleConstantsAreRefused() {
    assertThatThrownBy(() -> new TsbSpec(0, 0.1)).hasMessageContaining("(0.0, 0.1)");
  }
}
