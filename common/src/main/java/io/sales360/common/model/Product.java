package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per product or service. */
@DefaultSchema(RecordSchema.class)
public record Product(
    String productId,
    @Nullable String sku,
    @Nullable String productName,
    @Nullable String category,
    @Nullable String subcategory,
    @Nullable String brand,
    @Nullable String modelName,
    @Nullable String gender,
    @Nullable String color,
    @Nullable String size,
    @Nullable String designer,
    @Nullable BigDecimal listPrice,
    @Nullable BigDecimal unitCost,
    @Nullable String currencyCode,
    @Nullable LocalDate launchedOn,
    @Nullable LocalDate discontinuedOn,
    @Nullable Boolean isService,
    @Nullable Instant updatedAt,
    Origin origin)
    implements Entity {}
