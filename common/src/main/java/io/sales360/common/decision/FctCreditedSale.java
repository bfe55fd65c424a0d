package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per sold line or return and salesperson credited. The rows of one line sum to it:
 * units and amounts are shared by largest remainder, to the cent where the amount is whole cents,
 * else to the amount's own last decimal. Amounts are in the reporting currency.
 *
 * @param returnId null for a sale
 * @param lineId null for a return that names no line
 * @param creditedOn day of the order, or of the return
 * @param ownedOn the day that team and territory are those of: that of the order, also for a return
 *     whose sale is known
 * @param teamId the salesperson's team then; null without one
 * @param territoryId the salesperson's own territory then, wherever the sale was made
 * @param creditShare of the line or return, above 0, at most 1
 * @param netAmount of a sale; 0 for a return
 * @param refundAmount of a return, positive; 0 for a sale
 */
@DefaultSchema(RecordSchema.class)
public record FctCreditedSale(
    @Nullable String orderId,
    @Nullable String lineId,
    @Nullable String returnId,
    LocalDate creditedOn,
    LocalDate ownedOn,
    String salespersonId,
    @Nullable String teamId,
    @Nullable String territoryId,
    BigDecimal creditShare,
    BigDecimal units,
    BigDecimal netAmount,
    BigDecimal refundAmount,
    String currencyCode)
    implements Serializable {
  public boolean isReturn() {
    return returnId != null;
  }
}
