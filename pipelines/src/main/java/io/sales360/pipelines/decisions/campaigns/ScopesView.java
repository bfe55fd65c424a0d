package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Product;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The promotions as a side input; bounded by promotions, their products, and the catalogue. */
record ScopesView(
    PCollectionView<List<Promotion>> promotions,
    PCollectionView<List<PromotionProduct>> covered,
    PCollectionView<List<CatalogueEntry>> catalogue,
    PCollectionView<List<SubjectMember>> channels)
    implements Serializable {

  /**
   * Of a deployment.
   *
   * @param channels in which promotions were used
   */
  static ScopesView of(MartReader marts, PCollection<SubjectMember> channels) {
    return new ScopesView(
        marts.rows("dim_promotions", Promotion.class).apply("ViewPromotions", View.asList()),
        marts
            .rows("dim_promotion_products", PromotionProduct.class)
            .apply("ViewPromotionProducts", View.asList()),
        marts
            .rows("dim_products", Product.class)
            .apply("KeepWithCategory", Filter.by((Product product) -> product.category() != null))
            .apply(
                "CatalogueEntries",
                MapElements.into(TypeDescriptor.of(CatalogueEntry.class)).via(CatalogueEntry::of))
            .setCoder(RecordCoder.of(CatalogueEntry.class))
            .apply("ViewCatalogue", View.asList()),
        channels.apply("ViewChannels", View.asList()));
  }

  List<PCollectionView<?>> all() {
    return List.of(promotions, covered, catalogue, channels);
  }

  PromotionScopes read(DoFn<?, ?>.ProcessContext context) {
    Map<String, String> categories = new HashMap<>();
    context
        .sideInput(catalogue)
        .forEach(entry -> categories.put(entry.productId(), entry.category()));
    return new PromotionScopes(
        context.sideInput(promotions),
        context.sideInput(covered),
        categories,
        context.sideInput(channels));
  }
}
