package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * In how many sets one product is, or two are; counts of equal products add up.
 *
 * @param product empty for the number of sets
 * @param other the later of two products; empty for one
 */
@DefaultSchema(RecordSchema.class)
record ItemCount(String product, String other, long sets) implements Serializable {
  private static final char SEPARATOR = '\u001f';

  String key() {
    return product + SEPARATOR + other;
  }

  ItemCount plus(ItemCount more) {
    return new ItemCount(product, other, sets + more.sets);
  }
}
