package io.sales360.common.bundle;

import io.sales360.common.schema.ByteReader;
import io.sales360.common.schema.ByteWriter;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;

/**
 * Elements as they are shuffled: many, encoded one after another, in one array of bytes. Runners
 * cost per element, and some copy each one again with its coder; a block costs what one array does.
 * The first byte of a block tells its kind, so that elements of several kinds share a shuffle.
 *
 * @param <T> what the blocks of this kind hold
 */
public final class Blocks<T> implements Serializable {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int MOST_KINDS = 256;

  private final int kind;
  private final Coder<T> coder;

  private Blocks(int kind, Coder<T> coder) {
    if (kind < 0 || kind >= MOST_KINDS) {
      throw new IllegalArgumentException("The kind %d does not fit into a byte.".formatted(kind));
    }
    this.kind = kind;
    this.coder = coder;
  }

  /** The only kind of a shuffle. */
  public static <T> Blocks<T> of(Coder<T> coder) {
    return new Blocks<>(0, coder);
  }

  /** One of several kinds of a shuffle. */
  public static <T> Blocks<T> ofKind(int kind, Coder<T> coder) {
    return new Blocks<>(kind, coder);
  }

  /** The blocks of a group in memory: several kinds are read one after another. */
  public static List<byte[]> hold(Iterable<byte[]> group) {
    List<byte[]> held = new ArrayList<>();
    group.forEach(held::add);
    return held;
  }

  /** The elements of this kind, decoded while they are read. */
  public Iterable<T> in(Iterable<byte[]> group) {
    return () -> new Elements(group.iterator());
  }

  ByteWriter open() {
    ByteWriter block = new ByteWriter(FIRST_CAPACITY);
    block.write(kind);
    return block;
  }

  void add(T element, ByteWriter block) throws IOException {
    coder.encode(element, block);
  }

  private final class Elements implements Iterator<T> {
    private final Iterator<byte[]> blocks;
    private ByteReader block = new ByteReader(new byte[0]);

    private Elements(Iterator<byte[]> blocks) {
      this.blocks = blocks;
    }

    @Override
    public boolean hasNext() {
      while (block.available() == 0 && blocks.hasNext()) {
        ByteReader next = new ByteReader(blocks.next());
        if (next.read() == kind) {
          block = next;
        }
      }
      return block.available() > 0;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The group has no more elements.");
      }
      try {
        return coder.decode(block);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
