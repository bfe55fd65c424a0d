package io.sales360.common.expression;

import org.jspecify.annotations.Nullable;

/** One node of a compiled expression. */
@FunctionalInterface
interface Step {
  @Nullable Object compute(ColumnValues row);
}
