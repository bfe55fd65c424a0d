package io.sales360.common.schema;

import io.sales360.common.schema.RecordShape.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.SchemaProvider;
import org.apache.beam.sdk.schemas.logicaltypes.EnumerationType;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The Beam schema of a Java record: one field per component, named in snake case. Decimals are
 * DECIMAL, dates and instants the SQL logical types, enums an enumeration of their names, records
 * nested rows; a component marked {@code @Nullable} is a nullable field.
 *
 * <p>Used as {@code @DefaultSchema(RecordSchema.class)} on the record.
 */
public final class RecordSchema implements SchemaProvider {
  private static final ClassValue<Schema> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> type) {
          return build(type.asSubclass(Record.class));
        }
      };

  /** The schema of a record class. The same instance each time. */
  public static Schema of(Class<? extends Record> type) {
    return SCHEMAS.get(type);
  }

  /** The row that holds the record's values. */
  public static Row toRow(Record record) {
    Schema schema = of(record.getClass());
    RecordShape<?> shape = RecordShape.of(record.getClass());
    Row.Builder row = Row.withSchema(schema);
    for (int i = 0; i < shape.components().size(); i++) {
      row.addValue(toField(shape.components().get(i).type(), shape.value(record, i)));
    }
    return row.build();
  }

  /** The record that holds the row's values. */
  public static <T extends Record> T fromRow(Row row, Class<T> type) {
    RecordShape<T> shape = RecordShape.of(type);
    @Nullable Object[] values = new @Nullable Object[shape.components().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fromField(shape.components().get(i).type(), row.getValue(i));
    }
    return shape.make(values);
  }

  @Override
  public <T> @Nullable Schema schemaFor(TypeDescriptor<T> descriptor) {
    Class<? super T> type = descriptor.getRawType();
    return type.isRecord() ? of(type.asSubclass(Record.class)) : null;
  }

  @Override
  public <T> @Nullable SerializableFunction<T, Row> toRowFunction(TypeDescriptor<T> descriptor) {
    return descriptor.getRawType().isRecord() ? record -> toRow((Record) record) : null;
  }

  @Override
  @SuppressWarnings("unchecked") // The record class is T's own.
  public <T> @Nullable SerializableFunction<Row, T> fromRowFunction(TypeDescriptor<T> descriptor) {
    Class<? super T> type = descriptor.getRawType();
    if (!type.isRecord()) {
      return null;
    }
    Class<? extends Record> recordType = type.asSubclass(Record.class);
    return row -> (T) fromRow(row, recordType);
  }

  private static Schema build(Class<? extends Record> type) {
    Schema.Builder schema = Schema.builder();
    for (Component component : RecordShape.of(type).components()) {
      schema.addField(component.column(), fieldType(component.type()));
    }
    return schema.build();
  }

  private static FieldType fieldType(ValueType type) {
    FieldType field =
        switch (type.kind()) {
          case BOOLEAN -> FieldType.BOOLEAN;
          case INTEGER -> FieldType.INT32;
          case LONG -> FieldType.INT64;
          case DOUBLE -> FieldType.DOUBLE;
          case TEXT -> FieldType.STRING;
          case DECIMAL -> FieldType.DECIMAL;
          case DATE -> FieldType.logicalType(SqlTypes.DATE);
          case INSTANT -> FieldType.logicalType(SqlTypes.TIMESTAMP);
          case ENUM -> FieldType.logicalType(enumeration(type));
          case RECORD -> FieldType.row(of(type.recordClass()));
          case LIST -> FieldType.array(fieldType(type.element()));
          case MAP -> FieldType.map(fieldType(type.key()), fieldType(type.value()));
        };
    return field.withNullable(type.nullable());
  }

  private static EnumerationType enumeration(ValueType type) {
    Object[] constants = Objects.requireNonNull(type.raw().getEnumConstants());
    String[] names = new String[constants.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = ((Enum<?>) constants[i]).name();
    }
    return EnumerationType.create(names);
  }

  @SuppressWarnings("EnumOrdinal") // Beam's enumerations are of ordinals.
  private static @Nullable Object toField(ValueType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.kind()) {
      case ENUM -> new EnumerationType.Value(((Enum<?>) value).ordinal());
      case RECORD -> toRow((Record) value);
      case LIST -> ((List<?>) value).stream().map(v -> toField(type.element(), v)).toList();
      case MAP -> {
        Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) value)
            .forEach(
                (k, v) ->
                    fields.put(
                        Objects.requireNonNull(toField(type.key(), k)), toField(type.value(), v)));
        yield fields;
      }
      default -> value;
    };
  }

  private static @Nullable Object fromField(ValueType type, @Nullable Object field) {
    if (field == null) {
      return null;
    }
    return switch (type.kind()) {
      case ENUM ->
          Objects.requireNonNull(type.raw().getEnumConstants())[
              ((EnumerationType.Value) field).getValue()];
      case RECORD -> fromRow((Row) field, type.recordClass());
      case LIST -> ((List<?>) field).stream().map(f -> fromField(type.element(), f)).toList();
      case MAP -> {
        Map<Object, @Nullable Object> values = new LinkedHashMap<>();
        ((Map<?, ?>) field)
            .forEach(
                (k, v) ->
                    values.put(
                        Objects.requireNonNull(fromField(type.key(), k)),
                        fromField(type.value(), v)));
        yield values;
      }
      default -> field;
    };
  }
}
