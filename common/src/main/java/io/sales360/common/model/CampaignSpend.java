package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per spend of a campaign on one day in one medium. */
@DefaultSchema(RecordSchema.class)
public record CampaignSpend(
    String spendId,
    String campaignId,
    LocalDate spentOn,
    @Nullable String medium,
    BigDecimal spendAmount,
    String currencyCode,
    @Nullable Long impressions,
    @Nullable Long clicks,
    Origin origin)
    implements Entity {}
