package io.sales360.pipelines.decisions.stock;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * What was sold of one product on one day. Days of equal key add up in any order.
 *
 * @param margin of the lines whose cost is known
 * @param uncostedLines lines whose cost is not
 */
@DefaultSchema(RecordSchema.class)
record SoldDay(
    String productId,
    LocalDate day,
    long lineCount,
    BigDecimal units,
    BigDecimal net,
    BigDecimal margin,
    long uncostedLines)
    implements Serializable {

  static SoldDay of(FctMargin line) {
    BigDecimal margin = line.contributionMargin1();
    return new SoldDay(
        line.productId(),
        line.orderedOn(),
        1,
        line.quantity(),
        line.netAmount(),
        margin == null ? BigDecimal.ZERO : margin,
        margin == null ? 1 : 0);
  }

  static SoldDay none(String productId, LocalDate day) {
    return new SoldDay(productId, day, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
  }

  String key() {
    return productId + '\u001f' + day;
  }

  /** The sum, which keeps the product and the day of this one. */
  SoldDay plus(SoldDay other) {
    return new SoldDay(
        productId,
        day,
        lineCount + other.lineCount,
        units.add(other.units),
        net.add(other.net),
        margin.add(other.margin),
        uncostedLines + other.uncostedLines);
  }
}
