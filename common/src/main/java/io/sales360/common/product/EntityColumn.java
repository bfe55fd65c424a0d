package io.sales360.common.product;

import io.sales360.common.model.EntityType;
import io.sales360.common.schema.RecordShape;
import io.sales360.common.schema.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A column of an entity that a feed can fill.
 *
 * @param name snake case
 * @param type what it holds
 * @param required whether a row without it cannot be
 */
record EntityColumn(String name, ValueType type, boolean required) {

  /** All columns but the origin, in order. */
  static Map<String, EntityColumn> of(EntityType entity) {
    Map<String, EntityColumn> columns = new LinkedHashMap<>();
    for (RecordShape.Component each :
        RecordShape.of(entity.recordType().asSubclass(Record.class)).components()) {
      if (each.type().kind() != ValueType.Kind.RECORD) {
        columns.put(
            each.column(), new EntityColumn(each.column(), each.type(), !each.type().nullable()));
      }
    }
    return columns;
  }
}
