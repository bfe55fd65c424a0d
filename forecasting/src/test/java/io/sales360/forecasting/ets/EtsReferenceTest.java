package io.sales360.forecasting.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.Step;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * R's forecast::ets. The likelihood is flat, so parameters are not compared: ours must reach R's
 * likelihood less 0.01 and AICc plus 0.02, which is what matters for a choice among forms.
 */
class EtsReferenceTest {
  private final Map<String, FittedModel> fits = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> reachesTheLikelihoodOfR() {
    return reference("loglik")
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words.get(1) + " " + words.get(2),
                    () -> {
                      String form = words.get(2).substring(0, words.get(2).indexOf(' '));
                      double logLik =
                          form(form).fit(ClassicSeries.named(words.get(1))).report().logLik();
                      assertThat(logLik)
                          .isGreaterThan(Double.parseDouble(words.get(3)) - 0.01)
                          .isFinite();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> choosesAFormAsGoodAsThatOfR() {
    return reference("aicc")
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words.get(1),
                    () ->
                        assertThat(automatic(words.get(1)).report().aicc())
                            .isLessThan(Double.parseDouble(words.get(3)) + 0.02)));
  }

  /** Where both have the same optimum, forecasts and bounds agree. */
  @TestFactory
  Stream<DynamicTest> forecastsAsRDoes() {
    return Stream.concat(reference("mean["), reference("hi95["))
        .filter(words -> List.of("LakeHuron", "Nile", "WWWusage").contains(words.get(1)))
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words.get(1) + " " + words.get(2),
                    () -> {
                      String quantity = words.get(2);
                      int h = quantity.charAt(quantity.length() - 2) - '0';
                      Step step =
                          automatic(words.get(1)).forecast(Horizon.of(6), Levels.of(95)).step(h);
                      double ours =
                          quantity.startsWith("mean") ? step.mean() : step.interval(95).upper();
                      double theirs = Double.parseDouble(words.get(3));
                      assertThat(ours).isCloseTo(theirs, within(0.005 * theirs));
                    }));
  }

  /**
   * R's parameters and initial states give R's likelihood and R's means: the models are the same,
   * and where estimates differ R's search has stopped below the maximum. With relative errors and
   * seasonal factors R's means are expected values, ours the course of the states: 0.5 %.
   */
  @TestFactory
  Stream<DynamicTest> givesTheNumbersOfRForItsParameters() {
    return ClassicSeries.rows("r_states.csv", "ets")
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words.get(1),
                    () -> {
                      FittedModel fit =
                          form("ets(" + words.get(2) + ")")
                              .restore(
                                  ClassicSeries.named(words.get(1)),
                                  PastRegressors.none(),
                                  KnownRegressors.none(),
                                  numbers(words.get(4)));
                      double[] means = fit.forecast(Horizon.of(6), Levels.none()).means();
                      double[] theirs = numbers(words.get(5));
                      double close = words.get(2).matches("M,.*,M") ? 0.005 : 1e-6;
                      assertThat(fit.report().logLik())
                          .isCloseTo(Double.parseDouble(words.get(3)), within(1e-6));
                      for (int h = 0; h < theirs.length; h++) {
                        assertThat(means[h]).isCloseTo(theirs[h], within(close * theirs[h]));
                      }
                    }));
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private FittedModel automatic(String series) {
    return fits.computeIfAbsent(series, name -> AutoEtsSpec.full().fit(ClassicSeries.named(name)));
  }

  private static Stream<List<String>> reference(String quantity) {
    return ClassicSeries.lines("r_forecast.csv").stream()
        .map(line -> List.of(line.split(";", -1)))
        .filter(words -> words.get(0).startsWith("ets") && words.get(2).contains(quantity));
  }

  private static EtsSpec form(String name) {
    return Arrays.stream(ErrorType.values())
        .flatMap(
            error ->
                Arrays.stream(TrendType.values())
                    .flatMap(
                        trend ->
                            Arrays.stream(SeasonType.values())
                                .map(season -> new EtsSpec(error, trend, season))))
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
