package io.sales360.forecasting.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.forecasting.diagnosis.PlantedSeries.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the doctor is right about made series whose truth is known. */
@Tag("thorough")
class DoctorAccuracyTest {
  private static final int SERIES = 540;

  /** Long enough to know their noise, and with noise that is not itself a sum of shifts. */
  private static final List<Kind> CLEAR =
      List.of(
          Kind.LEVEL,
          Kind.TREND,
          Kind.SEASONAL,
          Kind.MULTIPLICATIVE,
          Kind.GROWING,
          Kind.HOLIDAY,
          Kind.HOLIDAY_GROWING,
          Kind.LONG_WEEKS,
          Kind.DAYS);

  /** What is true of some healthy series and no alarm. */
  private static final Set<Finding.Kind> FACTS =
      EnumSet.of(Finding.Kind.SHORT, Finding.Kind.SPARSE);

  private static List<Finding> alarms(Kind kind, double[] values) {
    return SeriesDoctor.diagnose(PlantedSeries.series(kind, values)).findings().stream()
        .filter(finding -> !FACTS.contains(finding.kind()))
        .toList();
  }

  private static double[] moved(Kind kind, double[] values, int from, int to, double deviations) {
    double[] moved = values.clone();
    for (int t = from; t < to; t++) {
      double size = deviations * PlantedSeries.noise(kind);
      moved[t] = PlantedSeries.isMultiplicative(kind) ? moved[t] * Math.exp(size) : moved[t] + size;
    }
    return moved;
  }

  @Test
  void healthySeriesSeldomHaveAFinding() {
    int each = 100;
    int odd = 0;
    for (Kind kind : Kind.values()) {
      int oddOfKind = 0;
      for (int seed = 0; seed < each; seed++) {
        oddOfKind += alarms(kind, PlantedSeries.values(kind, 5000 + seed)).isEmpty() ? 0 : 1;
      }
      assertThat(oddOfKind).as("odd of 100 healthy series, %s", kind).isLessThanOrEqualTo(6);
      odd += oddOfKind;
    }
    assertThat(odd / (double) (each * Kind.values().length)).isLessThanOrEqualTo(0.02);
  }

  @Test
  void outliersOfEightDeviationsAreFound() {
    Tally tally = new Tally();
    for (Kind kind : CLEAR) {
      Random random = new Random(kind.name().hashCode());
      for (int seed = 0; seed < SERIES / CLEAR.size(); seed++) {
        double[] values = PlantedSeries.values(kind, 1000 + seed);
        int at = random.nextInt(values.length);
        double[] odd = moved(kind, values, at, at + 1, random.nextBoolean() ? 8 : -8);
        tally.add(alarms(kind, odd), Finding.Kind.OUTLIER, at, at, 0);
      }
    }
    assertThat(tally.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(tally.precision()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void levelShiftsOfTenDeviationsAreFoundWhereTheyAre() {
    Tally tally = new Tally();
    for (Kind kind : CLEAR) {
      Random random = new Random(kind.name().hashCode());
      for (int seed = 0; seed < SERIES / CLEAR.size(); seed++) {
        double[] values = PlantedSeries.values(kind, 2000 + seed);
        int at = values.length / 4 + random.nextInt(values.length / 2);
        double[] odd = moved(kind, values, at, values.length, 10);
        tally.add(alarms(kind, odd), Finding.Kind.LEVEL_SHIFT, at, values.length - 1, 1);
      }
    }
    assertThat(tally.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(tally.precision()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void stockOutsOfOneToThreePeriodsAreFound() {
    Tally tally = new Tally();
    for (Kind kind : CLEAR) {
      Random random = new Random(kind.name().hashCode());
      for (int seed = 0; seed < SERIES / CLEAR.size(); seed++) {
        double[] values = PlantedSeries.values(kind, 3000 + seed);
        int length = 1 + random.nextInt(3);
        int at = 1 + random.nextInt(values.length - length - 1);
        Arrays.fill(values, at, at + length, 0);
        tally.add(alarms(kind, values), Finding.Kind.STOCK_OUT, at, at + length - 1, 0);
      }
    }
    assertThat(tally.recall()).isGreaterThanOrEqualTo(0.98);
    assertThat(tally.precision()).isGreaterThanOrEqualTo(0.95);
  }

  /** What was planted, what of it was found, and what else was. */
  private static final class Tally {
    private int planted;
    private int found;
    private int others;

    void add(List<Finding> alarms, Finding.Kind kind, int from, int to, int tolerance) {
      planted++;
      List<Finding> rest = new ArrayList<>(alarms);
      boolean hit =
          rest.removeIf(
              alarm ->
                  alarm.kind() == kind
                      && Math.abs(alarm.from() - from) <= tolerance
                      && alarm.to() == to);
      found += hit ? 1 : 0;
      others += rest.size();
    }

    double recall() {
      return found / (double) planted;
    }

    double precision() {
      return found / (double) (found + others);
    }
  }
}
