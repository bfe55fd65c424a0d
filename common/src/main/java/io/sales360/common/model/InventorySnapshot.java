package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per stock of a product at a channel at the end of a day. */
@DefaultSchema(RecordSchema.class)
public record InventorySnapshot(
    String snapshotId,
    String productId,
    @Nullable String channelId,
    LocalDate countedOn,
    BigDecimal onHandQuantity,
    @Nullable BigDecimal onOrderQuantity,
    @Nullable BigDecimal unitCost,
    @Nullable String currencyCode,
    Origin origin)
    implements Entity {}
