package io.sales360.pipelines.intermediate;

import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Outcome;
import io.sales360.common.product.ProductFile;
import io.sales360.common.schema.RecordShape;
import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * How rows of one entity are recognised as versions of the same thing, and which of them is later.
 * A natural key comes from the product file; without one, the columns that identify the entity must
 * be unique.
 */
final class NaturalKeys implements Serializable {
  private static final char SEPARATOR = '\u001f';

  /**
   * How versions of one thing are told apart.
   *
   * @param columns the key
   * @param latestBy column that says which version is later; null for the order of reading
   * @param isDeclared whether the product file states the key, so that older versions are
   *     deduplicated; else they are refused
   */
  record Key(List<String> columns, @Nullable String latestBy, boolean isDeclared)
      implements Serializable {}

  private final Map<EntityType, Key> keys;

  private NaturalKeys(Map<EntityType, Key> keys) {
    this.keys = keys;
  }

  static NaturalKeys of(ProductFile product) {
    Map<EntityType, Key> keys = new EnumMap<>(EntityType.class);
    for (Feed feed : product.feeds()) {
      for (Outcome outcome : feed.outcomes()) {
        EntityType type = outcome.entity();
        if (type != null) {
          keys.merge(type, keyOf(type, outcome), (a, b) -> a.isDeclared() ? a : b);
        }
      }
    }
    return new NaturalKeys(keys);
  }

  private static Key keyOf(EntityType type, Outcome outcome) {
    return outcome.key().isEmpty()
        ? new Key(type.identity(), outcome.latestBy(), false)
        : new Key(outcome.key(), outcome.latestBy(), true);
  }

  /** The key of an entity type that some feed fills. */
  Key of(EntityType type) {
    return Objects.requireNonNull(keys.get(type), type::entityName);
  }

  /**
   * The key of a row as text; null where the row cannot be another's version: a line that is
   * numbered by its occurrence, or a row without any value in its key.
   */
  @Nullable String keyOf(EntityType type, Entity entity) {
    Key key = of(type);
    RecordShape<? extends Record> shape = shape(type);
    StringJoiner text = new StringJoiner(String.valueOf(SEPARATOR));
    text.add(type.name());
    boolean isFilled = false;
    for (String column : key.columns()) {
      Object value = shape.value((Record) entity, shape.indexOf(column));
      if (value == null && isNumberedByOccurrence(type)) {
        return null;
      }
      isFilled |= value != null;
      text.add(value == null ? "" : value.toString());
    }
    return isFilled ? text.toString() : null;
  }

  private static boolean isNumberedByOccurrence(EntityType type) {
    return type == EntityType.ORDER_LINE || type == EntityType.RETURN_LINE;
  }

  /** Earlier version first; rows without a value in the deciding column are earliest. */
  Comparator<Entity> earliestFirst(EntityType type) {
    Comparator<Entity> bySource =
        Comparator.comparing(Entity::origin, io.sales360.common.model.Origin.IN_SOURCE_ORDER);
    String latestBy = of(type).latestBy();
    if (latestBy == null) {
      return bySource;
    }
    RecordShape<? extends Record> shape = shape(type);
    int index = shape.indexOf(latestBy);
    return Comparator.<Entity, Comparable<Object>>comparing(
            e -> comparable(shape.value((Record) e, index)),
            Comparator.nullsFirst(Comparator.naturalOrder()))
        .thenComparing(bySource);
  }

  @SuppressWarnings("unchecked") // Columns hold text, numbers, dates, instants and enums only.
  private static @Nullable Comparable<Object> comparable(@Nullable Object value) {
    return (Comparable<Object>) value;
  }

  private static RecordShape<? extends Record> shape(EntityType type) {
    return RecordShape.of(type.recordType().asSubclass(Record.class));
  }
}
