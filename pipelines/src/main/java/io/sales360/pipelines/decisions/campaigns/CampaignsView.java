package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Campaign;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

/** The campaigns as a side input; bounded by campaigns. */
record CampaignsView(
    PCollectionView<List<Campaign>> campaigns, PCollectionView<List<CampaignGroup>> groups)
    implements Serializable {
  List<PCollectionView<?>> all() {
    return List.of(campaigns, groups);
  }

  /** Reads the side inputs; to be done once per bundle. */
  CampaignBook read(DoFn<?, ?>.ProcessContext context) {
    return new CampaignBook(context.sideInput(campaigns), context.sideInput(groups));
  }
}
