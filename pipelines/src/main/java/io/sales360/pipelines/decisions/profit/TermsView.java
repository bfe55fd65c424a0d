package io.sales360.pipelines.decisions.profit;

import io.sales360.common.model.CampaignSpend;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Product;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.Salesperson;
import io.sales360.common.product.Reporting;
import io.sales360.pipelines.decisions.MartReader;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The terms as one side input, bounded by products, prices, rates, salespeople, promotions and
 * spends.
 */
record TermsView(PCollectionView<List<Entity>> view, Reporting reporting, LocalDate asOf)
    implements Serializable {

  static TermsView of(MartReader marts) {
    PCollectionView<List<Entity>> view =
        PCollectionList.of(entities(marts, "dim_products", Product.class))
            .and(entities(marts, "dim_price_lists", PriceList.class))
            .and(entities(marts, "fct_exchange_rates", ExchangeRate.class))
            .and(entities(marts, "dim_salespeople", Salesperson.class))
            .and(entities(marts, "dim_promotions", Promotion.class))
            .and(entities(marts, "fct_campaign_spend", CampaignSpend.class))
            .apply("FlattenTerms", Flatten.pCollections())
            .apply("ViewTerms", View.asList());
    return new TermsView(view, marts.plan().product().reporting(), marts.plan().asOf());
  }

  /** Reads the side input; to be done once per bundle. */
  Terms read(DoFn<?, ?>.ProcessContext context) {
    return Terms.of(context.sideInput(view), reporting, asOf);
  }

  private static <T extends Record & Entity> PCollection<Entity> entities(
      MartReader marts, String table, Class<T> type) {
    return marts
        .rows(table, type)
        .apply(
            "Terms_" + table, MapElements.into(TypeDescriptor.of(Entity.class)).via((T row) -> row))
        .setCoder(EntityCoder.of());
  }
}
