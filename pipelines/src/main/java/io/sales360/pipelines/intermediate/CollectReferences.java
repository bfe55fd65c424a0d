package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.model.EntityType;
import io.sales360.common.schema.RecordShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dimension keys that facts of one table name, for the step that takes them. Each key leaves at
 * least once, and about once per bundle.
 */
public final class CollectReferences<T extends Record> implements BundleStep<T> {
  /** Dimensions that facts refer to by the id column of the entity. */
  static final List<EntityType> DIMENSIONS =
      List.of(
          EntityType.CUSTOMER,
          EntityType.PRODUCT,
          EntityType.CHANNEL,
          EntityType.TERRITORY,
          EntityType.SALESPERSON,
          EntityType.PROMOTION,
          EntityType.CAMPAIGN);

  private static final int MOST_HELD = 200_000;

  private final Class<T> factType;
  private final BundleStep<ReferencedKey> keys;
  private transient Set<ReferencedKey> seen = new HashSet<>();
  private transient @Nullable List<Reference> references;

  /** A component of the fact that names a dimension's key. */
  private record Reference(EntityType dimension, int component) {}

  private CollectReferences(Class<T> factType, BundleStep<ReferencedKey> keys) {
    this.factType = factType;
    this.keys = keys;
  }

  public static <T extends Record> CollectReferences<T> of(
      Class<T> factType, BundleStep<ReferencedKey> keys) {
    return new CollectReferences<>(factType, keys);
  }

  @Override
  public void start() {
    seen = new HashSet<>();
    keys.start();
  }

  @Override
  public void add(T fact, Emitter out) {
    RecordShape<T> shape = RecordShape.of(factType);
    if (references == null) {
      references = references(shape);
    }
    for (Reference reference : references) {
      Object key = shape.value(fact, reference.component());
      if (key != null) {
        seen.add(new ReferencedKey(reference.dimension(), key.toString()));
      }
    }
    if (seen.size() > MOST_HELD) {
      handOut(out);
    }
  }

  private static List<Reference> references(RecordShape<?> shape) {
    List<Reference> references = new ArrayList<>();
    for (EntityType type : DIMENSIONS) {
      String column = type.identity().get(0);
      for (int i = 0; i < shape.components().size(); i++) {
        if (shape.components().get(i).column().equals(column)) {
          references.add(new Reference(type, i));
        }
      }
    }
    return references;
  }

  @Override
  public void finish(Emitter out) {
    handOut(out);
    keys.finish(out);
  }

  private void handOut(Emitter out) {
    seen.forEach(key -> keys.add(key, out));
    seen.clear();
  }

  @Override
  public List<Output<?>> outputs() {
    return keys.outputs();
  }
}
