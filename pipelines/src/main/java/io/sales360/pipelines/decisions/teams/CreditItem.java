package io.sales360.pipelines.decisions.teams;

import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be credited: an order line or a return, without what crediting does not need.
 *
 * @param key the order; of a return without one, the return itself
 * @param returnId null for a line
 * @param isCounted whether a line is a sale; true for a return
 * @param salespersonId whom the source names
 * @param amount net amount or refund, in the reporting currency
 */
@DefaultSchema(RecordSchema.class)
record CreditItem(
    String key,
    @Nullable String orderId,
    @Nullable String lineId,
    @Nullable String returnId,
    LocalDate day,
    boolean isCounted,
    @Nullable String salespersonId,
    BigDecimal units,
    BigDecimal amount,
    String currencyCode)
    implements Serializable {
  static CreditItem of(FctOrderLine line) {
    return new CreditItem(
        line.orderId(),
        line.orderId(),
        line.lineId(),
        null,
        line.orderedOn(),
        line.isSale(),
        line.salespersonId(),
        line.quantity(),
        line.reportingNetAmount(),
        line.reportingCurrencyCode());
  }

  static CreditItem of(FctReturn back) {
    String orderId = back.orderId();
    return new CreditItem(
        orderId == null ? '\u001f' + back.returnId() : orderId,
        orderId,
        back.lineId(),
        back.returnId(),
        back.returnedOn(),
        true,
        back.salespersonId(),
        back.quantity(),
        back.reportingRefundAmount(),
        back.reportingCurrencyCode());
  }

  boolean isReturn() {
    return returnId != null;
  }
}
