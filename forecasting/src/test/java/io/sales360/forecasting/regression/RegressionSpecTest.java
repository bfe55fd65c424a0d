package io.sales360.forecasting.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.boosting.Loss;
import io.sales360.forecasting.model.Driver;
import io.sales360.forecasting.model.DriverModel;
import io.sales360.forecasting.model.DriverStep;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegressionSpecTest {
  private static final int N = 80;
  private static final int AHEAD = 6;

  private static double[] promo() {
    double[] promo = new double[N + AHEAD];
    Arrays.setAll(promo, t -> t * 7 % 5 == 0 ? 1 : 0);
    return promo;
  }

  private static double[] price() {
    double[] price = new double[N + AHEAD];
    Arrays.setAll(price, t -> 10 + t * 13 % 7);
    return price;
  }

  /** 300 − 5 per unit of price, 60 more in a promotion. */
  private static TimeSeries sales() {
    double[] values = new double[N];
    Arrays.setAll(values, t -> 300 - 5 * price()[t] + 60 * promo()[t] + Math.sin(t * t));
    return TimeSeries.undated(1, values);
  }

  private static KnownRegressors known(double[]... more) {
    double[][] columns = Arrays.copyOf(new double[][] {promo(), price()}, 2 + more.length);
    System.arraycopy(more, 0, columns, 2, more.length);
    List<String> names = List.of("promo", "price", "flat", "again").subList(0, columns.length);
    return KnownRegressors.of(names, columns);
  }

  @Test
  void everyKindFindsTheEffects() {
    for (LinearSpec spec :
        List.of(
            RegressionSpec.ols(),
            new RegressionSpec(RegressionSpec.Kind.RIDGE, 1e-4),
            new RegressionSpec(RegressionSpec.Kind.LASSO, 1e-3),
            new ElasticNetSpec(1e-3, 1e-4))) {
      DriverModel fit = (DriverModel) spec.fit(sales(), PastRegressors.none(), known());
      double[] means = fit.forecast(Horizon.of(AHEAD), QuantileLevels.of(0.5)).means();
      List<DriverStep> drivers = fit.drivers(Horizon.of(AHEAD));
      for (int h = 0; h < AHEAD; h++) {
        double expected = 300 - 5 * price()[N + h] + 60 * promo()[N + h];
        assertThat(means[h]).as(spec.name()).isCloseTo(expected, within(4.0));
        double sum =
            drivers.get(h).amounts().values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(sum).isCloseTo(means[h], within(1e-9 * means[h]));
        assertThat(drivers.get(h).amount(Driver.PROMOTION))
            .isCloseTo(60 * promo()[N + h], within(3.0));
        assertThat(drivers.get(h).amount(Driver.PRICE))
            .isCloseTo(-5 * (price()[N + h] - 13), within(2.0));
      }
    }
  }

  @Test
  void constantAndRepeatedRegressorsAreNoted() {
    double[] flat = new double[N + AHEAD];
    Arrays.fill(flat, 3);
    DriverModel fit =
        (DriverModel)
            RegressionSpec.ols().fit(sales(), PastRegressors.none(), known(flat, price()));

    assertThat(fit.report().notes()).hasSize(2);
    assertThat(fit.report().notes().get(0)).contains("(flat) has no effect");
    assertThat(fit.report().notes().get(1)).contains("(again) has no effect");
    assertThat(fit.forecast(Horizon.of(1), QuantileLevels.of(0.5)).step(1).mean())
        .isCloseTo(300 - 5 * price()[N] + 60 * promo()[N], within(4.0));
  }

  @Test
  void leastSquaresWithFewRowsFallsBackAndSaysSo() {
    int n = 18;
    double[][] columns = new double[12][n];
    String[] names = new String[12];
    for (int j = 0; j < 12; j++) {
      names[j] = "x" + j;
      int column = j;
      Arrays.setAll(columns[j], t -> Math.sin(t * (column + 1.3)));
    }
    KnownRegressors known = KnownRegressors.of(List.of(names), columns);
    double[] values = sales().head(n).toArray();
    DriverModel fit =
        (DriverModel)
            RegressionSpec.ols().fit(TimeSeries.undated(1, values), PastRegressors.none(), known);
    assertThat(fit.report().notes()).anyMatch(note -> note.contains("fell back to a small ridge"));
  }

  @Test
  void badSpecsAreRefused() {
    assertThatThrownBy(() -> new RegressionSpec(RegressionSpec.Kind.OLS, 1))
        .hasMessageContaining("(1.0) of OLS");
    assertThatThrownBy(() -> new RegressionSpec(RegressionSpec.Kind.LASSO, 0))
        .hasMessageContaining("(0.0) of LASSO");
    assertThatThrownBy(() -> BoostingSpec.forest(3).withLoss(new Loss.Poisson()))
        .hasMessageContaining("forest cannot");
  }

  @Test
  void driversMustAddUp() {
    assertThatThrownBy(
            () -> new DriverStep(1, LocalDate.of(2024, 1, 1), 10, Map.of(Driver.LEVEL, 9.0)))
        .hasMessageContaining("add up to 9.0");
    assertThat(Driver.ofKnown("School_Holiday")).isEqualTo(Driver.HOLIDAY);
    assertThat(Driver.ofKnown("unit_price")).isEqualTo(Driver.PRICE);
    assertThat(Driver.ofKnown("workingdays")).isEqualTo(Driver.SEASON);
    assertThat(Driver.ofKnown("temperature")).isEqualTo(Driver.OTHER);
  }
}
