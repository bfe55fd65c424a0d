package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per owner (salesperson or team, by the table), measure, period and version of a
 * target; owners without a target have one row per calendar month, of net sales. Amounts are in the
 * reporting currency, rates are shares, days are calendar days. What happens after the as-of date
 * does not count.
 *
 * @param teamId the salesperson's team on the last day of the period, or on the as-of date in it;
 *     of a team itself
 * @param memberCount salespeople of the team on the as-of date; null for a salesperson
 * @param version name of the plan
 * @param lineCount lines credited; a line is one for everyone it is credited to
 * @param orderCount orders credited, wholly or in part
 * @param soldAmount net amount credited of the lines that are sales, on the day of the order
 * @param returns refunds credited, on the day of the return
 * @param netSales sold less returns
 * @param actualAmount the measure, so far
 * @param targetAmount in the unit of the measure; null without a target
 * @param targetCount rows of targets summed
 * @param isTargetOfMembers whether the team has no target of its own for the period and those of
 *     its members are summed
 * @param attainment actual over target; null as {@code attainmentState} says
 * @param gapAmount target less actual; negative where the target is exceeded
 * @param expectedRate share of the period's total that is usual by the as-of date
 * @param paceBasis where that share was learned; null where the period is not running
 * @param expectedAmount target times expected rate
 * @param pace actual over expected amount; null where nothing is expected yet
 * @param requiredPerDay what is missing per day after the as-of date, at least 0; null after the
 *     end
 * @param projectedP10 the period ends below it with 10 percent probability; an estimate
 * @param hitProbability that the target is reached; null without a positive target
 * @param projectionBasis what the finish rests on; null as {@code projectionState} says
 * @param attainmentError standard error of the attainment, from day to day
 * @param shrunkAttainment attainment once luck is taken out, by comparison with all owners of the
 *     period; null without an attainment or an error
 * @param shrunkLower lower end of its interval of 80 percent
 * @param comparedCount owners with an attainment in the period
 * @param rank from 1, the largest shrunk attainment first, then the largest attainment
 */
@DefaultSchema(RecordSchema.class)
public record AggPerformance(
    PerformanceOwner ownerType,
    String ownerId,
    @Nullable String teamId,
    @Nullable Integer memberCount,
    PerformanceMeasure measure,
    LocalDate startsOn,
    LocalDate endsOn,
    @Nullable String version,
    PeriodState periodState,
    long lineCount,
    int orderCount,
    BigDecimal units,
    BigDecimal soldAmount,
    BigDecimal returns,
    BigDecimal netSales,
    BigDecimal actualAmount,
    @Nullable BigDecimal targetAmount,
    int targetCount,
    boolean isTargetOfMembers,
    @Nullable BigDecimal attainment,
    AttainmentState attainmentState,
    @Nullable BigDecimal gapAmount,
    int daysTotal,
    int daysElapsed,
    BigDecimal expectedRate,
    @Nullable PaceBasis paceBasis,
    @Nullable BigDecimal expectedAmount,
    @Nullable BigDecimal pace,
    @Nullable BigDecimal requiredPerDay,
    @Nullable BigDecimal projectedP10,
    @Nullable BigDecimal projectedP50,
    @Nullable BigDecimal projectedP90,
    @Nullable BigDecimal hitProbability,
    @Nullable ProjectionBasis projectionBasis,
    ProjectionState projectionState,
    @Nullable BigDecimal attainmentError,
    @Nullable BigDecimal shrunkAttainment,
    @Nullable BigDecimal shrunkLower,
    @Nullable BigDecimal shrunkUpper,
    int comparedCount,
    @Nullable Integer rank,
    String currencyCode)
    implements Serializable {

  /** The row with its place among all of its period. */
  public AggPerformance compared(
      @Nullable BigDecimal shrunk,
      @Nullable BigDecimal lower,
      @Nullable BigDecimal upper,
      int owners,
      @Nullable Integer place) {
    return new AggPerformance(
        ownerType,
        ownerId,
        teamId,
        memberCount,
        measure,
        startsOn,
        endsOn,
        version,
        periodState,
        lineCount,
        orderCount,
        units,
        soldAmount,
        returns,
        netSales,
        actualAmount,
        targetAmount,
        targetCount,
        isTargetOfMembers,
        attainment,
        attainmentState,
        gapAmount,
        daysTotal,
        daysElapsed,
        expectedRate,
        paceBasis,
        expectedAmount,
        pace,
        requiredPerDay,
        projectedP10,
        projectedP50,
        projectedP90,
        hitProbability,
        projectionBasis,
        projectionState,
        attainmentError,
        shrunk,
        lower,
        upper,
        owners,
        place,
        currencyCode);
  }
}
