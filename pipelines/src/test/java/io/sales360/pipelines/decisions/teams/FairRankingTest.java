package io.sales360.pipelines.decisions.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.AttainmentState;
import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.decision.PeriodState;
import io.sales360.common.decision.ProjectionState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FairRankingTest {
  /**
   * Squares about 1 sum to 0.4, so the total variance by Paule and Mandel is 0.4 / 4 = 0.1; luck
   * makes up 0.04 of it, and Morris draws by (5 - 3) / (5 - 1) * 0.04 / 0.1 = 0.2.
   */
  @Test
  void drawsAttainmentsTowardsTheirMean() {
    List<AggPerformance> rows =
        FairRanking.of(
            List.of(
                row("E", "1.4", "0.2"),
                row("A", "0.6", "0.2"),
                row("B", "0.8", "0.2"),
                row("C", "1.0", "0.2"),
                row("D", "1.2", "0.2"),
                row("F", null, null)));

    assertThat(rows)
        .extracting(
            row -> {
              BigDecimal fair = row.shrunkAttainment();
              return row.ownerId()
                  + (fair == null ? "" : fair.stripTrailingZeros().toPlainString())
                  + " "
                  + row.rank()
                  + " of "
                  + row.comparedCount();
            })
        .containsExactly(
            "A0.68 5 of 5",
            "B0.84 4 of 5",
            "C1 3 of 5",
            "D1.16 2 of 5",
            "E1.32 1 of 5",
            "F null of 5");
  }

  /** About half of E's distance to the mean (1.05) is luck, which is all that five owners allow. */
  @Test
  void littleBehindALargeFigureDrawsItBelowASurerOne() {
    List<AggPerformance> rows =
        FairRanking.of(
            List.of(
                row("A", "0.9", "0.05"),
                row("B", "1.0", "0.05"),
                row("C", "1.1", "0.05"),
                row("D", "1.2", "0.05"),
                row("E", "1.3", "2")));

    assertThat(rows).extracting(AggPerformance::rank).containsExactly(5, 4, 3, 1, 2);
  }

  @Test
  void withoutAnyErrorTheAttainmentRanks() {
    List<AggPerformance> rows = FairRanking.of(List.of(row("A", "0", "0"), row("B", "0.1", null)));

    assertThat(rows).extracting(AggPerformance::rank).containsExactly(2, 1);
    assertThat(rows).extracting(AggPerformance::shrunkAttainment).containsOnlyNulls();
  }

  @Test
  void whoSoldNothingHasTheErrorOfTheOthers() {
    List<AggPerformance> zero =
        FairRanking.of(List.of(row("A", "0", "0"), row("B", "1", "0.3"), row("C", "1", "0.3")));
    List<AggPerformance> stated =
        FairRanking.of(List.of(row("A", "0", "0.3"), row("B", "1", "0.3"), row("C", "1", "0.3")));

    assertThat(zero.get(0).shrunkLower()).isEqualTo(stated.get(0).shrunkLower());
    assertThat(zero.get(0).shrunkLower()).isNegative();
  }

  private static AggPerformance row(
      String owner, @Nullable String attainment, @Nullable String error) {
    BigDecimal zero = BigDecimal.ZERO;
    LocalDate day = LocalDate.of(2024, 1, 1);
    return new AggPerformance(
        PerformanceOwner.SALESPERSON,
        owner,
        null,
        null,
        PerformanceMeasure.NET_SALES,
        day,
        day,
        null,
        PeriodState.FINISHED,
        1,
        1,
        zero,
        zero,
        zero,
        zero,
        zero,
        zero,
        1,
        false,
        decimal(attainment),
        AttainmentState.KNOWN,
        zero,
        1,
        1,
        BigDecimal.ONE,
        null,
        zero,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        ProjectionState.NOT_RUNNING,
        decimal(error),
        null,
        null,
        null,
        0,
        null,
        "USD");
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
