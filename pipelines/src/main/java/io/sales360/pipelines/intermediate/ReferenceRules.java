package io.sales360.pipelines.intermediate;

import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ContractTerms.UnknownKey;
import io.sales360.common.product.ProductFile;
import io.sales360.common.schema.RecordShape;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The references whose unknown keys refuse a row, as the product file's contracts state them. All
 * other unknown keys become inferred rows of their dimension.
 */
final class ReferenceRules implements Serializable {
  private final Map<EntityType, Map<String, EntityType>> dimensions;

  private ReferenceRules(Map<EntityType, Map<String, EntityType>> dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * One broken reference.
   *
   * @param column column of the row
   * @param key value that no feed knows
   * @param dimension where it was looked for
   */
  record Unknown(String column, String key, EntityType dimension) {}

  static ReferenceRules of(ProductFile product) {
    Map<EntityType, Map<String, EntityType>> dimensions = new EnumMap<>(EntityType.class);
    product
        .contracts()
        .forEach(
            (entity, terms) ->
                terms
                    .references()
                    .forEach(
                        (column, unknown) -> {
                          if (unknown == UnknownKey.REFUSE) {
                            dimensions
                                .computeIfAbsent(entity, e -> new TreeMap<>())
                                .put(column, dimensionOf(column));
                          }
                        }));
    return new ReferenceRules(dimensions);
  }

  private static EntityType dimensionOf(String column) {
    return CollectReferences.DIMENSIONS.stream()
        .filter(type -> type.identity().get(0).equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The column (%s) refers to no dimension.%nMaybe one of %s."
                        .formatted(
                            column,
                            CollectReferences.DIMENSIONS.stream()
                                .map(type -> type.identity().get(0))
                                .toList())));
  }

  /** Dimensions whose keys must be known before facts are made. */
  Set<EntityType> checked() {
    Set<EntityType> types = EnumSet.noneOf(EntityType.class);
    dimensions.values().forEach(columns -> types.addAll(columns.values()));
    return types;
  }

  /** The first reference of the row that leads nowhere. */
  Optional<Unknown> unknown(Entity row, Set<ReferencedKey> known) {
    EntityType type = EntityType.of(row);
    Map<String, EntityType> columns = dimensions.get(type);
    if (columns == null) {
      return Optional.empty();
    }
    RecordShape<? extends Record> shape =
        RecordShape.of(type.recordType().asSubclass(Record.class));
    for (Map.Entry<String, EntityType> rule : columns.entrySet()) {
      Object key = shape.value((Record) row, shape.indexOf(rule.getKey()));
      if (key != null && !known.contains(new ReferencedKey(rule.getValue(), key.toString()))) {
        return Optional.of(new Unknown(rule.getKey(), key.toString(), rule.getValue()));
      }
    }
    return Optional.empty();
  }
}
