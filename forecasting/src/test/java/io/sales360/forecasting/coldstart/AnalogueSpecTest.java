package io.sales360.forecasting.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnalogueSpecTest {
  private static final AnalogueSpec SPEC = AnalogueSpec.standard();
  private static final QuantileLevels LEVELS = QuantileLevels.standard();
  private static final int HORIZON = 6;
  private static final int LIFE = 18;

  /** How products of two categories come to life. */
  private enum Course {
    /** Boots fade after a peak, sandals grow. */
    COMMON {
      @Override
      double at(boolean boots, int age) {
        return boots ? 1 + 4 * Math.exp(-age / 3.0) : Math.min(1, (age + 1) / 10.0);
      }
    },
    /** From the first period on as always. */
    NONE {
      @Override
      double at(boolean boots, int age) {
        return 1;
      }
    };

    abstract double at(boolean boots, int age);
  }

  private static List<Launch> panel(Course course, int launches, long seed) {
    NormalNumbers normals = new NormalNumbers(seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Launch> panel = new ArrayList<>();
    for (int i = 0; i < launches; i++) {
      boolean boots = random.nextBoolean();
      double size = Math.exp(normals.next());
      double[] values = new double[LIFE];
      for (int age = 0; age < LIFE; age++) {
        values[age] = size * course.at(boots, age) * Math.exp(0.2 * normals.next());
      }
      panel.add(
          new Launch(
              "P" + (100 + i),
              Arrays.asList(boots ? "Boots" : "Sandals", "B" + random.nextInt(4), null),
              values));
    }
    return panel;
  }

  /** Absolute errors over newcomers of all panels relative to those of the own mean going on. */
  private static double relativeError(Course course, int age, int launches) {
    double own = 0;
    double flat = 0;
    for (long seed = 0; seed < 80; seed++) {
      List<Launch> panel = panel(course, launches + 1, seed);
      Launch truth = panel.get(0);
      AnalogueForecast forecast =
          SPEC.forecast(truth.young(age), panel, HORIZON, LEVELS).orElseThrow();
      double size = Arrays.stream(truth.values()).average().orElseThrow();
      double mean = Arrays.stream(truth.values(), 0, age).average().orElseThrow();
      for (int h = 0; h < HORIZON; h++) {
        own += Math.abs(forecast.means().get(h) - truth.value(age + h)) / size;
        flat += Math.abs(mean - truth.value(age + h)) / size;
      }
    }
    return own / flat;
  }

  @Test
  void commonCourseIsFollowed() {
    for (int age = 1; age <= 4; age++) {
      assertThat(relativeError(Course.COMMON, age, 30)).isLessThan(0.7);
    }
  }

  @Test
  void fewLaunchesHelpLess() {
    double few = relativeError(Course.COMMON, 2, 6);
    assertThat(few).isBetween(relativeError(Course.COMMON, 2, 30), 1.0);
  }

  @Test
  void withoutCommonCourseNothingIsLost() {
    for (int age = 1; age <= 4; age++) {
      assertThat(relativeError(Course.NONE, age, 30)).isLessThan(1.01);
      assertThat(relativeError(Course.NONE, age, 8)).isLessThan(1.02);
      assertThat(relativeError(Course.NONE, age, 5)).isLessThan(1.05);
    }
  }

  @Test
  void intervalsHoldWhatTheySay() {
    int inside80 = 0;
    int inside95 = 0;
    int all = 0;
    for (Course course : Course.values()) {
      for (long seed = 500; seed < 650; seed++) {
        List<Launch> panel = panel(course, 25, seed);
        Launch truth = panel.get(0);
        AnalogueForecast forecast =
            SPEC.forecast(truth.young(2), panel, HORIZON, LEVELS).orElseThrow();
        for (int h = 0; h < HORIZON; h++) {
          Quantiles q = forecast.quantiles().get(h);
          double value = truth.value(2 + h);
          all++;
          inside80 += value >= q.at(0.1) && value <= q.at(0.9) ? 1 : 0;
          inside95 += value >= q.at(0.025) && value <= q.at(0.975) ? 1 : 0;
        }
      }
    }
    assertThat(inside80 / (double) all).isBetween(0.74, 0.92);
    assertThat(inside95 / (double) all).isBetween(0.9, 0.99);
  }

  /** Without noise the course is known exactly. */
  @Test
  void exactCourseGivesExactForecast() {
    double[] course = {5, 8, 4, 2, 1, 1, 1, 1};
    List<Launch> panel = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double size = 1 + i;
      panel.add(
          new Launch(
              "P" + i, List.of("Boots"), Arrays.stream(course).map(v -> v * size).toArray()));
    }
    Launch newcomer = new Launch("new", List.of("Boots"), new double[] {50, 80});
    AnalogueForecast forecast = SPEC.forecast(newcomer, panel, 4, LEVELS).orElseThrow();

    assertThat(forecast.curveShare()).isEqualTo(1);
    assertThat(forecast.analogues()).hasSize(20).startsWith("P0", "P1", "P10");
    double[] truth = {40, 20, 10, 10};
    for (int h = 0; h < 4; h++) {
      assertThat(forecast.means().get(h)).isCloseTo(truth[h], within(1e-9));
    }
  }

  /** Nothing sold yet: the usual size of its like, by their usual course. */
  @Test
  void newcomersWithoutHistoryAreOfUsualSize() {
    List<Launch> panel = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      panel.add(new Launch("P" + i, List.of("Boots"), new double[] {30, 20, 10}));
    }
    AnalogueForecast forecast =
        SPEC.forecast(new Launch("new", List.of("Boots"), new double[0]), panel, 3, LEVELS)
            .orElseThrow();

    assertThat(forecast.means().get(0)).isCloseTo(30, within(1e-9));
    assertThat(forecast.means().get(2)).isCloseTo(10, within(1e-9));
  }

  @Test
  void orderAndUnitDoNotMatter() {
    List<Launch> panel = panel(Course.COMMON, 30, 7);
    Launch newcomer = panel.get(3).young(3);
    List<Launch> shuffled = new ArrayList<>(panel);
    Collections.shuffle(shuffled, new Random(1));
    List<Launch> scaled =
        panel.stream()
            .map(
                l ->
                    new Launch(
                        l.id(), l.traits(), Arrays.stream(l.values()).map(v -> 64 * v).toArray()))
            .toList();
    AnalogueForecast one = SPEC.forecast(newcomer, panel, 4, LEVELS).orElseThrow();
    AnalogueForecast large = SPEC.forecast(scaled.get(3).young(3), scaled, 4, LEVELS).orElseThrow();

    assertThat(SPEC.forecast(newcomer, shuffled, 4, LEVELS)).contains(one);
    for (int h = 0; h < 4; h++) {
      assertThat(large.means().get(h) / one.means().get(h)).isCloseTo(64, within(1e-9));
    }
  }

  @Test
  void tooFewOldEnoughLaunchesSayNothing() {
    List<Launch> panel = panel(Course.COMMON, 4, 1);
    Launch newcomer = panel.get(0).young(2);
    assertThat(SPEC.forecast(newcomer, panel, 3, LEVELS)).isEmpty();
    assertThat(SPEC.forecast(newcomer, List.of(), 3, LEVELS)).isEmpty();
    assertThat(new AnalogueSpec(3, 3).forecast(newcomer, panel, 3, LEVELS)).isPresent();
    // None of them is older than this one.
    assertThat(SPEC.forecast(panel(Course.NONE, 9, 2).get(0), panel(Course.NONE, 9, 3), 3, LEVELS))
        .isEmpty();
  }

  @Test
  void newcomersThatSoldNothingAndLaunchesThatStoppedAreTaken() {
    List<Launch> panel = new ArrayList<>(panel(Course.COMMON, 10, 4));
    panel.add(new Launch("stopped", List.of("Boots"), new double[LIFE]));
    double[] burst = new double[LIFE];
    burst[0] = 5;
    panel.add(new Launch("burst", List.of("Boots"), burst));
    AnalogueForecast forecast =
        SPEC.forecast(
                new Launch("new", List.of("Boots"), new double[] {0, 0}), panel, HORIZON, LEVELS)
            .orElseThrow();

    assertThat(forecast.means()).allMatch(m -> m >= 0 && Double.isFinite(m));
    assertThat(forecast.analogues()).contains("burst").doesNotContain("stopped");
  }

  @Test
  void impossibleLaunchesAreRefused() {
    assertThatThrownBy(() -> new Launch("P1", List.of(), new double[] {1, -1}))
        .hasMessageContaining("The value (-1.0) at index 1 of launch (P1)");
    assertThatThrownBy(() -> new AnalogueSpec(2, 3)).hasMessageContaining("Maybe");
  }
}
