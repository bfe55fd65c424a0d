package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Each;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ProductFile;
import io.sales360.common.schema.RecordCoder;
import java.util.Set;
import org.apache.beam.sdk.values.TupleTag;

/**
 * The keys of the dimensions that contracts check references against; bounded by the size of those
 * dimensions, which must fit into a worker's memory. None where no contract refuses unknown keys.
 */
public final class KnownKeys {
  private KnownKeys() {}

  /** The step that hands out the keys that are asked for. */
  public static BundleStep<Entity> collect(TupleTag<ReferencedKey> tag, ProductFile product) {
    return of(tag, ReferenceRules.of(product).checked());
  }

  /** The step that hands out the keys of some dimensions. */
  public static BundleStep<Entity> of(TupleTag<ReferencedKey> tag, Set<EntityType> types) {
    return new Each<>(tag, RecordCoder.of(ReferencedKey.class))
        .of(
            member -> {
              EntityType type = EntityType.of(member);
              return types.contains(type) ? ReferencedKey.of(type, member) : null;
            });
  }
}
