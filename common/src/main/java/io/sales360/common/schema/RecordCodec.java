package io.sales360.common.schema;

import io.sales360.common.schema.RecordShape.Component;
import java.io.IOException;
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
  private static final int ENTRY_BYTES = 64;

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

  void encode(Record row, ByteWriter out) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i].write(shape.value(row, i), out);
    }
  }

  T decode(ByteReader in) throws IOException {
    @Nullable Object[] parts = new @Nullable Object[values.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = values[i].read(in);
    }
    return shape.make(parts);
  }

  /** A part of a codec that writes a value that is there. */
  private interface Write {
    void accept(Object value, ByteWriter out) throws IOException;
  }

  /** A part of a codec that reads. */
  private interface Read {
    Object apply(ByteReader in) throws IOException;
  }

  /**
   * How one value is written and read; a nullable one after a byte that says whether it is there.
   */
  private record ValueCodec(boolean nullable, String where, Write write, Read read) {
    void write(@Nullable Object value, ByteWriter out) throws IOException {
      if (nullable) {
        out.write(value == null ? 0 : 1);
        if (value != null) {
          write.accept(value, out);
        }
      } else {
        write.accept(RecordCoder.present(value, where), out);
      }
    }

    @Nullable Object read(ByteReader in) throws IOException {
      if (nullable) {
        int flag = in.readUnsignedByte();
        if (flag > 1) {
          throw new CoderException("%s starts with %d, not with 0 or 1.".formatted(where, flag));
        }
        return flag == 0 ? null : read.apply(in);
      }
      return read.apply(in);
    }
  }

  @SuppressWarnings("EnumOrdinal") // Bytes live no longer than the run that knows the enum.
  private static ValueCodec codecOf(ValueType type, String where) {
    return switch (type.kind()) {
      case BOOLEAN ->
          codec(
              type, where, (v, o) -> o.write((Boolean) v ? 1 : 0), i -> i.readUnsignedByte() != 0);
      case INTEGER -> codec(type, where, (v, o) -> o.writeInt((Integer) v), ByteReader::readInt);
      case LONG -> codec(type, where, (v, o) -> o.writeLong((Long) v), ByteReader::readLong);
      // The canonical NaN: Double.equals knows only one.
      case DOUBLE ->
          codec(
              type,
              where,
              (v, o) -> o.writeLong(Double.doubleToLongBits((Double) v)),
              i -> Double.longBitsToDouble(i.readLong()));
      case TEXT -> codec(type, where, (v, o) -> writeText((String) v, o), RecordCodec::readText);
      case DECIMAL ->
          codec(type, where, (v, o) -> writeDecimal((BigDecimal) v, o), RecordCodec::readDecimal);
      case DATE ->
          codec(
              type,
              where,
              (v, o) -> o.writeLong(((LocalDate) v).toEpochDay()),
              i -> LocalDate.ofEpochDay(i.readLong()));
      case INSTANT ->
          codec(type, where, (v, o) -> writeInstant((Instant) v, o), RecordCodec::readInstant);
      case ENUM -> {
        Object[] constants = Objects.requireNonNull(type.raw().getEnumConstants());
        yield codec(
            type,
            where,
            (v, o) -> o.writeVarInt(((Enum<?>) v).ordinal()),
            i -> constants[i.readVarInt()]);
      }
      case RECORD -> {
        RecordCodec<?> nested = of(type.recordClass());
        yield codec(type, where, (v, o) -> nested.encode((Record) v, o), nested::decode);
      }
      case LIST -> listCodec(type, where);
      case MAP -> mapCodec(type, where);
    };
  }

  private static ValueCodec codec(ValueType type, String where, Write write, Read read) {
    return new ValueCodec(type.nullable(), where, write, read);
  }

  private static ValueCodec listCodec(ValueType type, String where) {
    ValueCodec element = codecOf(type.element(), where + "[]");
    return codec(
        type,
        where,
        (v, o) -> {
          List<?> list = (List<?>) v;
          o.writeVarInt(list.size());
          for (Object item : list) {
            element.write(item, o);
          }
        },
        i -> {
          int size = i.readVarInt();
          List<@Nullable Object> list = new ArrayList<>();
          for (int n = 0; n < size; n++) {
            list.add(element.read(i));
          }
          return Collections.unmodifiableList(list);
        });
  }

  /** Entries are written in the order of their keys' bytes, whatever the order of the map. */
  private static ValueCodec mapCodec(ValueType type, String where) {
    ValueCodec key = codecOf(type.key(), where + " (key)");
    ValueCodec value = codecOf(type.value(), where + "{}");
    return codec(
        type,
        where,
        (v, o) -> {
          List<byte[]> entries = new ArrayList<>();
          for (Map.Entry<?, ?> entry : ((Map<?, ?>) v).entrySet()) {
            ByteWriter bytes = new ByteWriter(ENTRY_BYTES);
            key.write(entry.getKey(), bytes);
            value.write(entry.getValue(), bytes);
            entries.add(bytes.toByteArray());
          }
          entries.sort(Arrays::compareUnsigned);
          o.writeVarInt(entries.size());
          for (byte[] entry : entries) {
            o.write(entry, 0, entry.length);
          }
        },
        i -> {
          int size = i.readVarInt();
          Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
          for (int n = 0; n < size; n++) {
            map.put(key.read(i), value.read(i));
          }
          return Collections.unmodifiableMap(map);
        });
  }

  /**
   * UTF-8. A lone surrogate, which UTF-8 cannot hold, makes the text travel as UTF-16 so that
   * nothing changes on the way: its length is written as a negative number.
   */
  private static void writeText(String text, ByteWriter out) {
    if (hasLoneSurrogate(text)) {
      out.writeInt(-text.length());
      for (int i = 0; i < text.length(); i++) {
        out.writeChar(text.charAt(i));
      }
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8, 0, utf8.length);
  }

  private static String readText(ByteReader in) throws IOException {
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
    return in.readUtf8(length);
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

  private static void writeDecimal(BigDecimal decimal, ByteWriter out) {
    byte[] unscaled = decimal.unscaledValue().toByteArray();
    out.writeInt(decimal.scale());
    out.writeVarInt(unscaled.length);
    out.write(unscaled, 0, unscaled.length);
  }

  private static BigDecimal readDecimal(ByteReader in) throws IOException {
    int scale = in.readInt();
    return new BigDecimal(new BigInteger(in.readBytes(in.readVarInt())), scale);
  }

  private static void writeInstant(Instant instant, ByteWriter out) {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(ByteReader in) throws IOException {
    long seconds = in.readLong();
    return Instant.ofEpochSecond(seconds, in.readInt());
  }
}
