package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * In how many sets of a kind one product is, or two are; counts of equal products add up.
 *
 * @param product empty for the number of sets
 * @param other the later of two products; empty for one
 */
@DefaultSchema(RecordSchema.class)
record ItemCount(ItemSet.Kind kind, String product, String other, long sets)
    implements Serializable {
  private static final char SEPARATOR = '\u001f';

  String key() {
    return kind.name() + SEPARATOR + product + SEPARATOR + other;
  }

  ItemCount plus(ItemCount more) {
    return new ItemCount(kind, product, other, sets + more.sets);
  }
}
