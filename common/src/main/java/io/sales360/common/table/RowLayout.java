package io.sales360.common.table;

import io.sales360.common.model.Origin;
import io.sales360.common.schema.RecordShape;
import io.sales360.common.schema.RecordShape.Component;
import io.sales360.common.schema.ValueType;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * How a record lies in the columns of a table, and back. One instance per record class;
 * thread-safe.
 */
final class RowLayout<T extends Record> {
  private static final ClassValue<RowLayout<?>> LAYOUTS =
      new ClassValue<>() {
        @Override
        protected RowLayout<?> computeValue(Class<?> type) {
          return new RowLayout<>(RecordShape.of(type.asSubclass(Record.class)));
        }
      };

  /** Column names of an Origin's components. */
  private static final Map<String, String> ORIGIN_COLUMNS =
      Map.of(
          "feed", "source_feed",
          "outcome", "source_outcome",
          "file", "source_file",
          "line", "source_line",
          "controlAmount", "control_amount");

  private static final RecordShape<Origin> ORIGIN = RecordShape.of(Origin.class);

  private final RecordShape<T> shape;
  private final List<Slot> slots;
  private final int originComponent;

  /** Where one column's value comes from: a component, or a component of the Origin in it. */
  private record Slot(
      Column column, StoredType stored, ValueType type, int component, int originPart) {}

  private RowLayout(RecordShape<T> shape) {
    this.shape = shape;
    this.slots = new ArrayList<>();
    int origin = -1;
    for (int i = 0; i < shape.components().size(); i++) {
      Component component = shape.components().get(i);
      if (component.type().raw() == Origin.class) {
        origin = i;
        addOrigin(i, component.type().nullable());
      } else {
        addColumn(i, component);
      }
    }
    this.originComponent = origin;
    Set<String> names = new LinkedHashSet<>();
    for (Slot slot : slots) {
      if (!names.add(slot.column().name())) {
        throw new IllegalArgumentException(
            "%s has two columns named (%s).%nMaybe rename a component."
                .formatted(shape.type().getSimpleName(), slot.column().name()));
      }
    }
  }

  private void addColumn(int index, Component component) {
    StoredType stored = StoredType.of(component.type());
    if (stored == null) {
      throw new IllegalArgumentException(
          "%s.%s is a %s, which is no single column.%nMaybe give each of its parts a component."
              .formatted(shape.type().getSimpleName(), component.name(), component.type().kind()));
    }
    Column column = new Column(component.column(), stored.sql(), component.type().nullable());
    slots.add(new Slot(column, stored, component.type(), index, -1));
  }

  private void addOrigin(int index, boolean nullable) {
    for (int part = 0; part < ORIGIN.components().size(); part++) {
      Component component = ORIGIN.components().get(part);
      ValueType type = component.type();
      StoredType stored = Objects.requireNonNull(StoredType.of(type));
      String name = Objects.requireNonNull(ORIGIN_COLUMNS.get(component.name()));
      Column column = new Column(name, stored.sql(), nullable || type.nullable());
      slots.add(new Slot(column, stored, type, index, part));
    }
  }

  @SuppressWarnings("unchecked") // computeValue makes the layout of exactly this class.
  static <T extends Record> RowLayout<T> of(Class<T> type) {
    return (RowLayout<T>) LAYOUTS.get(type);
  }

  List<Column> columns() {
    return slots.stream().map(Slot::column).toList();
  }

  StoredType storedType(int column) {
    return slots.get(column).stored();
  }

  int indexOf(String column) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).column().name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "A table of %s has no column (%s).%nMaybe one of %s."
            .formatted(
                shape.type().getSimpleName(),
                column,
                slots.stream().map(slot -> slot.column().name()).toList()));
  }

  MessageType parquetSchema(String table) {
    List<Type> types = new ArrayList<>();
    for (Slot slot : slots) {
      types.add(slot.stored().parquetType(slot.column().name(), slot.column().nullable()));
    }
    return new MessageType(table, types);
  }

  /** The Origin of a row; null if the record has none. */
  @Nullable Origin origin(T row) {
    return originComponent < 0 ? null : (Origin) shape.value(row, originComponent);
  }

  /** The stored form of one column. */
  @Nullable Object store(T row, int index, String table) {
    Slot slot = slots.get(index);
    Object value = shape.value(row, slot.component());
    if (value != null && slot.originPart() >= 0) {
      value = ORIGIN.value((Origin) value, slot.originPart());
    }
    String where = table + "." + slot.column().name();
    if (value == null) {
      if (!slot.column().nullable()) {
        throw new UnstorableValueException(
            "%s is missing, but it is required.%nMaybe mark its component @Nullable."
                .formatted(where));
      }
      return null;
    }
    return slot.stored().store(value, where);
  }

  /** The stored forms of all columns. */
  @Nullable Object[] store(T row, String table) {
    @Nullable Object[] stored = new @Nullable Object[slots.size()];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = store(row, i, table);
    }
    return stored;
  }

  /** The record of stored forms, one per column. */
  T load(@Nullable Object[] stored) {
    @Nullable Object[] values = new @Nullable Object[shape.components().size()];
    @Nullable Object[] originParts = new @Nullable Object[ORIGIN.components().size()];
    for (int i = 0; i < stored.length; i++) {
      Slot slot = slots.get(i);
      Object raw = stored[i];
      Object value = raw == null ? null : slot.stored().load(raw, slot.type());
      if (slot.originPart() >= 0) {
        originParts[slot.originPart()] = value;
      } else {
        values[slot.component()] = value;
      }
    }
    if (originComponent >= 0 && originParts[0] != null) {
      values[originComponent] = ORIGIN.make(originParts);
    }
    return shape.make(values);
  }

  /** The canonical bytes of stored forms: what content hashes are made of. */
  static void encode(@Nullable Object[] stored, DataOutput out) throws IOException {
    for (Object value : stored) {
      out.writeByte(value == null ? 0 : 1);
      if (value instanceof Boolean flag) {
        out.writeBoolean(flag);
      } else if (value instanceof Integer number) {
        out.writeInt(number);
      } else if (value instanceof Long number) {
        out.writeLong(number);
      } else if (value instanceof Double number) {
        out.writeLong(Double.doubleToLongBits(number));
      } else if (value instanceof byte[] bytes) {
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
  }

  /** The stored forms of canonical bytes; the inverse of {@link #encode}. */
  @Nullable Object[] decode(byte[] canonical) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(canonical));
    @Nullable Object[] stored = new @Nullable Object[slots.size()];
    for (int i = 0; i < stored.length; i++) {
      if (in.readByte() != 0) {
        stored[i] = slots.get(i).stored().read(in);
      }
    }
    return stored;
  }
}
