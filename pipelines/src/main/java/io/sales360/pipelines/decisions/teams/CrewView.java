package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceOwner;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Who belongs to which team, as a side input; bounded by salespeople.
 *
 * @param owner whom sales are credited to
 */
record CrewView(PCollectionView<List<Crew>> view, PerformanceOwner owner) implements Serializable {
  /** Reads the side input; to be done once per bundle. */
  Crews read(DoFn<?, ?>.ProcessContext context) {
    return new Crews(context.sideInput(view), owner);
  }
}
