package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per order, or line of an order, and salesperson that is credited with a part of
 * it. The shares of an order, and those of a line, sum to 1. A line's own credits replace those of
 * its order.
 *
 * @param lineId null where the credit is for the lines that have none of their own
 * @param creditShare above 0, at most 1
 */
@DefaultSchema(RecordSchema.class)
public record SalesCredit(
    String orderId,
    @Nullable String lineId,
    String salespersonId,
    BigDecimal creditShare,
    Origin origin)
    implements Entity {}
