package io.sales360.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Residuals;
import org.junit.jupiter.api.Test;

/** Values worked out by hand, chances from the closed forms of the chi-squared distribution. */
class ResidualDiagnosticsTest {
  @Test
  void alternatingErrorsAreCorrelated() {
    ResidualDiagnostics found =
        ResidualDiagnostics.ofLags(Residuals.of(1, -1, 1, -1, Double.NaN), 2, 0);

    assertThat(found.count()).isEqualTo(4);
    assertThat(found.autocorrelations()).containsExactly(-0.75, 0.5);
    // 4 · 6 · (0.5625/3 + 0.25/2) = 7.5; two degrees of freedom: exp(−Q/2).
    assertThat(found.ljungBox()).isCloseTo(7.5, within(1e-12));
    assertThat(found.ljungBoxP()).isCloseTo(Math.exp(-3.75), within(1e-12));
    // Skewness 0, kurtosis 1: 4/6 · (−2)²/4.
    assertThat(found.jarqueBera()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(found.jarqueBeraP()).isCloseTo(Math.exp(-1 / 3.0), within(1e-12));
    assertThat(found.meanT()).isZero();
    assertThat(found.meanP()).isCloseTo(1, within(1e-12));
    assertThat(found.spreadTrend()).isZero();
  }

  @Test
  void biasIsSeen() {
    // Mean 2, variance (4 · 1)/3 with n − 1: t = 2/√(4/3/4).
    ResidualDiagnostics found = ResidualDiagnostics.ofLags(Residuals.of(1, 3, 1, 3), 1, 0);
    assertThat(found.mean()).isEqualTo(2);
    assertThat(found.meanT()).isCloseTo(2 * Math.sqrt(3), within(1e-12));
    assertThat(found.meanP()).isBetween(0.03, 0.05);
  }

  @Test
  void growingSpreadIsSeen() {
    double[] errors = new double[200];
    double[] white = new double[200];
    NormalNumbers normals = new NormalNumbers(5);
    for (int t = 0; t < errors.length; t++) {
      white[t] = normals.next();
      errors[t] = (1 + 0.05 * t) * white[t];
    }
    ResidualDiagnostics grown = ResidualDiagnostics.of(Residuals.of(errors), 12, 2);
    ResidualDiagnostics even = ResidualDiagnostics.of(Residuals.of(white), 12, 2);

    assertThat(grown.autocorrelations()).hasSize(24);
    assertThat(grown.spreadTrend()).isPositive();
    assertThat(grown.spreadTrendP()).isLessThan(0.001);
    assertThat(even.spreadTrendP()).isGreaterThan(0.01);
    assertThat(even.ljungBoxP()).isGreaterThan(0.01);
    assertThat(even.jarqueBeraP()).isGreaterThan(0.01);
  }

  @Test
  void constantErrorsAreABiasOnly() {
    ResidualDiagnostics found = ResidualDiagnostics.of(Residuals.of(2, 2, 2, 2, 2, 2), 1, 0);
    assertThat(found.meanP()).isZero();
    assertThat(found.ljungBox()).isZero();
    assertThat(found.jarqueBera()).isZero();
    assertThat(ResidualDiagnostics.of(Residuals.of(0, 0, 0, 0, 0), 1, 0).meanT()).isZero();
  }

  @Test
  void fewErrorsAreRefused() {
    assertThatThrownBy(() -> ResidualDiagnostics.of(Residuals.of(1, 2, Double.NaN, 3), 1, 0))
        .hasMessageContaining("3 errors");
  }
}
