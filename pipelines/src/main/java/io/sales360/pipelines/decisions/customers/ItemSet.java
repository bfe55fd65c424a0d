package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Products of one order, with or without a known customer.
 *
 * @param products distinct, ascending
 */
@DefaultSchema(RecordSchema.class)
record ItemSet(List<String> products) implements Serializable {
  ItemSet {
    products = List.copyOf(products);
  }
}
