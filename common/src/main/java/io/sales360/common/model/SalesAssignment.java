package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per salesperson and the days, both ends included, on which he or she belonged to a
 * team and had a territory. No two of a salesperson overlap; there may be days between them.
 *
 * @param teamId null where the source tells no teams
 * @param territoryId null where the source tells no territories
 * @param validTo null while it lasts
 */
@DefaultSchema(RecordSchema.class)
public record SalesAssignment(
    String salespersonId,
    @Nullable String teamId,
    @Nullable String territoryId,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    Origin origin)
    implements Entity {}
