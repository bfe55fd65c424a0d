package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.common.decision.ProjectionBasis;
import io.sales360.forecasting.targets.Pace;
import io.sales360.forecasting.targets.RestOfPeriod;
import io.sales360.forecasting.targets.SeasonOfYear;
import io.sales360.forecasting.targets.TargetOutlook;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a running period will end, and on what that rests.
 *
 * @param p10 the total is below it with 10 percent probability
 * @param hitProbability that the total reaches the target
 */
record Finish(ProjectionBasis basis, double p10, double p50, double p90, double hitProbability) {
  /**
   * By sample paths of the days after the as-of date; null where the owner's days are too few.
   *
   * @param company whose season of the year they follow, if it has one
   * @param left days after the as-of date
   */
  static @Nullable Finish bySamplePaths(
      History own,
      Company company,
      PerformanceMeasure measure,
      LocalDate asOf,
      int left,
      double actual,
      double target) {
    double[] days = own.valuesUntil(measure, asOf);
    if (days.length == 0) {
      return null;
    }
    LocalDate first = asOf.minusDays(days.length - 1L);
    SeasonOfYear season = company.season(measure).orElse(null);
    ProjectionBasis basis =
        season == null ? ProjectionBasis.SAMPLE_PATHS : ProjectionBasis.SEASONAL_PATHS;
    return RestOfPeriod.outlook(
            days, History.kinds(first, days.length + left), season, actual, target)
        .map(outlook -> of(basis, outlook))
        .orElse(null);
  }

  private static Finish of(ProjectionBasis basis, TargetOutlook outlook) {
    return new Finish(basis, outlook.p10(), outlook.p50(), outlook.p90(), outlook.hitProbability());
  }

  static Finish of(Pace.Projection projection) {
    return new Finish(
        projection.basis() == Pace.Basis.PACE ? ProjectionBasis.PACE : ProjectionBasis.PAST_TOTALS,
        projection.p10(),
        projection.p50(),
        projection.p90(),
        projection.hitProbability());
  }
}
