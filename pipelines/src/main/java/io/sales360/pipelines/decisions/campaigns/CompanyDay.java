package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per day with sales; sums over all products.
 *
 * @param costedUnits units of lines whose margin is known
 * @param margin contribution margin 1 of these
 */
@DefaultSchema(RecordSchema.class)
record CompanyDay(
    LocalDate day, BigDecimal units, BigDecimal net, BigDecimal costedUnits, BigDecimal margin)
    implements Serializable {
  static CompanyDay of(FctMargin line) {
    BigDecimal margin = line.contributionMargin1();
    return new CompanyDay(
        line.orderedOn(),
        line.quantity(),
        line.netAmount(),
        margin == null ? BigDecimal.ZERO : line.quantity(),
        margin == null ? BigDecimal.ZERO : margin);
  }

  CompanyDay plus(CompanyDay other) {
    return new CompanyDay(
        day,
        units.add(other.units),
        net.add(other.net),
        costedUnits.add(other.costedUnits),
        margin.add(other.margin));
  }
}
