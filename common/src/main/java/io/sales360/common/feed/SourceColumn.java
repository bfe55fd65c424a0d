package io.sales360.common.feed;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per feed and column of its sources.
 *
 * @param feed name of the feed
 * @param column as the source names it
 * @param position from 1, in the order of first appearance
 * @param type as the source states it, in our words ({@code integer(32)}, {@code decimal(18,2)},
 *     {@code date} …); {@code text} where the format has no types
 */
@DefaultSchema(RecordSchema.class)
public record SourceColumn(String feed, String column, int position, String type)
    implements Serializable {}
