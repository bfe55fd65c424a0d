package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PaceBasis;
import io.sales360.common.decision.PeriodState;
import io.sales360.common.decision.ProjectionState;
import io.sales360.forecasting.targets.Pace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a period is, and where it will end.
 *
 * @param share of the total usual by now
 * @param finish of a running period with enough history of the owner; else null
 */
record PaceReading(
    PeriodState state,
    int daysTotal,
    int daysElapsed,
    double share,
    @Nullable PaceBasis basis,
    @Nullable Finish finish) {
  static final int SCALE = 9;

  /** Beyond this an estimate says nothing. */
  private static final double LARGEST = 1e15;

  /**
   * Reads the pace of one owner and period.
   *
   * @param actual the measure so far
   * @param target null without one
   */
  static PaceReading of(
      TargetPart period,
      @Nullable BigDecimal target,
      double actual,
      History own,
      Company company,
      LocalDate asOf) {
    int total = (int) ChronoUnit.DAYS.between(period.startsOn(), period.endsOn()) + 1;
    int elapsed = (int) Math.min(total, ChronoUnit.DAYS.between(period.startsOn(), asOf) + 1);
    if (elapsed >= total) {
      return new PaceReading(PeriodState.FINISHED, total, total, 1, null, null);
    }
    if (elapsed <= 0) {
      return new PaceReading(PeriodState.UPCOMING, total, 0, 0, null, null);
    }
    int[] kinds = History.kinds(period.startsOn(), total);
    double aim = target == null ? 0 : target.doubleValue();
    int left = total - elapsed;
    Finish finish = Finish.bySamplePaths(own, company, period.measure(), asOf, left, actual, aim);
    Optional<Pace> pace = own.pace(period.measure(), period.startsOn(), period.endsOn());
    if (pace.isPresent()) {
      Pace.Projection projection = pace.get().project(kinds, elapsed, actual, aim);
      return new PaceReading(
          PeriodState.RUNNING,
          total,
          elapsed,
          projection.expectedShare(),
          PaceBasis.OWN_HISTORY,
          finish == null ? Finish.of(projection) : finish);
    }
    Optional<Pace> all =
        company.history().pace(period.measure(), period.startsOn(), period.endsOn());
    return new PaceReading(
        PeriodState.RUNNING,
        total,
        elapsed,
        all.map(usual -> usual.share(kinds, elapsed)).orElse(elapsed / (double) total),
        all.isPresent() ? PaceBasis.COMPANY_HISTORY : PaceBasis.DAYS,
        finish);
  }

  ProjectionState projectionState() {
    if (finish == null) {
      return state == PeriodState.RUNNING
          ? ProjectionState.SHORT_HISTORY
          : ProjectionState.NOT_RUNNING;
    }
    return finish.p90() < LARGEST ? ProjectionState.KNOWN : ProjectionState.OUT_OF_RANGE;
  }

  /** The finish, where its bounds are usable. */
  @Nullable Finish usable() {
    return projectionState() == ProjectionState.KNOWN ? finish : null;
  }

  /** An estimate as a decimal; null where it is not finite or too large. */
  static @Nullable BigDecimal decimal(double value) {
    return Math.abs(value) < LARGEST
        ? new BigDecimal(value).setScale(SCALE, RoundingMode.HALF_EVEN)
        : null;
  }
}
