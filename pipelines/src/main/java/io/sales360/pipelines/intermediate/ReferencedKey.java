package io.sales360.pipelines.intermediate;

import io.sales360.common.model.EntityType;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * A key that some fact names.
 *
 * @param type dimension's entity
 * @param key value of its id
 */
@DefaultSchema(RecordSchema.class)
public record ReferencedKey(EntityType type, String key) implements Serializable {}
