package io.sales360.common.bundle;

import io.sales360.common.schema.ByteWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Puts the elements of a bundle that go to one place, a bucket or a shard, into {@link Blocks}. */
public final class Pack<T> implements BundleStep<T> {
  private static final KvCoder<Integer, byte[]> CODER =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  /** A block that is worth an element of its own. */
  private static final int BLOCK_BYTES = 1 << 18;

  /** What all open blocks of a bundle may hold together. */
  private static final long HELD_BYTES = 1L << 24;

  private final Output<KV<Integer, byte[]>> output;
  private final Blocks<T> blocks;
  private final SerializableFunction<T, Integer> place;
  private transient Map<Integer, ByteWriter> open = new HashMap<>();
  private transient long held;

  /**
   * A step that packs.
   *
   * @param tag where blocks go, keyed by their place
   * @param place bucket or shard of an element
   */
  public Pack(
      TupleTag<KV<Integer, byte[]>> tag, Blocks<T> blocks, SerializableFunction<T, Integer> place) {
    this.output = new Output<>(tag, CODER);
    this.blocks = blocks;
    this.place = place;
  }

  @Override
  public void start() {
    open = new HashMap<>();
    held = 0;
  }

  @Override
  public void add(T element, Emitter out) {
    int target = place.apply(element);
    ByteWriter block = open.computeIfAbsent(target, p -> blocks.open());
    int before = block.size();
    try {
      blocks.add(element, block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    held += block.size() - before;
    if (block.size() >= BLOCK_BYTES) {
      held -= block.size();
      out.emit(output.tag(), KV.of(target, block.toByteArray()));
      open.remove(target);
    } else if (held >= HELD_BYTES) {
      finish(out);
    }
  }

  @Override
  public void finish(Emitter out) {
    open.forEach((target, block) -> out.emit(output.tag(), KV.of(target, block.toByteArray())));
    start();
  }

  @Override
  public List<Output<?>> outputs() {
    return List.of(output);
  }
}
