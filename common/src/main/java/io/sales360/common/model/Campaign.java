package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per marketing campaign. */
@DefaultSchema(RecordSchema.class)
public record Campaign(
    String campaignId,
    @Nullable String campaignName,
    @Nullable String campaignType,
    @Nullable String channelId,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @Nullable BigDecimal budgetAmount,
    @Nullable String currencyCode,
    @Nullable String goal,
    Origin origin)
    implements Entity {}
