package io.sales360.common.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Hands stored forms to Parquet, without a detour over another object model. */
@SuppressWarnings("deprecation") // Parquet still makes these methods abstract.
final class RowWriteSupport extends WriteSupport<@Nullable Object[]> {
  private final MessageType schema;
  private final List<Column> columns;
  private @Nullable RecordConsumer consumer;

  RowWriteSupport(MessageType schema, List<Column> columns) {
    this.schema = schema;
    this.columns = columns;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    this.consumer = recordConsumer;
  }

  @Override
  public void write(@Nullable Object[] stored) {
    RecordConsumer out = Objects.requireNonNull(consumer);
    out.startMessage();
    for (int i = 0; i < stored.length; i++) {
      Object value = stored[i];
      if (value != null) {
        String name = columns.get(i).name();
        out.startField(name, i);
        add(out, value);
        out.endField(name, i);
      }
    }
    out.endMessage();
  }

  private static void add(RecordConsumer out, Object value) {
    if (value instanceof byte[] bytes) {
      out.addBinary(Binary.fromConstantByteArray(bytes));
    } else if (value instanceof Long number) {
      out.addLong(number);
    } else if (value instanceof Integer number) {
      out.addInteger(number);
    } else if (value instanceof Double number) {
      out.addDouble(number);
    } else {
      out.addBoolean((Boolean) value);
    }
  }

  /** A writer of such rows to a file. */
  static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final RowWriteSupport support;

    Builder(OutputFile file, RowWriteSupport support) {
      super(file);
      this.support = support;
      withConf(new PlainParquetConfiguration());
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration conf) {
      return support;
    }
  }
}
