package io.sales360.common.bundle;

import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/** Does a step with every element of a collection; element-wise until the bundle ends. */
public final class InBundle<T> extends PTransform<PCollection<T>, PCollectionTuple> {
  private final BundleStep<T> step;

  private InBundle(BundleStep<T> step) {
    this.step = step;
  }

  public static <T> InBundle<T> doing(BundleStep<T> step) {
    return new InBundle<>(step);
  }

  @Override
  public PCollectionTuple expand(PCollection<T> elements) {
    List<Output<?>> outputs = step.outputs();
    return Output.coded(withMain(elements, outputs.get(0).tag(), outputs), outputs);
  }

  private <M> PCollectionTuple withMain(
      PCollection<T> elements, TupleTag<M> main, List<Output<?>> outputs) {
    return elements.apply(
        "Step",
        ParDo.of(new StepFn<T, M>(step)).withOutputTags(main, Output.others(main, outputs)));
  }

  private static final class StepFn<T, M> extends DoFn<T, M> {
    private final BundleStep<T> step;

    StepFn(BundleStep<T> step) {
      this.step = step;
    }

    @StartBundle
    public void start() {
      step.start();
    }

    @ProcessElement
    public void process(@Element T element, MultiOutputReceiver outputs) {
      step.add(element, Emitter.of(outputs));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      step.finish(Emitter.of(context));
    }
  }
}
