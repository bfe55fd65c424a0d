package io.sales360.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.interval.ConformalScale;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class CalibrationTest {
  private static final Horizon HORIZON = Horizon.of(6);

  /** Cheap models: what is tested is the intervals. */
  private static final AutoForecastSpec PLAN =
      AutoForecastSpec.fast()
          .withPool(List.of(BaselineSpec.naive(), BaselineSpec.mean(), BaselineSpec.drift()))
          .withNonNegative(false);

  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Simulated(Draft draft, double[] future) {}

  /** Autoregressions with heavy-tailed, skewed shocks: no member states their spread rightly. */
  private static List<Simulated> panel(int size, long seed) {
    NormalNumbers normals = new NormalNumbers(seed);
    List<Simulated> panel = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] values = new double[46];
      double state = 0;
      for (int t = 0; t < values.length; t++) {
        double shock = normals.next();
        state = 0.6 * state + shock * (shock > 0 ? 1.5 : 0.7) * Math.exp(0.4 * normals.next());
        values[t] = 50 + state;
      }
      TimeSeries all = TimeSeries.undated(1, values);
      TimeSeries history = all.head(40).withSeriesId("s" + i);
      Draft draft = PLAN.draft(history, KnownRegressors.none(), PastRegressors.none(), HORIZON);
      panel.add(new Simulated(draft, all.slice(40, 46).toArray()));
    }
    return panel;
  }

  private static double coverage(List<Simulated> panel, Calibration calibration, int level) {
    int inside = 0;
    for (Simulated one : panel) {
      List<Step> steps = one.draft.published(calibration).steps();
      for (int h = 0; h < steps.size(); h++) {
        inside += steps.get(h).interval(level).contains(one.future[h]) ? 1 : 0;
      }
    }
    return inside / (6.0 * panel.size());
  }

  @Test
  void learnedIntervalsCoverWhatTheySay() {
    List<Simulated> panel = panel(10_000, 1);
    Calibration learned = Calibration.learn(panel.stream().map(Simulated::draft).toList());

    assertThat(coverage(panel, learned, 95)).isCloseTo(0.95, within(0.01));
    assertThat(coverage(panel, learned, 80)).isCloseTo(0.80, within(0.015));
  }

  @Test
  void learningDoesNotDependOnOrderOrPartition() {
    List<Draft> drafts = new ArrayList<>(panel(60, 2).stream().map(Simulated::draft).toList());
    Calibration whole = Calibration.learn(drafts);
    Collections.shuffle(drafts, new Random(3));
    Calibration.Learner left = new Calibration.Learner();
    Calibration.Learner right = new Calibration.Learner();
    for (int i = 0; i < drafts.size(); i++) {
      (i % 3 == 0 ? left : right).add(drafts.get(i));
    }
    right.add(left);

    assertThat(right.calibration()).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(right.calibration()).isNotEqualTo(Calibration.standard());
    assertThat(drafts.get(0).published(whole).steps())
        .isEqualTo(drafts.get(0).published(right.calibration()).steps());
  }

  @Test
  void withoutPanelTheQuantilesAreStudents() {
    double[] multiples = Calibration.standard().multiples(12, 1, QuantileLevels.wide());
    ConformalScale student = new ConformalScale(1, 8);

    assertThat(multiples).isSorted();
    for (int i = 2; i < multiples.length - 2; i++) {
      double expected = student.quantile(QuantileLevels.wide().probabilities().get(i));
      assertThat(multiples[i]).isCloseTo(expected, within(0.05));
    }
  }
}
