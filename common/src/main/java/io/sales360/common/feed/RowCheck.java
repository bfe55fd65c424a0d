package io.sales360.common.feed;

import io.sales360.common.contract.DataContract;
import io.sales360.common.contract.Violation;
import io.sales360.common.model.Entity;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that one row of an entity must keep, looked at alone. */
@FunctionalInterface
public interface RowCheck extends Serializable {
  /** Accepts every row. */
  RowCheck NONE = entity -> null;

  /** The rules of severity error of a contract. */
  static RowCheck of(DataContract contract) {
    return entity -> {
      List<Violation> violations = contract.violations(entity);
      return violations.isEmpty() ? null : violations.get(0);
    };
  }

  /** The first rule broken; null where all hold. */
  @Nullable Violation firstViolation(Entity entity);
}
