package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.affinity.BuyerHistories;
import io.sales360.forecasting.affinity.NextProduct;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Learns what to offer next, from all that is known and from what was known before the holdout, by
 * name of the {@link Known}; bounded. One worker sees what every customer bought, about eight bytes
 * per customer and product. Nothing comes out for a time at which nobody had bought goods.
 */
final class LearnOffers
    extends PTransform<PCollection<PurchaseHistory>, PCollection<KV<String, NextProduct>>> {
  private final PCollectionView<Map<String, ProductTraits>> traits;
  private final LifetimeTerms terms;

  /** Up to when purchases are known to a model. */
  enum Known {
    AS_OF_DATE(0),
    BEFORE_HOLDOUT((int) (LifetimeTerms.HOLDOUT_DAYS / LifetimeTerms.DAYS_OF_WEEK));

    private final int weeksAgo;

    Known(int weeksAgo) {
      this.weeksAgo = weeksAgo;
    }
  }

  private LearnOffers(PCollectionView<Map<String, ProductTraits>> traits, LifetimeTerms terms) {
    this.traits = traits;
    this.terms = terms;
  }

  static LearnOffers of(PCollectionView<Map<String, ProductTraits>> traits, LifetimeTerms terms) {
    return new LearnOffers(traits, terms);
  }

  @Override
  public PCollection<KV<String, NextProduct>> expand(PCollection<PurchaseHistory> histories) {
    return histories
        .apply("TakeGoods", ParDo.of(new GoodsFn(traits, terms)).withSideInputs(traits))
        .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(OwnedGoods.class)))
        .apply("GatherGoods", GroupByKey.create())
        .apply("Learn", ParDo.of(new LearnFn(traits, terms)).withSideInputs(traits))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), LearnedCoder.of(NextProduct.class)));
  }

  private static final class GoodsFn extends DoFn<PurchaseHistory, KV<Integer, OwnedGoods>> {
    private final PCollectionView<Map<String, ProductTraits>> traits;
    private final LifetimeTerms terms;
    // Looked up once: bounded input never changes it.
    private transient @Nullable Map<String, ProductTraits> known;

    GoodsFn(PCollectionView<Map<String, ProductTraits>> traits, LifetimeTerms terms) {
      this.traits = traits;
      this.terms = terms;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<String, ProductTraits> held = known;
      if (held == null) {
        held = context.sideInput(traits);
        known = held;
      }
      OwnedGoods goods = OwnedGoods.of(context.element(), held, terms.asOf());
      if (!goods.products().isEmpty()) {
        context.output(KV.of(0, goods));
      }
    }
  }

  private static final class LearnFn
      extends DoFn<KV<Integer, Iterable<OwnedGoods>>, KV<String, NextProduct>> {
    private final PCollectionView<Map<String, ProductTraits>> traits;
    private final LifetimeTerms terms;

    LearnFn(PCollectionView<Map<String, ProductTraits>> traits, LifetimeTerms terms) {
      this.traits = traits;
      this.terms = terms;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      BuyerHistories.Builder builder = new BuyerHistories.Builder();
      for (OwnedGoods goods : context.element().getValue()) {
        builder.add(goods.purchases());
      }
      for (ProductTraits product : context.sideInput(traits).values()) {
        if (product.discontinuedOn() != null && product.isDiscontinued(terms.asOf())) {
          builder.ended(
              product.productId(), OwnedGoods.weeks(product.discontinuedOn(), terms.asOf()));
        }
      }
      BuyerHistories histories = builder.build();
      for (Known known : Known.values()) {
        if (histories.hasBuyers(known.weeksAgo)) {
          context.output(KV.of(known.name(), NextProduct.learn(histories, known.weeksAgo)));
        }
      }
    }
  }
}
