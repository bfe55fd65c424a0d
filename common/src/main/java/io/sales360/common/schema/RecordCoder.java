package io.sales360.common.schema;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a record component by component. Deterministic: equal records have equal bytes (decimals
 * are equal if value and scale are), on every machine. Much faster than rows or Java serialisation,
 * so set it on every collection of records, also inside of KVs.
 *
 * <p>The bytes are for moving and comparing rows within one run, not for keeping: they carry no
 * schema.
 */
public final class RecordCoder<T extends Record> extends CustomCoder<T> {
  private static final int TYPICAL_BYTES = 512;
  private static final int MOST_KEPT_BYTES = 1 << 20;
  private static final ThreadLocal<ByteWriter> WRITERS =
      ThreadLocal.withInitial(() -> new ByteWriter(TYPICAL_BYTES));

  private final Class<T> type;
  private transient volatile @Nullable RecordCodec<T> codec;

  private RecordCoder(Class<T> type) {
    this.type = type;
  }

  /**
   * The coder of a record class.
   *
   * @throws IllegalArgumentException if a component has a type that cannot be encoded
   */
  public static <T extends Record> RecordCoder<T> of(Class<T> type) {
    RecordCoder<T> coder = new RecordCoder<>(type);
    coder.codec();
    return coder;
  }

  /** The length, then the components: so that a reader can take a record in one piece. */
  @Override
  public void encode(T value, OutputStream out) throws IOException {
    if (out instanceof ByteWriter writer) {
      encodeFramed(value, writer);
      return;
    }
    ByteWriter writer = WRITERS.get();
    writer.clear();
    encodeFramed(value, writer);
    out.write(writer.array(), 0, writer.size());
    if (writer.size() > MOST_KEPT_BYTES) {
      WRITERS.remove();
    }
  }

  private void encodeFramed(T value, ByteWriter writer) throws IOException {
    int length = writer.openLength();
    codec().encode(value, writer);
    writer.closeLength(length);
  }

  @Override
  public T decode(InputStream in) throws IOException {
    if (in instanceof ByteReader reader) {
      reader.readInt();
      return codec().decode(reader);
    }
    int length = new ByteReader(wholly(in, Integer.BYTES)).readInt();
    return codec().decode(new ByteReader(wholly(in, length)));
  }

  private static byte[] wholly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("%d bytes were expected, %d came.".formatted(count, bytes.length));
    }
    return bytes;
  }

  /** Nothing to check: the encoding is canonical. */
  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public TypeDescriptor<T> getEncodedTypeDescriptor() {
    return TypeDescriptor.of(type);
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return List.of();
  }

  /** The value's bytes. */
  public byte[] bytes(T value) {
    try {
      ByteWriter writer = new ByteWriter(TYPICAL_BYTES);
      codec().encode(value, writer);
      return writer.toByteArray();
    } catch (IOException e) {
      throw new IllegalArgumentException("The record cannot be encoded: " + value, e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordCoder<?> that && that.type == type;
  }

  @Override
  public int hashCode() {
    return type.getName().hashCode();
  }

  @Override
  public String toString() {
    return "RecordCoder(" + type.getSimpleName() + ")";
  }

  private RecordCodec<T> codec() {
    RecordCodec<T> known = codec;
    if (known == null) {
      known = RecordCodec.of(type);
      codec = known;
    }
    return known;
  }

  /** Refuses a missing value where none is allowed. */
  static <V> V present(@Nullable V value, String where) throws CoderException {
    if (value == null) {
      throw new CoderException(
          "The component %s is missing, but it is not marked @Nullable.".formatted(where));
    }
    return Objects.requireNonNull(value);
  }
}
