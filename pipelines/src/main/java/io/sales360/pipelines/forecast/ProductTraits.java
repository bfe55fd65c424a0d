package io.sales360.pipelines.forecast;

import io.sales360.common.model.Product;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per product, with what makes it like others.
 *
 * @param priceBand prices within a factor of two
 */
@DefaultSchema(RecordSchema.class)
record ProductTraits(
    String productId,
    @Nullable String category,
    @Nullable String subcategory,
    @Nullable String brand,
    @Nullable String gender,
    @Nullable String priceBand)
    implements Serializable {

  static ProductTraits of(Product product) {
    BigDecimal price = product.listPrice();
    return new ProductTraits(
        product.productId(),
        product.category(),
        product.subcategory(),
        product.brand(),
        product.gender(),
        price == null || price.signum() <= 0 ? null : "2^" + Math.getExponent(price.doubleValue()));
  }

  /** In the order in which launches are compared. */
  List<@Nullable String> asList() {
    return Arrays.asList(category, subcategory, brand, gender, priceBand);
  }
}
