package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.time.Instant;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per contact of a customer with a campaign.
 *
 * @param touchedAt when it happened; null where the source lists who was reached, without times
 */
@DefaultSchema(RecordSchema.class)
public record CampaignTouch(
    String touchId,
    String campaignId,
    String customerId,
    @Nullable Instant touchedAt,
    @Nullable String medium,
    @Nullable String touchType,
    @Nullable String promotionId,
    @Nullable String orderId,
    Origin origin)
    implements Entity {}
