package io.sales360.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.forecasting.Promises.Verdict;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.ModelCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every model and both plans on 500 hard series. */
@Tag("thorough")
class HardCorpusTest {
  @Test
  void everyModelForecastsOrSaysWhyNot() {
    List<String> complaints = new ArrayList<>();
    int forecasts = 0;
    for (TimeSeries series : HardCorpus.all()) {
      for (ForecastSpec spec : ModelCatalogue.of(HardCorpus.seasons(series)).values()) {
        Verdict verdict = Promises.of(spec, series);
        if (verdict.isBroken()) {
          complaints.add(verdict.complaint());
        }
        forecasts += verdict.outcome() == Promises.Outcome.FORECAST ? 1 : 0;
      }
    }
    assertThat(complaints).isEmpty();
    assertThat(forecasts).as("not everything may be refused").isGreaterThan(5000);
  }

  @Test
  void theFastPlanForecastsEverythingThatHasAValue() {
    assertThat(complaints("fast", AutoForecastSpec.fast())).isEmpty();
  }

  @Test
  void theBestPlanForecastsEverythingThatHasAValue() {
    assertThat(complaints("best", AutoForecastSpec.best())).isEmpty();
  }

  /** Models that only the whole series suits were blended, and the blend could not be judged. */
  @Test
  void whatFuzzedRunsFoundStaysMended() {
    TimeSeries series = HardCorpus.drawn(2105);

    assertThat(Promises.of("best", AutoForecastSpec.best(), series).complaint()).isEmpty();
  }

  private static List<String> complaints(String name, AutoForecastSpec plan) {
    return HardCorpus.all().stream()
        .map(series -> Promises.of(name, plan, series))
        .filter(Verdict::isBroken)
        .map(Verdict::complaint)
        .toList();
  }
}
