package io.sales360.pipelines.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.Calibration;
import io.sales360.forecasting.selection.Draft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LearnCalibrationTest {
  private static final LearnCalibration LEARN = new LearnCalibration();
  private static List<Draft> drafts = List.of();

  @BeforeAll
  static void draftPanel() {
    Random random = new Random(3);
    List<Draft> made = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double[] values = new double[40];
      for (int t = 0; t < values.length; t++) {
        values[t] = 50 + 5 * i + 4 * random.nextGaussian();
      }
      TimeSeries series = TimeSeries.of("s" + i, Frequency.MONTH, LocalDate.of(2020, 1, 1), values);
      made.add(
          AutoForecastSpec.fast()
              .draft(series, KnownRegressors.none(), PastRegressors.none(), Horizon.of(4)));
    }
    drafts = List.copyOf(made);
  }

  @Test
  void anyPartitionAndOrderTeachesTheSameBits() throws CoderException {
    Calibration whole = Calibration.learn(drafts);
    byte[] bytes = CoderUtils.encodeToByteArray(SerializableCoder.of(Calibration.class), whole);
    for (int parts = 1; parts <= 5; parts++) {
      List<Draft> shuffled = new ArrayList<>(drafts);
      Collections.shuffle(shuffled, new Random(parts));

      Calibration merged = learned(shuffled, parts);

      assertThat(merged).isEqualTo(whole);
      assertThat(CoderUtils.encodeToByteArray(SerializableCoder.of(Calibration.class), merged))
          .isEqualTo(bytes);
      assertThat(drafts.get(0).published(merged)).isEqualTo(drafts.get(0).published(whole));
    }
  }

  @Test
  void panelChangesTheIntervalsAndNotTheMeans() {
    Draft draft = drafts.get(0);

    var alone = draft.published(Calibration.standard()).steps().get(0);
    var inPanel = draft.published(learned(drafts, 3)).steps().get(0);

    assertThat(inPanel.mean()).isEqualTo(alone.mean());
    assertThat(inPanel.quantiles()).isNotEqualTo(alone.quantiles());
  }

  @Test
  void draftSurvivesItsCoder() throws CoderException {
    SerializableCoder<Draft> coder = SerializableCoder.of(Draft.class);

    assertThat(CoderUtils.clone(coder, drafts.get(1)))
        .isEqualTo(drafts.get(1))
        .hasSameHashCodeAs(drafts.get(1))
        .isNotEqualTo(drafts.get(2));
  }

  /** Through accumulators that travel, as on any runner. */
  private static Calibration learned(List<Draft> some, int parts) {
    Coder<Calibration.Learner> coder =
        LEARN.getAccumulatorCoder(CoderRegistry.createDefault(), SerializableCoder.of(Draft.class));
    List<Calibration.Learner> accumulators = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      Calibration.Learner accumulator = LEARN.createAccumulator();
      for (int i = part; i < some.size(); i += parts) {
        accumulator = LEARN.addInput(accumulator, some.get(i));
      }
      accumulators.add(travelled(coder, accumulator));
    }
    return LEARN.extractOutput(LEARN.mergeAccumulators(accumulators));
  }

  private static <T> T travelled(Coder<T> coder, T value) {
    try {
      return CoderUtils.clone(coder, value);
    } catch (CoderException e) {
      throw new AssertionError("An accumulator cannot travel.", e);
    }
  }
}
