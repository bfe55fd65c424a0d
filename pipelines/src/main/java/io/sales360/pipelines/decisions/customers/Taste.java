package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.PreferenceDimension;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** What one customer bought of one value of one dimension. */
@DefaultSchema(RecordSchema.class)
record Taste(
    PreferenceDimension dimension, String value, long lineCount, BigDecimal units, BigDecimal net)
    implements Serializable {
  /** Most lines first; ties by units, net sales and the value's text. */
  static final Comparator<Taste> STRONGEST_FIRST =
      Comparator.comparingLong(Taste::lineCount)
          .thenComparing(Taste::units)
          .thenComparing(Taste::net)
          .reversed()
          .thenComparing(Taste::value);

  Taste plus(Taste other) {
    return new Taste(
        dimension, value, lineCount + other.lineCount, units.add(other.units), net.add(other.net));
  }
}
