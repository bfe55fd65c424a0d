package io.sales360.common.bundle;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is done with elements inside a bundle: packing, adding up, collecting. A transform that
 * makes many elements takes steps for them, so that it hands out blocks and sums and the elements
 * themselves never lie in a runner's memory. Each copy of a transform has its own; for one thread.
 *
 * @param <T> what goes in
 */
public interface BundleStep<T> extends Serializable {
  /** Forgets everything: a bundle begins. */
  void start();

  void add(T element, Emitter out);

  /** Hands out what is held: the bundle ends. */
  void finish(Emitter out);

  /** The outputs that {@link #add} and {@link #finish} use. */
  List<Output<?>> outputs();

  /**
   * This step for elements of another type.
   *
   * @param view the element that this step gets, or null where there is none
   */
  default <S> BundleStep<S> of(SerializableFunction<S, @Nullable T> view) {
    BundleStep<T> step = this;
    return new BundleStep<>() {
      @Override
      public void start() {
        step.start();
      }

      @Override
      public void add(S element, Emitter out) {
        T seen = view.apply(element);
        if (seen != null) {
          step.add(seen, out);
        }
      }

      @Override
      public void finish(Emitter out) {
        step.finish(out);
      }

      @Override
      public List<Output<?>> outputs() {
        return step.outputs();
      }
    };
  }

  /** This step, and another with the same elements. */
  default BundleStep<T> and(BundleStep<? super T> other) {
    BundleStep<T> step = this;
    return new BundleStep<>() {
      @Override
      public void start() {
        step.start();
        other.start();
      }

      @Override
      public void add(T element, Emitter out) {
        step.add(element, out);
        other.add(element, out);
      }

      @Override
      public void finish(Emitter out) {
        step.finish(out);
        other.finish(out);
      }

      @Override
      public List<Output<?>> outputs() {
        List<Output<?>> outputs = new ArrayList<>(step.outputs());
        outputs.addAll(other.outputs());
        return List.copyOf(outputs);
      }
    };
  }
}
