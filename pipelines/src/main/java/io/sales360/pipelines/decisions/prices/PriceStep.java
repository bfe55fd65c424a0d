package io.sales360.pipelines.decisions.prices;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingStep;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Keeps the lines that have a price: for their week, if it has ended, and for their discount. */
final class PriceStep extends AccountingStep<FctMargin, FctMargin> {
  static final String ELASTICITY_TABLE = "agg_price_elasticities";
  static final String DEPTH_TABLE = "agg_discount_depths";
  static final String ELASTICITY_ACCOUNT = "decision:" + ELASTICITY_TABLE;
  static final String DEPTH_ACCOUNT = "decision:" + DEPTH_TABLE;

  private final LocalDate thisMonday;

  /**
   * Of lines up to the as-of date.
   *
   * @param thisMonday first day of the week that has not ended
   * @param weeks gets those whose week has ended
   * @param depths gets all
   */
  PriceStep(LocalDate thisMonday, BundleStep<PriceWeek> weeks, BundleStep<DepthLine> depths) {
    super(
        weeks
            .of((FctMargin line) -> hasEnded(line, thisMonday) ? PriceWeek.of(line) : null)
            .and(depths.of(DepthLine::of)));
    this.thisMonday = thisMonday;
  }

  @Override
  protected @Nullable FctMargin keep(FctMargin line) {
    count(ELASTICITY_ACCOUNT, Kind.READ, "", line.netAmount());
    count(DEPTH_ACCOUNT, Kind.READ, "", line.netAmount());
    boolean isPriced =
        line.quantity().signum() > 0
            && line.saleGrossAmount().signum() > 0
            && line.grossAmount().signum() > 0;
    if (!isPriced) {
      count(ELASTICITY_ACCOUNT, Kind.FILTERED, "no price", line.netAmount());
      count(DEPTH_ACCOUNT, Kind.FILTERED, "no price", line.netAmount());
      return null;
    }
    if (!hasEnded(line, thisMonday)) {
      count(ELASTICITY_ACCOUNT, Kind.FILTERED, "in a week that has not ended", line.netAmount());
    }
    return line;
  }

  static LocalDate thisMonday(LocalDate asOf) {
    return asOf.plusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static boolean hasEnded(FctMargin line, LocalDate thisMonday) {
    return line.orderedOn().isBefore(thisMonday);
  }
}
