package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggNextBestProduct;
import io.sales360.common.decision.FctRecommendationScore;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.affinity.HitRate;
import io.sales360.forecasting.affinity.NextProduct;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * The five products that each customer with a sale is most likely to want next, and how often such
 * offers, made before the holdout, were bought in it; bounded.
 */
final class OfferProducts extends PTransform<PCollection<PurchaseHistory>, PCollectionTuple> {
  static final TupleTag<AggNextBestProduct> OFFERS = new TupleTag<>() {};
  static final TupleTag<FctRecommendationScore> SCORES = new TupleTag<>() {};

  private static final int MOST = 5;

  private final PCollectionView<Map<String, NextProduct>> models;
  private final PCollectionView<Map<String, ProductTraits>> traits;
  private final LifetimeTerms terms;

  private OfferProducts(
      PCollectionView<Map<String, NextProduct>> models,
      PCollectionView<Map<String, ProductTraits>> traits,
      LifetimeTerms terms) {
    this.models = models;
    this.traits = traits;
    this.terms = terms;
  }

  static OfferProducts with(
      PCollectionView<Map<String, NextProduct>> models,
      PCollectionView<Map<String, ProductTraits>> traits,
      LifetimeTerms terms) {
    return new OfferProducts(models, traits, terms);
  }

  @Override
  public PCollectionTuple expand(PCollection<PurchaseHistory> histories) {
    PCollectionTuple offered =
        histories.apply(
            "OfferEach",
            ParDo.of(new OfferFn(models, traits, terms))
                .withSideInputs(models, traits)
                .withOutputTags(OFFERS, TupleTagList.of(OfferFn.HITS)));
    PCollection<FctRecommendationScore> scores =
        offered
            .get(OfferFn.HITS)
            .setCoder(RecordCoder.of(HitSums.class))
            .apply(
                "SumHits",
                SumByKey.of(HitSums.class, sums -> "", (a, b) -> a.plus(b), new Buckets(1)))
            .apply("ToScores", ParDo.of(new ScoreFn()))
            .setCoder(RecordCoder.of(FctRecommendationScore.class));
    return PCollectionTuple.of(
            OFFERS, offered.get(OFFERS).setCoder(RecordCoder.of(AggNextBestProduct.class)))
        .and(SCORES, scores);
  }

  private static final class OfferFn extends DoFn<PurchaseHistory, AggNextBestProduct> {
    static final TupleTag<HitSums> HITS = new TupleTag<>() {};

    private final PCollectionView<Map<String, NextProduct>> models;
    private final PCollectionView<Map<String, ProductTraits>> traits;
    private final LifetimeTerms terms;
    private transient @Nullable Set<String> gone;

    OfferFn(
        PCollectionView<Map<String, NextProduct>> models,
        PCollectionView<Map<String, ProductTraits>> traits,
        LifetimeTerms terms) {
      this.models = models;
      this.traits = traits;
      this.terms = terms;
    }

    @StartBundle
    public void start() {
      gone = null;
    }

    @ProcessElement
    public void process(ProcessContext context, MultiOutputReceiver rows) {
      PurchaseHistory history = context.element();
      Map<String, ProductTraits> known = context.sideInput(traits);
      NextProduct now = context.sideInput(models).get(ItemSet.Kind.OWNED.name());
      Set<String> owned = new TreeSet<>(history.goods(known, terms.asOf()));
      if (now == null || owned.isEmpty()) {
        return;
      }
      if (gone == null) {
        gone = discontinued(known);
      }
      int rank = 0;
      for (NextProduct.Offer offer : now.offers(owned, gone, MOST)) {
        rank++;
        rows.get(OFFERS)
            .output(
                new AggNextBestProduct(
                    history.customerId(),
                    rank,
                    offer.item(),
                    offer.score(),
                    offer.because().isEmpty() ? null : offer.because()));
      }
      NextProduct then = context.sideInput(models).get(ItemSet.Kind.OWNED_BEFORE_HOLDOUT.name());
      Set<String> had = new TreeSet<>(history.goods(known, terms.lastBeforeHoldout()));
      if (then != null && !had.isEmpty()) {
        HitRate hit = HitRate.of(then, List.of(new HitRate.Case(had, owned)), MOST);
        if (hit.asked() > 0) {
          rows.get(HITS)
              .output(new HitSums(1, Math.round(hit.hitRate()), Math.round(hit.popularHitRate())));
        }
      }
    }

    private Set<String> discontinued(Map<String, ProductTraits> known) {
      Set<String> products = new TreeSet<>();
      known.forEach(
          (id, product) -> {
            if (product.isDiscontinued(terms.asOf())) {
              products.add(id);
            }
          });
      return products;
    }
  }

  private static final class ScoreFn extends DoFn<HitSums, FctRecommendationScore> {
    @ProcessElement
    public void process(@Element HitSums sums, OutputReceiver<FctRecommendationScore> scores) {
      scores.output(sums.score("next-product", sums.hits()));
      scores.output(sums.score("popularity", sums.popularHits()));
    }
  }
}
