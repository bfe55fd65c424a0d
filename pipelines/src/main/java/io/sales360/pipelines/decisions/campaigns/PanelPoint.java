package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per campaign without held-out customers, customer and week.
 *
 * @param week whole weeks since the campaign's first day; negative before it
 */
@DefaultSchema(RecordSchema.class)
record PanelPoint(String campaignId, String customerId, boolean isReached, int week, double units)
    implements Serializable {}
