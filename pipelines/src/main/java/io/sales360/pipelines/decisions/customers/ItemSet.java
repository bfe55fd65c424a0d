package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Products that belong together: those of one order, or those one customer has.
 *
 * @param products distinct, ascending
 */
@DefaultSchema(RecordSchema.class)
record ItemSet(Kind kind, List<String> products) implements Serializable {
  enum Kind {
    /** Of one order, with or without a known customer. */
    ORDER,
    /** What one customer bought up to the as-of date. */
    OWNED,
    /** The same up to the holdout. */
    OWNED_BEFORE_HOLDOUT
  }

  ItemSet {
    products = List.copyOf(products);
  }
}
