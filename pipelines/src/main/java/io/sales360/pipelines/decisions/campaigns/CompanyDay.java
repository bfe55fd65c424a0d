package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** Grain: one row per day with sales; sums over all products. */
@DefaultSchema(RecordSchema.class)
record CompanyDay(LocalDate day, BigDecimal units, BigDecimal net) implements Serializable {
  static CompanyDay of(FctMargin line) {
    return new CompanyDay(line.orderedOn(), line.quantity(), line.netAmount());
  }

  CompanyDay plus(CompanyDay other) {
    return new CompanyDay(day, units.add(other.units), net.add(other.net));
  }
}
