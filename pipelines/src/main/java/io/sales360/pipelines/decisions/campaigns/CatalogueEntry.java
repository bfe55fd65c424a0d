package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Product;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** The category of a product that has one. */
@DefaultSchema(RecordSchema.class)
record CatalogueEntry(String productId, String category) implements Serializable {
  static CatalogueEntry of(Product product) {
    return new CatalogueEntry(
        product.productId(), product.category() == null ? "" : product.category());
  }
}
