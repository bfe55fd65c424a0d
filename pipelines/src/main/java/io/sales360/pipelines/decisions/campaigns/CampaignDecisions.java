package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableSpec;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import java.util.Optional;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** What promotions and campaigns did: the tables of this use case. */
public final class CampaignDecisions {
  static final String TABLE = "agg_campaign_effectiveness";
  static final String ACCOUNT = "decision:" + TABLE;

  private static final TableSpec<AggCampaignEffectiveness> EFFECTIVENESS =
      TableSpec.of(TABLE, Layer.DECISIONS, AggCampaignEffectiveness.class)
          .grain("one row per promotion")
          .sortedBy("subject", "subject_id");

  private CampaignDecisions() {}

  /**
   * Adds the tables of this use case to a job, or says why the deployment cannot have them.
   *
   * @param margins one row per line of a sale, with its cost
   */
  public static void assemble(
      MartReader marts, PCollection<FctMargin> margins, Shelf shelf, Accounts accounts) {
    Optional<String> missing = marts.whyAbsent("dim_promotions", "dim_products");
    if (missing.isPresent()) {
      shelf.absent(TABLE, missing.get());
      return;
    }
    PCollectionTuple measured =
        accounts.take(margins.apply("MeasurePromotions", MeasurePromotions.from(marts)));
    shelf.write(EFFECTIVENESS, measured.get(MeasurePromotions.EFFECTS));
  }
}
