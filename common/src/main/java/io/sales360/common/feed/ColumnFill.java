package io.sales360.common.feed;

import org.jspecify.annotations.Nullable;

/** Computes the value of one column of an entity from a row. */
@FunctionalInterface
interface ColumnFill {
  @Nullable Object value(RowValues row) throws ValueException;
}
