package io.sales360.common.feed;

import io.sales360.common.product.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Reads Parquet files. The place of a row is its ordinal, from 1. */
final class ParquetRowReader implements FormatReader {
  private final DocumentRows documents;

  ParquetRowReader(FileFormat.Parquet format) {
    this.documents = new DocumentRows(format.rows());
  }

  @Override
  public List<String> header(InputStream bytes, String file) throws IOException, FileRefusal {
    try (LocalCopy copy = LocalCopy.of(bytes)) {
      return header(new DamageGuard("Parquet", file).call(0, () -> schema(copy)), file);
    }
  }

  @Override
  public Map<String, String> types(InputStream bytes, String file) throws IOException, FileRefusal {
    try (LocalCopy copy = LocalCopy.of(bytes)) {
      MessageType schema = new DamageGuard("Parquet", file).call(0, () -> schema(copy));
      Map<String, String> types = new LinkedHashMap<>();
      ParquetDocuments.columns(schema, documents::isOnTheWay, types);
      return types;
    }
  }

  @Override
  public void read(InputStream bytes, FileRows rows) throws IOException, FileRefusal {
    DamageGuard guard = new DamageGuard("Parquet", rows.file());
    try (LocalCopy copy = LocalCopy.of(bytes)) {
      MessageType schema = guard.call(0, () -> schema(copy));
      rows.header(header(schema, rows.file()), "");
      ParquetDocuments converter = new ParquetDocuments(schema);
      try (ParquetReader<Group> groups =
          guard.call(0, () -> new Groups(new LocalInputFile(copy.path())).build())) {
        long place = 0;
        for (Group next = next(groups, guard, rows);
            next != null;
            next = next(groups, guard, rows)) {
          documents.emit(++place, next, converter::document, rows);
        }
      }
    }
  }

  private static @Nullable Group next(ParquetReader<Group> groups, DamageGuard guard, FileRows rows)
      throws IOException, FileRefusal {
    return guard.call(rows.count(), () -> Optional.ofNullable(groups.read())).orElse(null);
  }

  private List<String> header(MessageType schema, String file) throws FileRefusal {
    Map<String, String> types = new LinkedHashMap<>();
    ParquetDocuments.columns(schema, documents::isOnTheWay, types);
    return Header.names(new ArrayList<>(types.keySet()), file, "");
  }

  private static MessageType schema(LocalCopy copy) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(copy.path()))) {
      return reader.getFileMetaData().getSchema();
    }
  }

  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
