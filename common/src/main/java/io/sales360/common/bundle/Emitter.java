package io.sales360.common.bundle;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.TupleTag;

/** The outputs of a step, the same while a bundle runs and when it ends. */
public interface Emitter {
  /** Hands an element to the output of the tag. */
  <T> void emit(TupleTag<T> tag, T element);

  /** While an element is processed. */
  static Emitter of(DoFn.MultiOutputReceiver outputs) {
    return new Emitter() {
      @Override
      public <T> void emit(TupleTag<T> tag, T element) {
        outputs.get(tag).output(element);
      }
    };
  }

  /** When a bundle ends; in the global window. */
  static Emitter of(DoFn<?, ?>.FinishBundleContext context) {
    return new Emitter() {
      @Override
      public <T> void emit(TupleTag<T> tag, T element) {
        context.output(tag, element, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
      }
    };
  }
}
