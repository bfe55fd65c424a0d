package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.FctRecommendationScore;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** Customers of a holdout, and how often the first five offers met what they bought. */
@DefaultSchema(RecordSchema.class)
record HitSums(long customers, long hits, long popularHits) implements Serializable {
  HitSums plus(HitSums other) {
    return new HitSums(
        customers + other.customers, hits + other.hits, popularHits + other.popularHits);
  }

  FctRecommendationScore score(String recommender, long hitCount) {
    return new FctRecommendationScore(
        recommender,
        LifetimeTerms.HOLDOUT_DAYS,
        customers,
        hitCount,
        hitCount / (double) Math.max(1, customers));
  }
}
