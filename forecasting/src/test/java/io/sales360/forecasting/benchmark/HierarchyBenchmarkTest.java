package io.sales360.forecasting.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.reconciliation.ReconciliationMethod;
import io.sales360.forecasting.theta.ThetaSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HierarchyBenchmarkTest {
  private static final List<String> COLUMNS = List.of("state", "region", "purpose");

  /** Two states of two regions, two purposes each. */
  private static List<BenchmarkSeries> bottom() {
    List<BenchmarkSeries> bottom = new ArrayList<>();
    NormalNumbers normals = new NormalNumbers(7);
    for (int j = 0; j < 8; j++) {
      double[] values = new double[48];
      for (int t = 0; t < values.length; t++) {
        values[t] = 60 + 10 * j + 8 * Math.sin(Math.PI * t / 2) + 6 * normals.next();
      }
      bottom.add(
          new BenchmarkSeries(
              "quarterly",
              TimeSeries.undated(4, Arrays.copyOf(values, 40)).withSeriesId("s" + j),
              List.of(4),
              KnownRegressors.none(),
              Map.of(),
              Arrays.copyOfRange(values, 40, 48),
              4));
    }
    return bottom;
  }

  private static List<List<String>> keys() {
    List<List<String>> keys = new ArrayList<>();
    for (int j = 0; j < 8; j++) {
      keys.add(List.of("state" + j / 4, "region" + j / 2, "purpose" + j % 2));
    }
    return keys;
  }

  @Test
  void levelsAreTheDifferentGroupings() {
    HierarchyBenchmark benchmark = new HierarchyBenchmark(bottom(), COLUMNS, keys());

    assertThat(benchmark.levels())
        .containsExactly("total", "state", "region", "purpose", "state x purpose", "bottom");
    assertThat(benchmark.nodes()).hasSize(1 + 2 + 4 + 2 + 4 + 8);
    assertThat(benchmark.nodes().get(0).history().value(3))
        .isCloseTo(
            bottom().stream().mapToDouble(one -> one.history().value(3)).sum(), within(1e-9));
    assertThat(benchmark.nodes().get(0).id()).isEqualTo("total/");
  }

  @Test
  void everyMethodAddsUp() {
    HierarchyBenchmark benchmark = new HierarchyBenchmark(bottom(), COLUMNS, keys());
    try (Workers workers = new Workers(1, done -> {})) {
      List<HierarchyRow> rows =
          benchmark.run(
              NodeForecasters.medianOf(List.of(ThetaSpec.standard(), EtsSpec.simple())),
              List.of(ReconciliationMethod.values()),
              workers);

      assertThat(rows).hasSize(10 * 8);
      assertThat(rows.get(7).level()).isEqualTo(HierarchyBenchmark.ALL);
      assertThat(rows.get(6).level()).isEqualTo(HierarchyBenchmark.NODES);
      assertThat(rows.get(7).coherenceError()).isGreaterThan(1e-6);
      for (HierarchyRow row : rows.subList(8, rows.size())) {
        assertThat(row.coherenceError()).as(row.method()).isLessThan(1e-8);
        assertThat(row.rmsse()).as(row.method()).isBetween(0.1, 3.0);
        assertThat(row.mase()).as(row.method()).isBetween(0.1, 3.0);
      }
    }
  }

  @Test
  void nodesNoModelSuitsAreSeasonalNaive() {
    BenchmarkSeries node = bottom().get(0);
    double[] means =
        NodeForecasters.medianOf(List.of(EtsSpec.holtWinters()))
            .apply(
                new BenchmarkSeries(
                    "q",
                    node.history().head(5),
                    List.of(4),
                    KnownRegressors.none(),
                    Map.of(),
                    new double[3],
                    4))
            .means();
    double[] naive =
        BaselineSpec.seasonalNaive()
            .fit(node.history().head(5))
            .forecast(
                io.sales360.forecasting.model.Horizon.of(3),
                io.sales360.forecasting.model.Levels.none())
            .means();
    assertThat(means).containsExactly(naive);
  }

  @Test
  void refusesWhatDoesNotBelongTogether() {
    List<BenchmarkSeries> bottom = bottom();
    List<List<String>> keys = keys();
    assertThatThrownBy(() -> new HierarchyBenchmark(bottom, COLUMNS, keys.subList(0, 7)))
        .hasMessageContaining("7 keys");
    assertThatThrownBy(() -> new HierarchyBenchmark(bottom, List.of("state"), keys))
        .hasMessageContaining("3 key values");
    keys.set(1, keys.get(0));
    assertThatThrownBy(() -> new HierarchyBenchmark(bottom, COLUMNS, keys))
        .hasMessageContaining("7 different keys for 8 series");
  }
}
