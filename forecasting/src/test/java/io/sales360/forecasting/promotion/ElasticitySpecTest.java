package io.sales360.forecasting.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.promotion.PriceElasticity.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class ElasticitySpecTest {
  private static final int WEEKS = 80;

  /** Prices that stay for some weeks, promotions, a season, autocorrelated luck. */
  private static PriceHistory product(
      String id, double elasticity, double noise, SplittableRandom random) {
    double[] quantity = new double[WEEKS];
    double[] price = new double[WEEKS];
    double[] promotion = new double[WEEKS];
    double[] sine = new double[WEEKS];
    double[] cosine = new double[WEEKS];
    double now = 10;
    double luck = 0;
    for (int t = 0; t < WEEKS; t++) {
      now = random.nextDouble() < 0.12 ? 8 + 4 * random.nextDouble() : now;
      price[t] = now;
      promotion[t] = random.nextDouble() < 0.1 ? 1 : 0;
      sine[t] = Math.sin(2 * Math.PI * t / 52);
      cosine[t] = Math.cos(2 * Math.PI * t / 52);
      luck = 0.3 * luck + noise * random.nextGaussian();
      quantity[t] =
          Math.exp(6 + elasticity * Math.log(now) + 0.5 * promotion[t] + 0.3 * sine[t] + luck);
    }
    return PriceHistory.of(id, quantity, price, promotion, sine, cosine);
  }

  @Test
  void theTrueElasticityLiesInTheIntervalAndPoolingHelps() {
    SplittableRandom random = new SplittableRandom(1);
    int inside = 0;
    int products = 0;
    double rawError = 0;
    double error = 0;
    double width = 0;
    for (int category = 0; category < 60; category++) {
      List<PriceHistory> histories = new ArrayList<>();
      double[] truth = new double[12];
      for (int i = 0; i < 12; i++) {
        truth[i] = -2 + 0.5 * random.nextGaussian();
        histories.add(product("p" + i, truth[i], 0.1 + 0.3 * random.nextDouble(), random));
      }
      List<PriceElasticity> found = ElasticitySpec.standard().estimate(histories);
      for (int i = 0; i < 12; i++) {
        if (found.get(i).status() == Status.IDENTIFIED) {
          Interval interval = Objects.requireNonNull(found.get(i).interval());
          products++;
          inside += interval.contains(truth[i]) ? 1 : 0;
          width += interval.upper() - interval.lower();
          rawError += Math.pow(Objects.requireNonNull(found.get(i).raw()) - truth[i], 2);
          error += Math.pow(Objects.requireNonNull(found.get(i).value()) - truth[i], 2);
        }
      }
    }
    assertThat(products).isGreaterThan(680);
    assertThat(inside / (double) products).isBetween(0.85, 0.95);
    assertThat(error).isLessThan(0.75 * rawError);
    assertThat(width / products).isLessThan(1.6);
  }

  @Test
  void theSlopeIsThatOfOrdinaryLeastSquares() {
    PriceHistory history = product("a", -1.5, 0.2, new SplittableRandom(2));
    double[][] x = new double[WEEKS][4];
    double[] y = new double[WEEKS];
    for (int t = 0; t < WEEKS; t++) {
      x[t][0] = Math.log(history.price(t));
      for (int j = 0; j < 3; j++) {
        x[t][j + 1] = history.control(j, t);
      }
      y[t] = Math.log(history.quantity(t));
    }
    OLSMultipleLinearRegression oracle = new OLSMultipleLinearRegression();
    oracle.newSampleData(y, x);
    LogLogRegression.Slope slope = Objects.requireNonNull(LogLogRegression.fit(history));

    assertThat(slope.value()).isCloseTo(oracle.estimateRegressionParameters()[1], within(1e-9));
    assertThat(slope.standardError())
        .isBetween(
            oracle.estimateRegressionParametersStandardErrors()[1] * 0.999,
            oracle.estimateRegressionParametersStandardErrors()[1] * 2);
    assertThat(slope.freedom()).isEqualTo(WEEKS - 5);
  }

  @Test
  void pricesThatNeverMovedBorrowFromTheCategory() {
    SplittableRandom random = new SplittableRandom(3);
    List<PriceHistory> histories = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      histories.add(product("p" + i, -2, 0.1, random));
    }
    double[] fixed = new double[WEEKS];
    Arrays.fill(fixed, 9.99);
    double[] some = new double[WEEKS];
    Arrays.fill(some, 100);
    double[][] controls = new double[3][WEEKS];
    histories.add(PriceHistory.of("fixed", some, fixed, controls));
    PriceElasticity found = ElasticitySpec.standard().estimate(histories).get(8);

    assertThat(found.status()).isEqualTo(Status.NOT_IDENTIFIED);
    assertThat(found.reason()).contains("moved 0 times");
    assertThat(found.raw()).isNull();
    assertThat(found.value()).isCloseTo(-2, within(0.2));
    PriceElasticity alone = ElasticitySpec.standard().estimate(histories.subList(8, 9)).get(0);
    assertThat(alone.value()).isNull();
    assertThat(alone.interval()).isNull();
  }

  @Test
  void pricesThatMoveWithPromotionsOnlyAreNotIdentified() {
    double[] price = new double[WEEKS];
    double[] promotion = new double[WEEKS];
    double[] quantity = new double[WEEKS];
    for (int t = 0; t < WEEKS; t++) {
      promotion[t] = t % 7 == 0 ? 1 : 0;
      price[t] = promotion[t] == 1 ? 8 : 10;
      quantity[t] = promotion[t] == 1 ? 150 : 100 + t % 3;
    }
    ElasticitySpec spec = ElasticitySpec.standard();

    assertThat(
            spec.estimate(List.of(PriceHistory.of("a", quantity, price, promotion)))
                .get(0)
                .reason())
        .contains("together with the controls");
    PriceElasticity alone = spec.estimate(List.of(PriceHistory.of("a", quantity, price))).get(0);
    assertThat(alone.status()).isEqualTo(Status.IDENTIFIED);
    assertThat(alone.value()).isEqualTo(alone.raw());
    Arrays.fill(quantity, 10, WEEKS, 0);
    assertThat(
            spec.estimate(List.of(PriceHistory.of("a", quantity, price, promotion)))
                .get(0)
                .reason())
        .contains("Only 10 periods");
    assertThatThrownBy(() -> PriceHistory.of("a", new double[3], new double[2]))
        .hasMessageContaining("(a)");
    assertThatThrownBy(() -> new ElasticitySpec(0, 0, 90)).hasMessageContaining("(0)");
  }
}
