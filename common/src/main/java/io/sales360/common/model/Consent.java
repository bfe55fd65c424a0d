package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.time.Instant;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per customer's answer to one purpose of use. */
@DefaultSchema(RecordSchema.class)
public record Consent(
    String customerId,
    String purpose,
    Boolean isGranted,
    Instant decidedAt,
    @Nullable String medium,
    Origin origin)
    implements Entity {}
