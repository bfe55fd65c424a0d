package io.sales360.pipelines.decisions.prices;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** Units of all products in one week. */
@DefaultSchema(RecordSchema.class)
record CompanyWeek(LocalDate monday, BigDecimal units) implements Serializable {
  String key() {
    return monday.toString();
  }

  CompanyWeek plus(CompanyWeek other) {
    return new CompanyWeek(monday, units.add(other.units));
  }
}
