package io.sales360.forecasting.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class DifferenceInDifferencesTest {
  private static final int PERIODS = 8;
  private static final int FIRST = 5;

  /** Stores with a level and autocorrelated luck of their own; the first half is treated. */
  private static List<PanelObservation> stores(
      int units, double effect, double trend, SplittableRandom random) {
    List<PanelObservation> panel = new ArrayList<>();
    for (int u = 0; u < units; u++) {
      double level = 50 + 10 * random.nextGaussian();
      double luck = 3 * random.nextGaussian();
      for (int t = 0; t < PERIODS; t++) {
        luck = 0.6 * luck + 3 * 0.8 * random.nextGaussian();
        boolean treated = u < units / 2;
        double value = level + luck + 5 * Math.sin(t);
        value += treated && t >= FIRST ? effect : 0;
        value += treated ? trend * t : 0;
        panel.add(new PanelObservation("u" + (100 + u), t, value));
      }
    }
    return panel;
  }

  private static Set<String> treated(int units) {
    Set<String> treated = new TreeSet<>();
    for (int u = 0; u < units / 2; u++) {
      treated.add("u" + (100 + u));
    }
    return treated;
  }

  @Test
  void twoPeriodsAreADifferenceOfDifferences() {
    List<PanelObservation> panel = new ArrayList<>();
    for (int u = 0; u < 12; u++) {
      panel.add(new PanelObservation("u" + (100 + u), 1, 10 + u));
      panel.add(new PanelObservation("u" + (100 + u), 2, 13 + u + (u < 6 ? 2 + u % 2 : 0)));
    }
    DifferenceInDifferences found = DifferenceInDifferences.estimate(panel, treated(12), 2, 90);

    // Treated gain 5.5 on average, the others 3. With changes ±0.5 in the treated group the
    // clustered variance is 6 · 0.25 / 6², times 12/11 · 23/(24 − 3).
    assertThat(found.effect()).isCloseTo(2.5, within(1e-10));
    assertThat(found.standardError())
        .isCloseTo(Math.sqrt(6 * 0.25 / 36 * 12 / 11 * 23 / 21), within(1e-10));
    assertThat(found.preTrend()).isNaN();
    assertThat(found.path()).hasSize(1);
    assertThat(found.verdict()).isEqualTo(Verdict.EFFECTIVE);
  }

  @Test
  void equalsADenseComputation() {
    List<PanelObservation> panel = stores(20, 4, 0, new SplittableRandom(1));
    panel.remove(17);
    panel.remove(60);
    panel.remove(99);
    Collections.shuffle(panel, new Random(5));
    DifferenceInDifferences found = DifferenceInDifferences.estimate(panel, treated(20), FIRST, 90);
    double[] dense = dense(panel, treated(20));

    assertThat(found.effect()).isCloseTo(dense[0], within(1e-8));
    assertThat(found.standardError()).isCloseTo(dense[1], within(1e-8));
    assertThat(found.path()).hasSize(7);
  }

  /** All dummies written out, sandwich by hand. */
  private static double[] dense(List<PanelObservation> panel, Set<String> treated) {
    List<String> units =
        List.copyOf(new TreeSet<>(panel.stream().map(PanelObservation::unit).toList()));
    int columns = 1 + units.size() + PERIODS - 1;
    double[][] x = new double[panel.size()][columns];
    double[] y = new double[panel.size()];
    for (int i = 0; i < panel.size(); i++) {
      PanelObservation row = panel.get(i);
      x[i][0] = treated.contains(row.unit()) && row.period() >= FIRST ? 1 : 0;
      x[i][1 + units.indexOf(row.unit())] = 1;
      if (row.period() > 0) {
        x[i][units.size() + row.period()] = 1;
      }
      y[i] = row.value();
    }
    RealMatrix design = new Array2DRowRealMatrix(x);
    RealMatrix bread =
        new LUDecomposition(design.transpose().multiply(design)).getSolver().getInverse();
    RealVector beta = bread.operate(design.transpose().operate(new ArrayRealVector(y)));
    RealMatrix meat = new Array2DRowRealMatrix(columns, columns);
    for (String unit : units) {
      RealVector score = new ArrayRealVector(columns);
      for (int i = 0; i < panel.size(); i++) {
        if (panel.get(i).unit().equals(unit)) {
          RealVector row = design.getRowVector(i);
          score = score.add(row.mapMultiply(y[i] - row.dotProduct(beta)));
        }
      }
      meat = meat.add(score.outerProduct(score));
    }
    double n = panel.size();
    double scale = units.size() / (units.size() - 1.0) * (n - 1) / (n - 1 - PERIODS);
    double variance = bread.multiply(meat).multiply(bread).getEntry(0, 0) * scale;
    return new double[] {beta.getEntry(0), Math.sqrt(variance)};
  }

  @Test
  void sizeIsFivePercentUnderTheNullAndCoverageNinety() {
    SplittableRandom random = new SplittableRandom(2);
    int rejected = 0;
    int notParallel = 0;
    int inside = 0;
    int runs = 1000;
    for (int i = 0; i < runs; i++) {
      DifferenceInDifferences none =
          DifferenceInDifferences.estimate(stores(40, 0, 0, random), treated(40), FIRST, 90);
      rejected += none.pValue() < 0.05 ? 1 : 0;
      notParallel += none.preTrend() < 0.05 ? 1 : 0;
      DifferenceInDifferences some =
          DifferenceInDifferences.estimate(stores(40, 2, 0, random), treated(40), FIRST, 90);
      inside += some.interval().contains(2) ? 1 : 0;
    }
    assertThat(rejected / (double) runs).isCloseTo(0.05, within(0.02));
    assertThat(notParallel / (double) runs).isCloseTo(0.05, within(0.02));
    assertThat(inside / (double) runs).isCloseTo(0.9, within(0.03));
  }

  @Test
  void trendsThatWereNotParallelAreNoEffect() {
    DifferenceInDifferences found =
        DifferenceInDifferences.estimate(
            stores(40, 0, 2, new SplittableRandom(3)), treated(40), FIRST, 90);

    assertThat(found.interval().lower()).isPositive();
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason()).contains("not parallel");
    DifferenceInDifferences harm =
        DifferenceInDifferences.estimate(
            stores(60, -6, 0, new SplittableRandom(4)), treated(60), FIRST, 90);
    assertThat(harm.verdict()).isEqualTo(Verdict.INEFFECTIVE);
    assertThat(harm.path().get(0).distance()).isEqualTo(-FIRST);
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() {
    List<PanelObservation> panel = stores(40, 0, 0, new SplittableRandom(5));
    DifferenceInDifferences few =
        DifferenceInDifferences.estimate(panel, Set.of("u100", "u101"), FIRST, 90);

    assertThat(few.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(few.reason()).contains("2 treated and 38 other");
    assertThat(DifferenceInDifferences.estimate(panel, treated(40), 0, 90).reason())
        .contains("both sides");
    assertThat(DifferenceInDifferences.estimate(panel, treated(40), 8, 90).verdict())
        .isEqualTo(Verdict.NOT_MEASURABLE);
    List<PanelObservation> unseen = new ArrayList<>(panel);
    unseen.removeIf(row -> row.period() == 6 && treated(40).contains(row.unit()));
    assertThat(DifferenceInDifferences.estimate(unseen, treated(40), FIRST, 90).path()).hasSize(6);
    panel.add(panel.get(0));
    assertThatThrownBy(() -> DifferenceInDifferences.estimate(panel, treated(40), FIRST, 90))
        .hasMessageContaining("(u100)");
    assertThatThrownBy(() -> new PanelObservation("a", 1, Double.NaN)).hasMessageContaining("(a)");
    ClusteredRegression regression =
        new ClusteredRegression(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, 2, 2);
    assertThatThrownBy(
            () -> regression.estimate(new double[][] {{1, 1, 0, 0}}, new double[] {1, 2, 3, 4}))
        .hasMessageContaining("Effect 1");
  }
}
