package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import io.sales360.forecasting.affinity.BuyerHistories.FirstPurchase;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * What one customer bought, services apart. Grain: one row per customer.
 *
 * @param weeksAgo of each product, whole weeks from the first purchase to the as-of date
 */
@DefaultSchema(RecordSchema.class)
record OwnedGoods(List<String> products, List<Integer> weeksAgo) implements Serializable {
  OwnedGoods {
    products = List.copyOf(products);
    weeksAgo = List.copyOf(weeksAgo);
  }

  static OwnedGoods of(PurchaseHistory history, Map<String, ProductTraits> traits, LocalDate asOf) {
    List<String> products = new ArrayList<>();
    List<Integer> weeksAgo = new ArrayList<>();
    for (OwnedProduct product : history.latestGoods(traits, asOf)) {
      products.add(product.productId());
      weeksAgo.add(weeks(product.firstBoughtOn(), asOf));
    }
    return new OwnedGoods(products, weeksAgo);
  }

  /** Whole weeks between two days: those of 182 days are 26, those of 181 are 25. */
  static int weeks(LocalDate day, LocalDate asOf) {
    return (int) ChronoUnit.WEEKS.between(day, asOf);
  }

  List<FirstPurchase> purchases() {
    List<FirstPurchase> purchases = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      purchases.add(new FirstPurchase(products.get(i), weeksAgo.get(i)));
    }
    return purchases;
  }
}
