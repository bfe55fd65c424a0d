package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** All measures of one day. Days of several owners add up in any order. */
@DefaultSchema(RecordSchema.class)
record DayFigures(LocalDate day, BigDecimal netSales, BigDecimal units, long orders)
    implements Serializable {
  DayFigures plus(DayFigures other) {
    return new DayFigures(
        day, netSales.add(other.netSales), units.add(other.units), orders + other.orders);
  }

  BigDecimal of(PerformanceMeasure measure) {
    return switch (measure) {
      case NET_SALES -> netSales;
      case UNITS -> units;
      case ORDERS -> BigDecimal.valueOf(orders);
    };
  }
}
