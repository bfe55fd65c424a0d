package io.sales360.pipelines.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.mart.DimForecastSeries.DemandClass;
import io.sales360.common.mart.FctSeriesFinding.Action;
import io.sales360.common.mart.FctSeriesFinding.Kind;
import io.sales360.common.product.ForecastPlan.Cleaning;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.diagnosis.Diagnosis;
import io.sales360.forecasting.diagnosis.Finding;
import io.sales360.forecasting.diagnosis.SeriesDoctor;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  private static final int LENGTH = 72;

  /** Outliers in periods 20 and 40, no stock in 50 and 51. */
  private static Diagnosis diagnosis() {
    double[] values = new double[LENGTH];
    Random random = new Random(3);
    for (int t = 0; t < LENGTH; t++) {
      values[t] = 100 + 4 * random.nextGaussian();
    }
    values[20] = 300;
    values[40] = 300;
    Arrays.fill(values, 50, 52, 0);
    return SeriesDoctor.diagnose(TimeSeries.undated(12, values));
  }

  private static KnownRegressors promotionIn(int period) {
    double[] promotions = new double[LENGTH + 6];
    promotions[period] = 0.5;
    double[] prices = new double[LENGTH + 6];
    Arrays.fill(prices, 1);
    return KnownRegressors.of(
        List.of("price_index", "promotions"), new double[][] {prices, promotions});
  }

  private static List<Action> actions(Examination examination, Kind kind) {
    return examination.findings().stream()
        .filter(found -> found.kind() == kind)
        .map(Examination.Found::action)
        .toList();
  }

  @Test
  void withoutCleaningEverythingIsOnlyReported() {
    Diagnosis diagnosis = diagnosis();
    Examination.Result result = Examination.of(diagnosis, Cleaning.NONE, promotionIn(40));

    assertThat(result.learned()).isEqualTo(diagnosis.series());
    assertThat(result.examination().demand()).isEqualTo(DemandClass.SMOOTH);
    assertThat(result.examination().observed()).isEqualTo(LENGTH);
    assertThat(result.examination().zeros()).isEqualTo(2);
    assertThat(result.examination().findings())
        .hasSize(3)
        .allMatch(found -> found.action() == Action.REPORTED);
    assertThat(Examination.of(diagnosis)).isEqualTo(result.examination());
  }

  @Test
  void outliersAreReplacedExceptWherePromotionsRan() {
    Diagnosis diagnosis = diagnosis();
    Examination.Result result = Examination.of(diagnosis, Cleaning.OUTLIERS, promotionIn(40));

    assertThat(actions(result.examination(), Kind.OUTLIER))
        .containsExactly(Action.REPLACED, Action.KEPT_FOR_PROMOTION);
    assertThat(actions(result.examination(), Kind.STOCK_OUT)).containsExactly(Action.REPORTED);
    assertThat(result.learned().value(20)).isBetween(85.0, 115.0);
    assertThat(result.learned().value(40)).isEqualTo(300);
    assertThat(result.learned().value(50)).isZero();
  }

  @Test
  void latestOutliersAreKept() {
    Diagnosis early = diagnosis();
    Diagnosis late = SeriesDoctor.diagnose(early.series().head(42));
    Examination.Result result = Examination.of(late, Cleaning.ALL, KnownRegressors.none());

    assertThat(actions(result.examination(), Kind.OUTLIER))
        .containsExactly(Action.REPLACED, Action.KEPT_AT_END);
    assertThat(result.learned().value(40)).isEqualTo(300);
  }

  @Test
  void stockOutsBecomeMissing() {
    Examination.Result result = Examination.of(diagnosis(), Cleaning.ALL, KnownRegressors.none());

    assertThat(actions(result.examination(), Kind.OUTLIER))
        .containsExactly(Action.REPLACED, Action.REPLACED);
    assertThat(actions(result.examination(), Kind.STOCK_OUT)).containsExactly(Action.MADE_MISSING);
    assertThat(result.learned().isMissing(50)).isTrue();
    assertThat(result.learned().isMissing(51)).isTrue();
    assertThat(result.learned().observed()).isEqualTo(LENGTH - 2);
  }

  @Test
  void everyKindOfFindingHasAName() {
    assertThat(Arrays.stream(Finding.Kind.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(Kind.values()).map(Enum::name).toList());
  }

  @Test
  void itTravelsWithItsSeries() throws Exception {
    Examination examination = Examination.of(diagnosis());
    RecordCoder<Examination> coder = RecordCoder.of(Examination.class);

    assertThat(
            CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, examination)))
        .isEqualTo(examination);
  }
}
