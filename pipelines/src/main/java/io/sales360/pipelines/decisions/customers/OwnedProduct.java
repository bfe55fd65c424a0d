package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** A product that one customer bought, and when first. */
@DefaultSchema(RecordSchema.class)
record OwnedProduct(String productId, LocalDate firstBoughtOn) implements Serializable {}
