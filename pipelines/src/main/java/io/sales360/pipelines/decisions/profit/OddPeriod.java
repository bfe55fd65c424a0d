package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * A period whose net sales are outside the band, or ({@code isMark}) no such period but the mark of
 * the first day on which anything was sold.
 *
 * @param comparable first days of the periods it was held against
 */
@DefaultSchema(RecordSchema.class)
record OddPeriod(
    boolean isMark,
    PeriodGrain grain,
    LocalDate startsOn,
    List<LocalDate> comparable,
    BigDecimal net,
    BigDecimal expected,
    BigDecimal lower,
    BigDecimal upper,
    BigDecimal score,
    BigDecimal reference)
    implements Serializable {
  OddPeriod {
    comparable = List.copyOf(comparable);
  }

  /** Says that sales began on the day. */
  static OddPeriod mark(LocalDate firstDay) {
    BigDecimal zero = BigDecimal.ZERO;
    return new OddPeriod(
        true, PeriodGrain.DAY, firstDay, List.of(), zero, zero, zero, zero, zero, zero);
  }

  String key() {
    return grain.name() + startsOn;
  }
}
