package io.sales360.common.feed;

import io.sales360.common.product.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Reads Avro object container files. The place of a row is the ordinal of its record, from 1. */
final class AvroReader implements FormatReader {
  private static final int MAX_VALUE_BYTES = 1 << 26;
  private static final int MAX_ITEMS = 1_000_000;

  static {
    // Avro believes any length that a damaged file claims, unless told once, by properties.
    limit("string", MAX_VALUE_BYTES);
    limit("bytes", MAX_VALUE_BYTES);
    limit("collectionItems", MAX_ITEMS);
  }

  private final DocumentRows documents;
  private final int maxInflation;

  AvroReader(FileFormat.Avro format, int maxInflation) {
    this.documents = new DocumentRows(format.rows());
    this.maxInflation = maxInflation;
  }

  private static void limit(String of, int most) {
    String property = "org.apache.avro.limits." + of + ".maxLength";
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(most));
    }
  }

  @Override
  public List<String> header(InputStream bytes, String file) throws IOException, FileRefusal {
    DamageGuard guard = new DamageGuard("Avro", file);
    try (LocalCopy copy = LocalCopy.of(bytes);
        DataFileReader<GenericRecord> records = guard.call(0, () -> open(copy))) {
      return header(records.getSchema(), file);
    }
  }

  @Override
  public Map<String, String> types(InputStream bytes, String file) throws IOException, FileRefusal {
    DamageGuard guard = new DamageGuard("Avro", file);
    try (LocalCopy copy = LocalCopy.of(bytes);
        DataFileReader<GenericRecord> records = guard.call(0, () -> open(copy))) {
      Map<String, String> types = new LinkedHashMap<>();
      AvroDocuments.columns(records.getSchema(), documents::isOnTheWay, types, file);
      return types;
    }
  }

  @Override
  public void read(InputStream bytes, FileRows rows) throws IOException, FileRefusal {
    DamageGuard guard = new DamageGuard("Avro", rows.file());
    try (LocalCopy copy = LocalCopy.of(bytes)) {
      // What is whole before a damage is read; then the file is refused.
      AvroContainer container = AvroContainer.of(copy.path(), maxInflation);
      try (DataFileReader<GenericRecord> records = guard.call(0, () -> open(copy))) {
        rows.header(header(records.getSchema(), rows.file()), "");
        for (long place = 1; place <= container.records(); place++) {
          GenericRecord next = guard.call(rows.count(), records::next);
          documents.emit(place, next, AvroDocuments::document, rows);
        }
      }
      String damage = container.damage();
      if (damage != null) {
        throw guard.damaged(rows.count(), damage);
      }
    }
  }

  private List<String> header(Schema schema, String file) throws FileRefusal {
    Map<String, String> types = new LinkedHashMap<>();
    AvroDocuments.columns(schema, documents::isOnTheWay, types, file);
    return Header.names(new ArrayList<>(types.keySet()), file, "");
  }

  private static DataFileReader<GenericRecord> open(LocalCopy copy) throws IOException {
    return new DataFileReader<>(copy.path().toFile(), new GenericDatumReader<>());
  }
}
