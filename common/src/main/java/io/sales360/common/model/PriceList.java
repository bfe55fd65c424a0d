package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per price of a product valid for a range of days. */
@DefaultSchema(RecordSchema.class)
public record PriceList(
    String priceId,
    String productId,
    @Nullable String channelId,
    @Nullable String priceType,
    BigDecimal unitPrice,
    @Nullable BigDecimal unitCost,
    String currencyCode,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    Origin origin)
    implements Entity {}
