package io.sales360.pipelines.forecast;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Where a product stands in the grouped structure.
 *
 * @param category its category, {@code (none)} where unknown
 * @param node the product's own id, or {@code (other)} for those that share a series
 */
@DefaultSchema(RecordSchema.class)
record ProductPlace(String productId, String category, String node) implements Serializable {
  static final String OTHER = "(other)";
  static final String NONE = "(none)";
}
