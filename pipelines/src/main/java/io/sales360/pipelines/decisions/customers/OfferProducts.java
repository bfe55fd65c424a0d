package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggNextBestProduct;
import io.sales360.common.decision.FctRecommendationScore;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.affinity.NextProduct;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.time.LocalDate;
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
    // Looked up once: bounded input never changes it.
    private transient @Nullable Learned learned;

    private record Learned(
        Map<String, ProductTraits> products,
        @Nullable NextProduct now,
        @Nullable NextProduct then) {}

    OfferFn(
        PCollectionView<Map<String, NextProduct>> models,
        PCollectionView<Map<String, ProductTraits>> traits,
        LifetimeTerms terms) {
      this.models = models;
      this.traits = traits;
      this.terms = terms;
    }

    @ProcessElement
    public void process(ProcessContext context, MultiOutputReceiver rows) {
      Learned held = learned;
      if (held == null) {
        held = learned(context);
        learned = held;
      }
      PurchaseHistory history = context.element();
      NextProduct now = held.now();
      NextProduct then = held.then();
      if (now != null && !history.products().isEmpty()) {
        int rank = 0;
        for (NextProduct.Offer offer : offers(now, history, held.products(), terms.asOf())) {
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
      }
      if (then != null) {
        score(then, history, held.products(), rows.get(HITS));
      }
    }

    private Learned learned(ProcessContext context) {
      Map<String, ProductTraits> products = context.sideInput(traits);
      Map<String, NextProduct> learnt = context.sideInput(models);
      return new Learned(
          products,
          learnt.get(LearnOffers.Known.AS_OF_DATE.name()),
          learnt.get(LearnOffers.Known.BEFORE_HOLDOUT.name()));
    }

    private void score(
        NextProduct model,
        PurchaseHistory history,
        Map<String, ProductTraits> known,
        OutputReceiver<HitSums> hits) {
      LocalDate cut = terms.lastBeforeHoldout();
      Set<String> had = new TreeSet<>(history.goods(known, cut));
      Set<String> fresh = new TreeSet<>(history.goods(known, terms.asOf()));
      fresh.removeAll(had);
      if (!had.isEmpty() && !fresh.isEmpty()) {
        boolean isHit =
            offers(model, history, known, cut).stream()
                .anyMatch(offer -> fresh.contains(offer.item()));
        boolean isPopularHit = model.bestsellers(had, MOST).stream().anyMatch(fresh::contains);
        hits.output(new HitSums(1, isHit ? 1 : 0, isPopularHit ? 1 : 0));
      }
    }

    private static List<NextProduct.Offer> offers(
        NextProduct model,
        PurchaseHistory history,
        Map<String, ProductTraits> known,
        LocalDate until) {
      List<String> owned =
          history.latestGoods(known, until).stream().map(OwnedProduct::productId).toList();
      return model.offers(owned, Set.of(), MOST);
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
