package io.sales360.common.bundle;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.TupleTag;

/** Hands every element on as it is: for the few. */
public final class Each<T> implements BundleStep<T> {
  private final Output<T> output;

  public Each(TupleTag<T> tag, Coder<T> coder) {
    this.output = new Output<>(tag, coder);
  }

  @Override
  public void start() {}

  @Override
  public void add(T element, Emitter out) {
    out.emit(output.tag(), element);
  }

  @Override
  public void finish(Emitter out) {}

  @Override
  public List<Output<?>> outputs() {
    return List.of(output);
  }
}
