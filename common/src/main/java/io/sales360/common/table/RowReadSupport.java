package io.sales360.common.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a layout by name. A nullable column that the file does not have is missing
 * in every row, so tables may gain columns; any other difference is refused.
 */
@SuppressWarnings("deprecation") // Parquet still makes these methods abstract.
final class RowReadSupport<T extends Record> extends ReadSupport<T> {
  private final RowLayout<T> layout;
  private final String path;

  RowReadSupport(RowLayout<T> layout, String path) {
    this.layout = layout;
    this.path = path;
  }

  @Override
  public ReadContext init(InitContext context) {
    MessageType file = context.getFileSchema();
    MessageType wanted = layout.parquetSchema(file.getName());
    List<Type> requested = new ArrayList<>();
    for (Type column : wanted.getFields()) {
      if (!file.containsField(column.getName())) {
        if (column.isRepetition(Type.Repetition.REQUIRED)) {
          throw new IllegalStateException(
              "(%s) has no column (%s).%nMaybe it was written by an older version; run again."
                  .formatted(path, column.getName()));
        }
        continue;
      }
      Type found = file.getType(column.getName());
      if (!sameValues(found, column)) {
        throw new IllegalStateException(
            "The column (%s) of (%s) is %s, not %s.%nMaybe it was written by another version."
                .formatted(column.getName(), path, found, column));
      }
      requested.add(found);
    }
    return new ReadContext(new MessageType(file.getName(), requested));
  }

  private static boolean sameValues(Type found, Type wanted) {
    return found.isPrimitive()
        && found.asPrimitiveType().getPrimitiveTypeName()
            == wanted.asPrimitiveType().getPrimitiveTypeName()
        && Objects.equals(found.getLogicalTypeAnnotation(), wanted.getLogicalTypeAnnotation());
  }

  @Override
  public RecordMaterializer<T> prepareForRead(
      Configuration configuration,
      Map<String, String> keyValues,
      MessageType fileSchema,
      ReadContext context) {
    return new Rows(context.getRequestedSchema());
  }

  @Override
  public RecordMaterializer<T> prepareForRead(
      ParquetConfiguration configuration,
      Map<String, String> keyValues,
      MessageType fileSchema,
      ReadContext context) {
    return new Rows(context.getRequestedSchema());
  }

  private final class Rows extends RecordMaterializer<T> {
    private final @Nullable Object[] slots = new @Nullable Object[layout.columns().size()];
    private final Converter[] converters;

    private Rows(MessageType requested) {
      converters = new Converter[requested.getFieldCount()];
      for (int i = 0; i < converters.length; i++) {
        converters[i] = new SlotConverter(slots, layout.indexOf(requested.getFieldName(i)));
      }
    }

    @Override
    public T getCurrentRecord() {
      return layout.load(slots);
    }

    @Override
    public GroupConverter getRootConverter() {
      return new GroupConverter() {
        @Override
        public Converter getConverter(int fieldIndex) {
          return converters[fieldIndex];
        }

        @Override
        public void start() {
          Arrays.fill(slots, null);
        }

        @Override
        public void end() {
          // The record is made when it is asked for.
        }
      };
    }
  }

  /** Puts each value into its slot, in stored form. */
  private static final class SlotConverter extends PrimitiveConverter {
    private final @Nullable Object[] slots;
    private final int slot;

    private SlotConverter(@Nullable Object[] slots, int slot) {
      this.slots = slots;
      this.slot = slot;
    }

    @Override
    public void addBinary(Binary value) {
      slots[slot] = value.getBytes();
    }

    @Override
    public void addBoolean(boolean value) {
      slots[slot] = value;
    }

    @Override
    public void addDouble(double value) {
      slots[slot] = value;
    }

    @Override
    public void addInt(int value) {
      slots[slot] = value;
    }

    @Override
    public void addLong(long value) {
      slots[slot] = value;
    }
  }

  /** A reader of such rows from a file. */
  static final class Builder<T extends Record> extends ParquetReader.Builder<T> {
    private final RowReadSupport<T> support;

    Builder(InputFile file, RowReadSupport<T> support) {
      super(file, new PlainParquetConfiguration());
      this.support = support;
    }

    @Override
    protected ReadSupport<T> getReadSupport() {
      return support;
    }
  }
}
