package io.sales360.pipelines.forecast;

import io.sales360.forecasting.selection.Calibration;
import io.sales360.forecasting.selection.Draft;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine;

/**
 * Learns from the drafts of a panel how wide their intervals must be. Counts are added, so that
 * neither the order nor the partition of the drafts changes a bit; memory does not grow with their
 * number.
 */
final class LearnCalibration extends Combine.CombineFn<Draft, Calibration.Learner, Calibration> {
  private static final long serialVersionUID = 1L;

  @Override
  public Calibration.Learner createAccumulator() {
    return new Calibration.Learner();
  }

  @Override
  public Calibration.Learner addInput(Calibration.Learner learner, Draft draft) {
    learner.add(draft);
    return learner;
  }

  @Override
  public Calibration.Learner mergeAccumulators(Iterable<Calibration.Learner> learners) {
    Calibration.Learner merged = new Calibration.Learner();
    learners.forEach(merged::add);
    return merged;
  }

  @Override
  public Calibration extractOutput(Calibration.Learner learner) {
    return learner.calibration();
  }

  @Override
  public Coder<Calibration.Learner> getAccumulatorCoder(
      CoderRegistry registry, Coder<Draft> drafts) {
    return SerializableCoder.of(Calibration.Learner.class);
  }

  @Override
  public Coder<Calibration> getDefaultOutputCoder(CoderRegistry registry, Coder<Draft> drafts) {
    return SerializableCoder.of(Calibration.class);
  }
}
