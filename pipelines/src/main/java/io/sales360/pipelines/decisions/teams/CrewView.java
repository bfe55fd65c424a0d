package io.sales360.pipelines.decisions.teams;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Who belonged to which team, as a side input; bounded by salespeople and their assignments.
 *
 * @param asOf last day of the data
 */
record CrewView(PCollectionView<List<Crew>> view, LocalDate asOf) implements Serializable {
  /** Reads the side input; to be done once per bundle. */
  Crews read(DoFn<?, ?>.ProcessContext context) {
    return new Crews(context.sideInput(view), asOf);
  }
}
