package io.sales360.common.table;

import io.sales360.common.model.OrderStatus;
import io.sales360.common.model.Origin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per kind of column, as a table of the tests. */
@DefaultSchema(RecordSchema.class)
record Sale(
    String saleId,
    @Nullable String note,
    BigDecimal amount,
    @Nullable BigDecimal discount,
    int units,
    @Nullable Long visits,
    double share,
    LocalDate soldOn,
    @Nullable Instant paidAt,
    OrderStatus status,
    boolean isGift,
    Origin origin)
    implements Serializable {

  static final TableSpec<Sale> TABLE =
      TableSpec.of("fct_sales", Layer.MARTS, Sale.class)
          .grain("one row per sale")
          .sortedBy("sale_id", "sold_on")
          .shards(4);

  static Sale of(String saleId, String amount) {
    return new Sale(
        saleId,
        null,
        new BigDecimal(amount),
        null,
        1,
        null,
        0.5,
        LocalDate.of(2024, 2, 29),
        Instant.parse("2024-02-29T12:00:00.000001Z"),
        OrderStatus.SHIPPED,
        false,
        new Origin("shop", "sale", "a.csv", 2, new BigDecimal(amount)));
  }
}
