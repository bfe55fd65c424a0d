package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per store or platform that sells. */
@DefaultSchema(RecordSchema.class)
public record Channel(
    String channelId,
    @Nullable String channelName,
    @Nullable String channelType,
    @Nullable String address,
    @Nullable String contactEmail,
    @Nullable String contactPhone,
    @Nullable String platformName,
    @Nullable String platformUrl,
    @Nullable String country,
    @Nullable String currencyCode,
    @Nullable String territoryId,
    @Nullable String nearestOfflineStore,
    Origin origin)
    implements Entity {}
