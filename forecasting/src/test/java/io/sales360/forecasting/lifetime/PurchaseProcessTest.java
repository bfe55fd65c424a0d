package io.sales360.forecasting.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PurchaseProcessTest {
  private static final double[] BG = {0.243, 4.414, 0.793, 2.426};
  private static final double[] PARETO = {0.553, 10.578, 0.606, 11.669};
  private static final Percentage CLOSE = Percentage.withPercentage(1e-4);

  @Test
  void bgLikelihoodIsTheIntegralOfTheStory() {
    // λ^x e^(−λT) (1−p)^x, or the customer left with his last purchase; λ gamma, p beta.
    for (double[] one : new double[][] {{0, 0, 10}, {2, 30.43, 38.86}, {7, 12, 38}}) {
      int x = (int) one[0];
      double integral =
          overGamma(BG[0], BG[1], rate -> Math.pow(rate, x) * Math.exp(-rate * one[2]))
                  * overBeta(BG[2], BG[3], p -> Math.pow(1 - p, x))
              + (x == 0
                  ? 0
                  : overGamma(BG[0], BG[1], rate -> Math.pow(rate, x) * Math.exp(-rate * one[1]))
                      * overBeta(BG[2], BG[3], p -> p * Math.pow(1 - p, x - 1)));
      double found = PurchaseModel.BG_NBD.process().logLikelihood(BG, x, one[1], one[2]);

      assertThat(Math.exp(found)).as(Arrays.toString(one)).isCloseTo(integral, CLOSE);
    }
  }

  @Test
  void mbgLikelihoodIsTheIntegralOfTheStory() {
    for (double[] one : new double[][] {{0, 0, 10}, {2, 30.43, 38.86}, {7, 12, 38}}) {
      int x = (int) one[0];
      double integral =
          overGamma(BG[0], BG[1], rate -> Math.pow(rate, x) * Math.exp(-rate * one[2]))
                  * overBeta(BG[2], BG[3], p -> Math.pow(1 - p, x + 1))
              + overGamma(BG[0], BG[1], rate -> Math.pow(rate, x) * Math.exp(-rate * one[1]))
                  * overBeta(BG[2], BG[3], p -> p * Math.pow(1 - p, x));
      double found = PurchaseModel.MBG_NBD.process().logLikelihood(BG, x, one[1], one[2]);

      assertThat(Math.exp(found)).as(Arrays.toString(one)).isCloseTo(integral, CLOSE);
    }
  }

  @Test
  void paretoLikelihoodIsTheIntegralOfTheStory() {
    // Given the time τ of leaving: (α^r Γ(r+x)/Γ(r)) (α+τ)^−(r+x), τ Pareto (s, β).
    double[][] thetas = {PARETO, {0.5, 2, 1.5, 20}, {3, 300, 0.6, 0.5}, {1, 5, 2, 5}};
    for (double[] theta : thetas) {
      for (double[] one : new double[][] {{0, 0, 10}, {2, 30.43, 38.86}, {7, 12, 38}}) {
        int x = (int) one[0];
        double factor =
            Math.exp(Gamma.logGamma(theta[0] + x) - Gamma.logGamma(theta[0]))
                * Math.pow(theta[1], theta[0]);
        DoubleUnaryOperator given = tau -> Math.pow(theta[1] + tau, -(theta[0] + x));
        double stayed = Math.pow(theta[3] / (theta[3] + one[2]), theta[2]);
        double left =
            simpson(
                one[1],
                one[2],
                tau ->
                    theta[2]
                        / theta[3]
                        * Math.pow(theta[3] / (theta[3] + tau), theta[2] + 1)
                        * given.applyAsDouble(tau));
        double integral = factor * (stayed * given.applyAsDouble(one[2]) + left);
        double found = PurchaseModel.PARETO_NBD.process().logLikelihood(theta, x, one[1], one[2]);

        assertThat(Math.exp(found)).as(Arrays.toString(theta)).isCloseTo(integral, CLOSE);
        double alive = PurchaseModel.PARETO_NBD.process().alive(theta, x, one[1], one[2]);
        assertThat(alive)
            .isCloseTo(factor * stayed * given.applyAsDouble(one[2]) / integral, CLOSE);
      }
    }
  }

  @Test
  void expectedPurchasesAreTheMeanOfTheProbabilities() {
    double[][] priors = {
      BG,
      {0.5, 3, 1, 2},
      {0.4, 2, 0.05, 0.3},
      {0.8, 4, 3, 0.2},
      {6, 30, 1.5, 4},
      {3, 20, 1e-3, 1e-3},
      {3, 20, 1e-5, 5},
      {3, 20, 5, 1e-4}
    };
    for (double[] prior : priors) {
      for (double time : new double[] {0, 0.5, 10, 39}) {
        PurchaseProcess bg = PurchaseModel.BG_NBD.process();
        assertThat(mean(bg.probabilities(prior, 3000, time)))
            .as(Arrays.toString(prior) + time)
            .isCloseTo(bg.expected(prior, time), within(1e-6));
        assertThat(sum(bg.probabilities(prior, 3000, time))).isCloseTo(1, within(1e-9));
      }
    }
    PurchaseProcess pareto = PurchaseModel.PARETO_NBD.process();
    for (double[] prior : new double[][] {PARETO, {0.5, 5, 1, 8}, {2, 30, 1.5, 0.5}}) {
      for (double time : new double[] {0, 0.5, 10, 39}) {
        assertThat(mean(pareto.probabilities(prior, 400, time)))
            .as(Arrays.toString(prior) + time)
            .isCloseTo(pareto.expected(prior, time), within(1e-6));
        assertThat(sum(pareto.probabilities(prior, 400, time))).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void expectationsAndAliveEqualSimulation() {
    List<List<SimulatedCustomers.Truth>> worlds =
        List.of(
            SimulatedCustomers.bgNbd(BG, 60_000, 39, 1),
            SimulatedCustomers.mbgNbd(BG, 60_000, 39, 2),
            SimulatedCustomers.paretoNbd(PARETO, 60_000, 39, 3));
    List<PurchaseModel> models =
        List.of(PurchaseModel.BG_NBD, PurchaseModel.MBG_NBD, PurchaseModel.PARETO_NBD);
    for (int model = 0; model < 3; model++) {
      PurchaseProcess process = models.get(model).process();
      double[] theta = model == 2 ? PARETO : BG;
      for (int repeats = 0; repeats < 3; repeats++) {
        double[] sums = compare(process, theta, worlds.get(model), repeats);

        assertThat(sums[1] / sums[0])
            .as("alive, class " + repeats)
            .isCloseTo(sums[2] / sums[0], within(0.02));
        assertThat(sums[3])
            .as("bought, class " + repeats)
            .isCloseTo(sums[4], Percentage.withPercentage(6));
      }
    }
  }

  /** Customers, alive in truth and as expected, later purchases in truth and as expected. */
  private static double[] compare(
      PurchaseProcess process, double[] theta, List<SimulatedCustomers.Truth> world, int repeats) {
    double[] sums = new double[5];
    for (SimulatedCustomers.Truth truth : world) {
      PurchaseSummary past = truth.past();
      if (Math.min(2, past.frequency()) == repeats) {
        double alive = process.alive(theta, past.frequency(), past.recency(), past.age());
        double[] posterior = process.posteriorIfAlive(theta, past.frequency(), past.age());
        sums[0]++;
        sums[1] += truth.alive() ? 1 : 0;
        sums[2] += alive;
        sums[3] += truth.later().length;
        sums[4] += alive * process.expected(posterior, 39);
      }
    }
    return sums;
  }

  @Test
  void futuresHaveTheExpectedMean() {
    for (PurchaseModel model : PurchaseModel.values()) {
      double[] prior = model == PurchaseModel.PARETO_NBD ? PARETO : BG;
      Draws draws = new Draws(11);
      double sum = 0;
      for (int i = 0; i < 100_000; i++) {
        sum += model.process().future(prior, 39, draws).length;
      }
      assertThat(sum / 100_000)
          .as(model.word())
          .isCloseTo(model.process().expected(prior, 39), Percentage.withPercentage(4));
    }
  }

  @Test
  void aliveHasItsLimits() {
    for (PurchaseModel model :
        List.of(PurchaseModel.BG_NBD, PurchaseModel.MBG_NBD, PurchaseModel.PARETO_NBD)) {
      PurchaseProcess process = model.process();
      double[] theta = model == PurchaseModel.PARETO_NBD ? PARETO : BG;

      assertThat(process.alive(theta, 5, 30, 1e9)).as(model.word()).isLessThan(1e-6);
      assertThat(process.alive(theta, 5, 20, 30)).isLessThan(process.alive(theta, 5, 29, 30));
      assertThat(process.alive(theta, 20, 10, 30)).isLessThan(process.alive(theta, 1, 10, 30));
    }
    assertThat(PurchaseModel.BG_NBD.process().alive(BG, 0, 0, 1e9)).isEqualTo(1);
    assertThat(PurchaseModel.PARETO_NBD.process().alive(PARETO, 5, 30, 30)).isEqualTo(1);
    assertThat(PurchaseModel.PARETO_NBD.process().alive(PARETO, 0, 0, 0)).isEqualTo(1);
  }

  @Test
  void hugeValuesStayFinite() {
    for (PurchaseModel model : PurchaseModel.values()) {
      for (double[] theta :
          new double[][] {{1e-5, 1e5, 1e-5, 1e5}, {1e5, 1e-5, 1e5, 1e-5}, {1, 1, 1, 1}}) {
        for (double[] one :
            new double[][] {{0, 0, 0}, {0, 0, 1e9}, {5000, 1e6, 1e9}, {3, 1e-9, 1e-9}}) {
          int x = (int) one[0];
          PurchaseProcess process = model.process();
          double logLik = process.logLikelihood(theta, x, one[1], one[2]);
          double alive = process.alive(theta, x, one[1], one[2]);
          double expected = process.expected(process.posteriorIfAlive(theta, x, one[2]), 10);
          String what = model + Arrays.toString(theta) + Arrays.toString(one);

          assertThat(logLik).as(what).isFinite();
          assertThat(alive).as(what).isBetween(0.0, 1.0);
          assertThat(expected).as(what).isFinite().isNotNegative();
        }
      }
    }
  }

  @Test
  void theHypergeometricFunctionHasItsClosedForms() {
    for (double z : new double[] {0, 0.1, 0.5, 0.79, 0.96, 0.98, 0.999, 1 - 1e-9}) {
      double log = z == 0 ? 0 : Math.log(-Math.log1p(-z) / z);
      double asin = z == 0 ? 0 : Math.log(Math.asin(Math.sqrt(z)) / Math.sqrt(z));

      assertThat(Hypergeometric.logGauss(1, 1, 2, z))
          .isCloseTo(log, within(z > 0.99 ? 1e-8 : 1e-11));
      assertThat(Hypergeometric.logGauss(0.5, 0.5, 1.5, z)).isCloseTo(asin, within(1e-7));
      assertThat(Hypergeometric.logGauss(40, 3, 41, z)).isFinite();
    }
    for (double z : new double[] {0.3, 0.7}) {
      assertThat(Hypergeometric.logEuler(30, 2.5, 31, z))
          .isCloseTo(Hypergeometric.logSeries(30, 2.5, 31, z), within(1e-11));
    }
  }

  private static double overGamma(double r, double alpha, DoubleUnaryOperator f) {
    // λ = e^y: the integrand decays at both ends.
    double norm = Math.exp(r * Math.log(alpha) - Gamma.logGamma(r));
    return norm
        * simpson(
            -80, 8, y -> Math.exp(r * y - alpha * Math.exp(y)) * f.applyAsDouble(Math.exp(y)));
  }

  private static double overBeta(double a, double b, DoubleUnaryOperator f) {
    double norm = Math.exp(Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b));
    return norm
        * simpson(
            -45,
            45,
            y -> {
              double p = 1 / (1 + Math.exp(-y));
              return Math.pow(p, a) * Math.pow(1 / (1 + Math.exp(y)), b) * f.applyAsDouble(p);
            });
  }

  private static double simpson(double from, double to, DoubleUnaryOperator f) {
    int n = 40_000;
    double step = (to - from) / n;
    double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
    for (int i = 1; i < n; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble(from + i * step);
    }
    return sum * step / 3;
  }

  private static double mean(double[] probabilities) {
    double sum = 0;
    for (int n = 1; n < probabilities.length; n++) {
      sum += n * probabilities[n];
    }
    return sum;
  }

  private static double sum(double[] probabilities) {
    return Arrays.stream(probabilities).sum();
  }
}
