package io.sales360.common.schema;

import io.sales360.common.schema.RecordShape.Component;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;
import org.jspecify.annotations.Nullable;

/** Writes and reads the components of a record; one instance per record class, thread-safe. */
final class RecordCodec<T extends Record> {
  private static final ClassValue<RecordCodec<?>> CODECS =
      new ClassValue<>() {
        @Override
        protected RecordCodec<?> computeValue(Class<?> type) {
          return new RecordCodec<>(RecordShape.of(type.asSubclass(Record.class)));
        }
      };
  private static final int LONGEST_TEXT = 1 << 28;

  private final RecordShape<T> shape;
  private final ValueCodec[] values;

  private RecordCodec(RecordShape<T> shape) {
    this.shape = shape;
    List<Component> components = shape.components();
    values = new ValueCodec[components.size()];
    for (int i = 0; i < values.length; i++) {
      Component component = components.get(i);
      values[i] = codecOf(component.type(), shape.type().getSimpleName() + "." + component.name());
    }
  }

  @SuppressWarnings("unchecked") // computeValue makes the codec of exactly this class.
  static <T extends Record> RecordCodec<T> of(Class<T> type) {
    return (RecordCodec<T>) CODECS.get(type);
  }

  byte[] bytes(T row) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    encode(row, bytes);
    return bytes.toByteArray();
  }

  T parse(byte[] bytes) throws IOException {
    return decode(new ByteArrayInputStream(bytes));
  }

  void encode(T row, OutputStream out) throws IOException {
    encodeAny(row, out instanceof DataOutputStream data ? data : new DataOutputStream(out));
  }

  T decode(InputStream in) throws IOException {
    DataInputStream data = in instanceof DataInputStream known ? known : new DataInputStream(in);
    @Nullable Object[] parts = new @Nullable Object[values.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = values[i].read(data);
    }
    return shape.make(parts);
  }

  private void encodeAny(Record row, DataOutputStream out) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i].write(shape.value(row, i), out);
    }
  }

  /** How one value is written and read. */
  private interface ValueCodec {
    void write(@Nullable Object value, DataOutputStream out) throws IOException;

    @Nullable Object read(DataInputStream in) throws IOException;
  }

  /** How one value that is there is written and read. */
  private interface PresentCodec {
    void write(Object value, DataOutputStream out) throws IOException;

    Object read(DataInputStream in) throws IOException;
  }

  private static ValueCodec codecOf(ValueType type, String where) {
    PresentCodec present = presentCodec(type, where);
    if (!type.nullable()) {
      return new ValueCodec() {
        @Override
        public void write(@Nullable Object value, DataOutputStream out) throws IOException {
          present.write(RecordCoder.present(value, where), out);
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
          return present.read(in);
        }
      };
    }
    return new ValueCodec() {
      @Override
      public void write(@Nullable Object value, DataOutputStream out) throws IOException {
        out.writeByte(value == null ? 0 : 1);
        if (value != null) {
          present.write(value, out);
        }
      }

      @Override
      public @Nullable Object read(DataInputStream in) throws IOException {
        int flag = in.readUnsignedByte();
        if (flag > 1) {
          throw new CoderException("%s starts with %d, not with 0 or 1.".formatted(where, flag));
        }
        return flag == 0 ? null : present.read(in);
      }
    };
  }

  @SuppressWarnings("EnumOrdinal") // Bytes live no longer than the run that knows the enum.
  private static PresentCodec presentCodec(ValueType type, String where) {
    return switch (type.kind()) {
      case BOOLEAN -> codec((v, o) -> o.writeBoolean((Boolean) v), DataInputStream::readBoolean);
      case INTEGER -> codec((v, o) -> o.writeInt((Integer) v), DataInputStream::readInt);
      case LONG -> codec((v, o) -> o.writeLong((Long) v), DataInputStream::readLong);
      // The canonical NaN: Double.equals knows only one.
      case DOUBLE ->
          codec(
              (v, o) -> o.writeLong(Double.doubleToLongBits((Double) v)),
              i -> Double.longBitsToDouble(i.readLong()));
      case TEXT -> codec((v, o) -> writeText((String) v, o), RecordCodec::readText);
      case DECIMAL -> codec((v, o) -> writeDecimal((BigDecimal) v, o), RecordCodec::readDecimal);
      case DATE ->
          codec(
              (v, o) -> o.writeLong(((LocalDate) v).toEpochDay()),
              i -> LocalDate.ofEpochDay(i.readLong()));
      case INSTANT -> codec((v, o) -> writeInstant((Instant) v, o), RecordCodec::readInstant);
      case ENUM -> {
        Object[] constants = Objects.requireNonNull(type.raw().getEnumConstants());
        yield codec(
            (v, o) -> VarInt.encode(((Enum<?>) v).ordinal(), o),
            i -> constants[VarInt.decodeInt(i)]);
      }
      case RECORD -> {
        RecordCodec<?> nested = of(type.recordClass());
        yield codec((v, o) -> nested.encodeAny((Record) v, o), nested::decode);
      }
      case LIST -> listCodec(codecOf(type.element(), where + "[]"));
      case MAP ->
          mapCodec(codecOf(type.key(), where + " (key)"), codecOf(type.value(), where + "{}"));
    };
  }

  private static PresentCodec listCodec(ValueCodec element) {
    return codec(
        (v, o) -> {
          List<?> list = (List<?>) v;
          VarInt.encode(list.size(), o);
          for (Object item : list) {
            element.write(item, o);
          }
        },
        i -> {
          int size = VarInt.decodeInt(i);
          List<@Nullable Object> list = new ArrayList<>();
          for (int n = 0; n < size; n++) {
            list.add(element.read(i));
          }
          return Collections.unmodifiableList(list);
        });
  }

  /** Entries are written in the order of their keys' bytes, whatever the order of the map. */
  private static PresentCodec mapCodec(ValueCodec key, ValueCodec value) {
    return codec(
        (v, o) -> {
          List<byte[]> entries = new ArrayList<>();
          for (Map.Entry<?, ?> entry : ((Map<?, ?>) v).entrySet()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            key.write(entry.getKey(), data);
            value.write(entry.getValue(), data);
            entries.add(bytes.toByteArray());
          }
          entries.sort(Arrays::compareUnsigned);
          VarInt.encode(entries.size(), o);
          for (byte[] entry : entries) {
            o.write(entry);
          }
        },
        i -> {
          int size = VarInt.decodeInt(i);
          Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
          for (int n = 0; n < size; n++) {
            map.put(key.read(i), value.read(i));
          }
          return Collections.unmodifiableMap(map);
        });
  }

  /** A part of a codec that writes. */
  private interface Write {
    void accept(Object value, DataOutputStream out) throws IOException;
  }

  /** A part of a codec that reads. */
  private interface Read {
    Object apply(DataInputStream in) throws IOException;
  }

  private static PresentCodec codec(Write write, Read read) {
    return new PresentCodec() {
      @Override
      public void write(Object value, DataOutputStream out) throws IOException {
        write.accept(value, out);
      }

      @Override
      public Object read(DataInputStream in) throws IOException {
        return read.apply(in);
      }
    };
  }

  /**
   * UTF-8. A lone surrogate, which UTF-8 cannot hold, makes the text travel as UTF-16 so that
   * nothing changes on the way: its length is written as a negative number.
   */
  private static void writeText(String text, DataOutputStream out) throws IOException {
    if (hasLoneSurrogate(text)) {
      out.writeInt(-text.length());
      out.writeChars(text);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length > LONGEST_TEXT || length < -LONGEST_TEXT) {
      throw new CoderException("A text of length %d cannot be ours.".formatted(length));
    }
    if (length < 0) {
      char[] chars = new char[-length];
      for (int i = 0; i < chars.length; i++) {
        chars[i] = in.readChar();
      }
      return new String(chars);
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }

  private static void writeDecimal(BigDecimal decimal, DataOutputStream out) throws IOException {
    byte[] unscaled = decimal.unscaledValue().toByteArray();
    out.writeInt(decimal.scale());
    VarInt.encode(unscaled.length, out);
    out.write(unscaled);
  }

  private static BigDecimal readDecimal(DataInputStream in) throws IOException {
    int scale = in.readInt();
    byte[] unscaled = new byte[VarInt.decodeInt(in)];
    in.readFully(unscaled);
    return new BigDecimal(new BigInteger(unscaled), scale);
  }

  private static void writeInstant(Instant instant, DataOutputStream out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInputStream in) throws IOException {
    long seconds = in.readLong();
    return Instant.ofEpochSecond(seconds, in.readInt());
  }
}
