package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.PreferenceDimension;
import io.sales360.common.model.Product;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** What customers may like about a product. */
@DefaultSchema(RecordSchema.class)
record ProductTraits(
    String productId,
    @Nullable String category,
    @Nullable String brand,
    @Nullable String size,
    @Nullable String color,
    boolean isService,
    @Nullable LocalDate discontinuedOn)
    implements Serializable {
  static ProductTraits of(Product product) {
    return new ProductTraits(
        product.productId(),
        product.category(),
        product.brand(),
        product.size(),
        product.color(),
        Boolean.TRUE.equals(product.isService()),
        product.discontinuedOn());
  }

  /** Whether it can no longer be bought after the day. */
  boolean isDiscontinued(LocalDate asOf) {
    return discontinuedOn != null && !discontinuedOn.isAfter(asOf);
  }

  /** The value in a dimension; null where unknown or where the product does not decide it. */
  @Nullable String value(PreferenceDimension dimension) {
    return switch (dimension) {
      case CATEGORY -> category;
      case BRAND -> brand;
      case SIZE -> size;
      case COLOR -> color;
      case CHANNEL, PRICE_BAND, PROMOTION -> null;
    };
  }
}
