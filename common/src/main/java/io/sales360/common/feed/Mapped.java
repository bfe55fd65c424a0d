package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What became of one row: exactly one of three. */
public sealed interface Mapped {

  /** It fills an entity, whose origin names the outcome and the control amount. */
  record Written(Entity entity, EntityType type) implements Mapped {}

  /** A filter took it, under a name, with the amount it is accounted for with. */
  record Filtered(String outcome, @Nullable BigDecimal amount) implements Mapped {}

  /** It cannot be used, and why. */
  record Refused(DeadLetter letter) implements Mapped {}
}
