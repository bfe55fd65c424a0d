package io.sales360.forecasting.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionSpecTest {
  private static final int WEEKS = 130;
  private static final PromotionWindow WINDOW = new PromotionWindow(100, 104);
  private static final List<PromotionWindow> EARLIER =
      List.of(new PromotionWindow(30, 34), new PromotionWindow(64, 68));

  /** Weekly sales around a slowly walking level, with earlier promotions in it. */
  private static double[] market(SplittableRandom random) {
    double[] values = new double[WEEKS];
    double level = 100;
    for (int t = 0; t < WEEKS; t++) {
      double error = 8 * random.nextGaussian();
      values[t] = level + error;
      level += 0.1 * error;
    }
    for (PromotionWindow earlier : EARLIER) {
      add(values, earlier.from(), earlier.to(), 60);
      add(values, earlier.to(), earlier.to() + 2, -15);
    }
    return values;
  }

  private static void add(double[] values, int from, int to, double amount) {
    for (int t = from; t < to; t++) {
      values[t] += amount;
    }
  }

  @Test
  void theTrueUpliftLiesInTheIntervalAsOftenAsStated() {
    int[] inside = new int[5];
    double width = 0;
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      double[] sales = market(random);
      double[] other = market(random);
      double uplift = 60 * random.nextDouble() - 10;
      double dip = -20 * random.nextDouble();
      double loss = -15 * random.nextDouble();
      add(sales, 100, 104, uplift);
      add(sales, 104, 106, dip);
      add(other, 100, 104, loss);
      PromotionEffect effect =
          PromotionSpec.standard()
              .measure(
                  series("a", sales),
                  WINDOW,
                  EARLIER,
                  List.of(new RelatedSeries(series("b", other), RelatedSeries.Relation.SUBSTITUTE)),
                  KnownRegressors.none());
      inside[0] += holds(effect.uplift(), 4 * uplift);
      inside[1] += holds(effect.pullForward(), 2 * dip);
      inside[2] += holds(effect.cannibalised(), 4 * loss);
      inside[3] += holds(effect.halo(), 0);
      inside[4] += holds(effect.incremental(), 4 * uplift + 2 * dip + 4 * loss);
      width += width(effect.uplift()) / 500;
    }
    for (int part : new int[] {0, 1, 2, 4}) {
      assertThat(inside[part] / 500.0).as("part " + part).isBetween(0.85, 0.96);
    }
    assertThat(inside[3]).isEqualTo(500);
    // The best possible: four errors of 8 and the walk of the level, 2 · 1.645 deviations.
    double best = 2 * 1.645 * 8 * Math.sqrt(4 * 1.12);
    assertThat(width / best).isBetween(0.9, 1.5);
  }

  @Test
  void theTrueShareLiesInTheIntervalAsOftenAsStated() {
    SplittableRandom random = new SplittableRandom(7);
    int inside = 0;
    for (int i = 0; i < 500; i++) {
      double[] sales = market(random);
      double share = 2 * random.nextDouble();
      for (int t = WINDOW.from(); t < WINDOW.to(); t++) {
        sales[t] *= 1 + share;
      }
      PromotionEffect effect =
          PromotionSpec.standard().measure(series("a", sales), WINDOW, EARLIER);
      inside += Objects.requireNonNull(effect.share()).contains(share) ? 1 : 0;
    }
    // Noise of the window does not grow as fast as its level here, so some are held too many.
    assertThat(inside / 500.0).isBetween(0.85, 0.97);
  }

  @Test
  void aBaselineThatIsAllErrorTellsNoShare() {
    SplittableRandom random = new SplittableRandom(8);
    double[] rare = new double[WEEKS];
    for (int t = 0; t < WEEKS; t++) {
      rare[t] = random.nextInt(40) == 0 ? 1 : 0;
    }
    rare[101] = 3;
    PromotionEffect effect = PromotionSpec.standard().measure(series("a", rare), WINDOW, List.of());

    assertThat(effect.share()).isNull();
    assertThat(Objects.requireNonNull(effect.uplift()).value()).isPositive();
  }

  private static int holds(@Nullable Effect effect, double truth) {
    return Objects.requireNonNull(effect).interval().contains(truth) ? 1 : 0;
  }

  private static double width(@Nullable Effect effect) {
    Effect found = Objects.requireNonNull(effect);
    return found.interval().upper() - found.interval().lower();
  }

  @Test
  void aPlaceboOfWhichNothingWasExpectedDoesNotBlowUpTheBounds() {
    double[] sales = new double[WEEKS];
    // A first week of sales, once, long before sales begin.
    Arrays.fill(sales, 0, 70, 1e-30);
    sales[40] = 3;
    for (int t = 70; t < WEEKS; t++) {
      sales[t] = 100 + 10 * (t % 3);
    }

    PromotionEffect effect =
        PromotionSpec.standard().measure(series("a", sales), WINDOW, List.of());

    Effect incremental = Objects.requireNonNull(effect.incremental());
    assertThat(incremental.interval().lower()).isBetween(-3_000.0, 0.0);
    assertThat(incremental.interval().upper()).isBetween(0.0, 3_000.0);
  }

  @Test
  void pValuesAreUniformWhereNothingHappened() {
    int[] deciles = new int[10];
    int effective = 0;
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 500; i++) {
      PromotionEffect effect =
          PromotionSpec.standard().measure(series("a", market(random)), WINDOW, EARLIER);
      double p = Objects.requireNonNull(effect.uplift()).pValue();
      deciles[Math.min(9, (int) (p * 10))]++;
      effective += effect.verdict() == Verdict.EFFECTIVE ? 1 : 0;
    }
    double chiSquare = 0;
    for (int count : deciles) {
      chiSquare += (count - 50.0) * (count - 50.0) / 50;
    }
    // 0.1 % point of chi-square with 9 degrees of freedom, widened for the steps of 1/41.
    assertThat(chiSquare).as(Arrays.toString(deciles)).isLessThan(35);
    assertThat(effective / 500.0).isLessThan(0.09);
  }

  @Test
  void seasonsAreTheBaselinesMatter() {
    SplittableRandom random = new SplittableRandom(6);
    int inside = 0;
    double width = 0;
    double plainWidth = 0;
    for (int i = 0; i < 25; i++) {
      double[] sales = new double[140];
      double[] partner = new double[140];
      for (int t = 0; t < 140; t++) {
        sales[t] = 100 + 40 * Math.sin(2 * Math.PI * t / 7) + 8 * random.nextGaussian();
        partner[t] = 50 + 5 * random.nextGaussian();
      }
      add(sales, 105, 110, 20);
      add(partner, 105, 110, 10);
      List<RelatedSeries> related =
          List.of(
              new RelatedSeries(TimeSeries.undated(7, partner), RelatedSeries.Relation.COMPLEMENT));
      PromotionSpec seasonal = PromotionSpec.standard().withBaseline(EtsSpec.holtWinters());
      PromotionEffect effect =
          seasonal.measure(
              TimeSeries.undated(7, sales),
              new PromotionWindow(105, 110),
              List.of(),
              related,
              KnownRegressors.none());
      PromotionEffect plain =
          PromotionSpec.standard()
              .measure(TimeSeries.undated(7, sales), new PromotionWindow(105, 110), List.of());
      inside += holds(effect.uplift(), 100) + holds(effect.halo(), 50);
      width += width(effect.uplift());
      plainWidth += width(plain.uplift());
    }
    assertThat(inside).isBetween(40, 50);
    assertThat(width).isLessThan(0.8 * plainWidth);
  }

  @Test
  void verdictsFollowTheInterval() {
    double[] strong = market(new SplittableRandom(3));
    add(strong, 100, 104, 80);
    double[] weak = market(new SplittableRandom(3));
    add(weak, 100, 104, -40);
    PromotionSpec spec = PromotionSpec.standard().withPostPeriods(0);
    PromotionEffect none = spec.measure(series("a", weak), WINDOW, EARLIER);

    assertThat(spec.measure(series("a", strong), WINDOW, EARLIER).verdict())
        .isEqualTo(Verdict.EFFECTIVE);
    assertThat(none.verdict()).isEqualTo(Verdict.INEFFECTIVE);
    assertThat(none.reason()).contains("baseline");
    assertThat(none.placebos()).isGreaterThan(10);
    assertThat(none.baseline()).isCloseTo(400, within(120.0));
    PromotionSpec demanding = new PromotionSpec(EtsSpec.simple(), 2, 3, 90);
    assertThat(demanding.measure(series("a", strong), WINDOW, EARLIER).verdict())
        .isEqualTo(Verdict.EFFECTIVE);
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() {
    double[] sales = market(new SplittableRandom(4));
    List<PromotionWindow> always = new ArrayList<>();
    for (int t = 0; t + 4 < 100; t += 5) {
      always.add(new PromotionWindow(t, t + 4));
    }
    PromotionSpec spec = PromotionSpec.standard();
    double[] missing = sales.clone();
    missing[101] = Double.NaN;

    assertThat(spec.measure(series("a", sales), new PromotionWindow(5, 8), List.of()).reason())
        .contains("needs 12");
    assertThat(spec.measure(series("a", sales), WINDOW, always).verdict())
        .isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(spec.measure(series("a", missing), WINDOW, EARLIER).reason()).contains("missing");
    assertThat(
            spec.measure(
                    series("a", Arrays.copyOf(sales, 20)), new PromotionWindow(14, 18), List.of())
                .reason())
        .contains("windows without promotion");
    assertThat(
            spec.measure(series("a", sales), WINDOW, List.of(WINDOW, new PromotionWindow(102, 108)))
                .reason())
        .contains("102 to 108");
    PromotionEffect followed =
        spec.measure(series("a", sales), WINDOW, List.of(new PromotionWindow(104, 108)));
    assertThat(Objects.requireNonNull(followed.pullForward()).value()).isEqualTo(0);
    assertThatThrownBy(
            () -> spec.measure(series("a", sales), new PromotionWindow(128, 132), always))
        .hasMessageContaining("not over yet");
    assertThatThrownBy(() -> new PromotionWindow(5, 5)).hasMessageContaining("add 1");
    assertThatThrownBy(() -> new PromotionSpec(EtsSpec.simple(), -1, 0, 90))
        .hasMessageContaining("-1");
    RelatedSeries shorter =
        new RelatedSeries(series("b", Arrays.copyOf(sales, 50)), RelatedSeries.Relation.COMPLEMENT);
    assertThatThrownBy(
            () ->
                spec.withBaseline(EtsSpec.simple())
                    .measure(
                        series("a", sales),
                        WINDOW,
                        EARLIER,
                        List.of(shorter),
                        KnownRegressors.none()))
        .hasMessageContaining("(b)");
  }

  @Test
  void attributionWeightsAddUp() {
    for (AttributionRule rule : AttributionRule.values()) {
      for (int touches = 1; touches < 9; touches++) {
        List<Double> weights = rule.weights(touches);
        assertThat(weights).hasSize(touches);
        assertThat(weights.stream().mapToDouble(w -> w).sum()).isCloseTo(1, within(1e-12));
      }
    }
    assertThat(AttributionRule.FIRST.weights(3)).containsExactly(1.0, 0.0, 0.0);
    assertThat(AttributionRule.LAST.weights(2)).containsExactly(0.0, 1.0);
    assertThat(AttributionRule.POSITION.weights(4).get(1)).isCloseTo(0.1, within(1e-12));
    assertThatThrownBy(() -> AttributionRule.LINEAR.weights(0)).hasMessageContaining("0 touches");
  }

  private static TimeSeries series(String id, double[] values) {
    return TimeSeries.undated(1, values).withSeriesId(id);
  }
}
