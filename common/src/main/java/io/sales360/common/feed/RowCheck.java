package io.sales360.common.feed;

import io.sales360.common.contract.Violation;
import io.sales360.common.model.Entity;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Rules that one row of an entity must keep, looked at alone. */
@FunctionalInterface
public interface RowCheck extends Serializable {
  /** Accepts every row. */
  RowCheck NONE = entity -> null;

  /** The first rule broken; null where all hold. */
  @Nullable Violation firstViolation(Entity entity);
}
