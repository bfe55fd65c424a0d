package io.sales360.pipelines.intermediate;

import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.schema.RecordSchema;
import io.sales360.common.schema.RecordShape;
import java.io.Serializable;
import java.util.Objects;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * A key that some fact names.
 *
 * @param type dimension's entity
 * @param key value of its id
 */
@DefaultSchema(RecordSchema.class)
public record ReferencedKey(EntityType type, String key) implements Serializable {
  /** The key of a dimension's own row. */
  static ReferencedKey of(EntityType type, Entity member) {
    RecordShape<? extends Record> shape =
        RecordShape.of(type.recordType().asSubclass(Record.class));
    int id = shape.indexOf(type.identity().get(0));
    return new ReferencedKey(type, Objects.toString(shape.value((Record) member, id), ""));
  }
}
