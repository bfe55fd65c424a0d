package io.sales360.pipelines.flow;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Each;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.schema.RecordCoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.TupleTag;

/** Adds up the records of a bundle that have equal keys, so that fewer go to the next step. */
public final class SumInBundle<T extends Record> implements BundleStep<T> {
  private static final int MOST_HELD = 50_000;

  private final BundleStep<T> next;
  private final SerializableFunction<T, String> key;
  private final SerializableBiFunction<T, T, T> plus;
  private transient Map<String, T> held = new LinkedHashMap<>();

  /**
   * A step that sums.
   *
   * @param key text that is equal for records that belong together
   * @param plus sum of two records of one key
   * @param next gets each sum, and a key again when too many are held
   */
  public SumInBundle(
      SerializableFunction<T, String> key,
      SerializableBiFunction<T, T, T> plus,
      BundleStep<T> next) {
    this.key = key;
    this.plus = plus;
    this.next = next;
  }

  /** A step that hands out its sums. */
  public SumInBundle(
      TupleTag<T> tag,
      Class<T> type,
      SerializableFunction<T, String> key,
      SerializableBiFunction<T, T, T> plus) {
    this(key, plus, new Each<>(tag, RecordCoder.of(type)));
  }

  @Override
  public void start() {
    held = new LinkedHashMap<>();
    next.start();
  }

  @Override
  public void add(T record, Emitter out) {
    held.merge(key.apply(record), record, plus);
    if (held.size() >= MOST_HELD) {
      release(out);
    }
  }

  @Override
  public void finish(Emitter out) {
    release(out);
    next.finish(out);
  }

  private void release(Emitter out) {
    held.values().forEach(sum -> next.add(sum, out));
    held = new LinkedHashMap<>();
  }

  @Override
  public List<Output<?>> outputs() {
    return next.outputs();
  }
}
